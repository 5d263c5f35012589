"""The facts of the sample one by one against the volumes they come from, and its words as our own.

What differs from the source stands in DIFFERENCES with its reason, or it is an error.
"""

import re
import tomllib
from functools import cache

import pytest

from archive.curation.sample import SAMPLE
from archive.exchange import tei
from archive.exchange.visits import read_journeys
from archive.text import fold, plain_text, slug, tokens
from tests.conftest import SHARED_DATA

FRUS = SHARED_DATA / "frus"
pytestmark = pytest.mark.skipif(not FRUS.exists(), reason="the volumes are not on this machine")

COPIED = 8  # words in a row that count as copied
_TALK = "The heading says between whom the talk was, encoded as sender and recipient."
DIFFERENCES: dict[tuple[str, str], str] = {
    **{
        ("frus1955-57v02/d171", field): "The dateline has it, but without a date element."
        for field in ("date", "date_as_written", "place")
    },
    ("frus1951v07p2/d307/a2", "date"): "Undated; about the day of the memorandum that encloses it.",
    ("frus1955-57v03/d14", "date"): "The date element has no attribute; the heading has the day.",
    ("frus1955-57v02/d40", "sender"): "A note says that the director submitted the estimate.",
    ("frus1955-57v03/d54", "recipient"): "“All missions” are no body that could be a capacity.",
    ("frus1955-57v03/d98", "interlocutor"): "“United States” heads a list of its delegates.",
    ("frus1955-57v02/d236", "interlocutor"): "Madame Chiang is encoded there as her husband.",
    ("frus1955-57v02/d172", "signatory"): "The closing “a.” is no name.",
    **{
        (number, role): _TALK
        for number in (
            "frus1955-57v02/d142",
            "frus1955-57v02/d308",
            "frus1955-57v02/d317",
            "frus1955-57v03/d9",
        )
        for role in ("sender", "recipient")
    },
}


@cache
def records(kind: str) -> dict[str, dict]:
    """The entries of a kind in the files of the sample, by their keys."""
    paths = [SAMPLE / f"{kind}.toml", *sorted((SAMPLE / kind).glob("*.toml"))]
    return {
        key: values
        for path in paths
        if path.exists()
        for key, values in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def identifiers(values: dict, scheme: str = "frus") -> list[str]:
    given = values.get("identifiers", {}).get(scheme, [])
    return given if isinstance(given, list) else [given]


SAMPLED = {
    number: values for values in records("documents").values() for number in identifiers(values)
}


@cache
def sources() -> dict[str, tei.Document]:
    """The documents of the volumes from which the sample was chosen. Each volume is read once."""
    found = {}
    for name in sorted({number.partition("/")[0] for number in SAMPLED}):
        path = FRUS / f"{name}.xml.gz"
        for document in tei.read_documents(path, tei.read_volume(path)):
            found |= {one.id: one for one in document.family() if one.id in SAMPLED}
    return found


def known_as(kind: str, key: str | None) -> set[str]:
    """How the import knows the record of this key."""
    if key is None:
        return set()
    values = records(kind)[key]
    return {*identifiers(values), fold(values.get("authorised_form") or values["name"])}


def differences(number: str, field: str, wanted, given) -> list[str]:
    """A line where the two differ and nothing explains it."""
    if wanted == given or (number, field) in DIFFERENCES:
        return []
    return [f"{number}: {field}: the source has {wanted!r}, the sample {given!r}"]


def of_all(field: str, wanted, given) -> list[str]:
    """The unexplained differences of a field over all documents."""
    return [
        line
        for number, values in SAMPLED.items()
        for line in differences(number, field, wanted(sources()[number]), given(values))
    ]


def test_every_document_chosen_from_a_volume_is_in_it():
    assert len(SAMPLED) >= 70
    assert sources().keys() == SAMPLED.keys()


def test_every_difference_that_is_explained_is_one():
    assert all(number in SAMPLED and reason for (number, _), reason in DIFFERENCES.items())


@pytest.mark.parametrize("field", ["date", "date_as_written", "classification", "coverage"])
def test_words_of_the_source_are_kept(field):
    assert not of_all(field, lambda one: getattr(one, field), lambda v: v.get(field, ""))


def test_forms_are_those_of_the_headings():
    assert not of_all(
        "genre", lambda one: slug(one.genre) if one.genre else "", lambda v: v.get("genre", "")
    )


def test_places_are_those_of_the_datelines_or_marked_as_supplied():
    wrong = []
    for number, values in SAMPLED.items():
        source, key = sources()[number], values.get("place")
        if not source.place:
            good = key is None or values.get("place_supplied")
        else:
            supplied = values.get("place_supplied", False) == source.place_supplied
            good = supplied and f"place:{fold(source.place)}" in known_as("places", key)
        wrong += [] if good else differences(number, "place", source.place, key)
    assert not wrong


def test_references_are_those_of_the_source_notes():
    def wanted(one):
        return (fold(one.holding.repository), one.holding.reference) if one.holding else None

    wrong = []
    for number, values in SAMPLED.items():
        held, source = values.get("holdings", [])[:1], wanted(sources()[number])
        given = None
        for holding in held:
            names = records("repositories")[holding["repository"]]
            known = {fold(n) for n in [names["name"], *names["other_names"].splitlines()]}
            repository = source[0] if source and source[0] in known else holding["repository"]
            given = (repository, holding.get("reference", ""))
        wrong += differences(number, "reference", source, given)
    assert not wrong


def test_printed_numbers_and_pages_are_those_of_the_volume():
    def wanted(one):
        pages = one.pages[:1] + one.pages[-1:] if len(one.pages) > 1 else one.pages
        return one.volume, one.number, "–".join(pages)

    def given(values):
        first = values["printed_in"][0]
        return first["publication"], first.get("number", ""), first.get("pages", "")

    assert not of_all("printed", wanted, given)


@pytest.mark.parametrize("role", ["sender", "recipient"])
def test_senders_and_recipients_are_those_of_the_headings(role):
    wrong = []
    for number, values in SAMPLED.items():
        rows = [row for row in values["participations"] if row["role"] == role]
        parts = [part for part in sources()[number].parts if part.role == role]
        left = [row for row in rows if not any(_same(part, row, number) for part in parts)]
        missing = [part for part in parts if not any(_same(part, row, number) for row in rows)]
        if left or missing:
            wrong += differences(number, role, [(p.name, p.ref, p.office) for p in missing], left)
    assert not wrong


@pytest.mark.parametrize("role", ["interlocutor", "signatory", "drafter", "via"])
def test_other_parts_that_the_sources_name_are_there(role):
    wrong = []
    for number, values in SAMPLED.items():
        rows = [row for row in values["participations"] if row["role"] == role]
        parts = [part for part in sources()[number].parts if part.role == role]
        missing = [part for part in parts if not any(_same(part, row, number) for row in rows)]
        if missing:
            wrong += differences(number, role, [(p.name, p.ref, p.office) for p in missing], rows)
    assert not wrong


def test_mentions_are_of_persons_whom_the_text_mentions():
    wrong = []
    for number, values in SAMPLED.items():
        volume = number.partition("/")[0]
        refs = {f"{volume}/{part.ref}" for part in sources()[number].parts if part.ref}
        text = fold(plain_text(sources()[number].body) + sources()[number].title)
        for row in values["participations"]:
            if row["role"] != "mentioned" or "correspondent" not in row:
                continue
            one = records("correspondents")[row["correspondent"]]
            forms = [one["authorised_form"], *(name["form"] for name in one.get("names", ()))]
            surnames = {fold(form).split(",")[0].split()[-1] for form in forms}
            if not refs & set(identifiers(one)) and not any(name in text for name in surnames):
                wrong += differences(number, f"mentioned {row['correspondent']}", "", row)
    assert not wrong


def _same(part: tei.Part, row: dict, number: str) -> bool:
    """Whether the row says what the part says; it may say more of who that was."""
    volume = number.partition("/")[0]
    person, office = row.get("correspondent"), row.get("capacity")
    return (
        row.get("name_as_written", "") == part.name
        and (not part.ref or f"{volume}/{part.ref}" in known_as("correspondents", person))
        and (not part.office or f"office:{fold(part.office)}" in known_as("correspondents", office))
    )


def test_persons_of_the_volumes_are_who_the_lists_say():
    listed = {}
    for name in ("frus1955-57v02", "frus1955-57v03"):
        for person in tei.read_volume(FRUS / f"{name}.xml.gz").persons:
            listed[f"{name}/{person.ref}"] = person
    wrong = []
    for key, values in records("correspondents").items():
        forms = [values["authorised_form"], *(one["form"] for one in values.get("names", ()))]
        words = {word for form in forms for word in tokens(form)}
        for number in identifiers(values):
            if "/" in number and number not in listed:
                wrong.append(f"{key}: there is no {number}")
            elif "/" in number and not set(tokens(listed[number].surname)) <= words:
                wrong.append(f"{key}: {number} is {listed[number].name}")
    assert not wrong


def test_journeys_have_the_dates_of_their_list():
    dates = {
        (one.scheme, one.id): one.date
        for path in (SHARED_DATA / "events").glob("*.xml")
        for one in read_journeys(path)
    }
    numbered = [
        (values["date"], dates[scheme, number])
        for values in records("events").values()
        for scheme in ("visits", "travels")
        for number in identifiers(values, scheme)
    ]
    assert len(numbered) >= 2
    assert not [pair for pair in numbered if len(set(pair)) > 1]


# Phrases of the sources that a summary cannot put otherwise: names, titles, quotations.
QUOTED: tuple[str, ...] = ()


def test_no_summary_copies_a_sentence_of_its_document():
    wrong = []
    for number, values in SAMPLED.items():
        source = _runs(plain_text(sources()[number].body) + " " + sources()[number].title)
        texts = [text["body"] for text in values.get("texts", ())]
        for words in [values.get("summary", ""), values.get("editor_note", ""), *texts]:
            wrong += [f"{number}: {run}" for run in _runs(plain_text(words)) & source - quoted()]
    assert not wrong


def quoted() -> set[str]:
    return {run for phrase in QUOTED for run in _runs(phrase)}


def _runs(text: str) -> set[str]:
    """Every run of so many words in the text, folded."""
    words = re.findall(r"\w+", fold(text))
    return {" ".join(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1)}
