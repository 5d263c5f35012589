"""Tables become records: what each column gives, what is refused, what a second run does."""

import pytest

from archive.models import Document, Genre, ImportRun, Participation, Place, Repository
from tests import factories as make
from tests.curation.tables import load, one, table, told

pytestmark = pytest.mark.django_db


def document(**cells):
    """The document that a table of one row with these cells gives."""
    report = load("documents", one(**cells))
    assert list(report.errors) == []
    return Document.objects.get()


def error(kind="documents", content=None, **cells):
    """The one error of a table."""
    [problem] = load(kind, content or one(**cells)).errors
    return problem


def test_plain_columns_fill_the_fields_of_their_name():
    found = document(
        classification="Top secret",
        summary="First.\nSecond\u200b.",
        rights="Free",
        access_note="Ask",
        note="Ours",
        date_note="postmark",
        availability="Reference",
        coverage="1949",
        public_from="2030-01-31",
    )
    assert found.classification == "Top secret"
    assert found.summary == "First.\nSecond."
    assert (found.rights, found.access_note, found.editor_note) == ("Free", "Ask", "Ours")
    assert (found.date_note, found.availability, str(found.coverage)) == (
        "postmark",
        "reference",
        "1949",
    )
    assert found.public_from.isoformat() == "2030-01-31T00:00:00+00:00"
    assert found.status == "draft"


@pytest.mark.parametrize(
    ("cells", "date", "words"),
    [
        ({"date": "1949-02"}, "1949-02", ""),
        ({"date": "3 Feb. 1949"}, "1949-02-03", "3 Feb. 1949"),
        ({"date": "n.d."}, None, "n.d."),
        ({"date": ""}, None, ""),
        ({"date_edtf": "1949~", "date_as_written": "c. '49"}, "1949~", "c. '49"),
        ({"date_as_written": "February 1949"}, "1949-02", "February 1949"),
        ({"date": "", "date_as_written": "n.d."}, None, "n.d."),
    ],
)
def test_a_date_is_read_and_its_words_are_kept(cells, date, words):
    found = document(**cells)
    assert (str(found.date) if found.date else None, found.date_as_written) == (date, words)


def test_old_style_is_converted_and_said():
    found = document(date="5 March 1853 (O.S.)")
    assert (str(found.date), found.calendar) == ("1853-03-17", "julian")


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        ("03/02/1949", "1949-02-03"),
        ("1949-2-3", "not a date"),
        ("1950/1949", "end is before its start"),
        ("soon", "not a date"),
    ],
)
def test_a_date_that_is_none_or_several_is_an_error(words, told_of):
    problem = error(date=words)
    assert (problem.line, problem.record, problem.field) == (2, "L-1", "date")
    assert words in problem.found
    assert told_of in problem.found
    assert problem.remedy


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("en", ["en"]),
        ("eng|RUS", ["en", "ru"]),
        ("Chinese", ["zh"]),
        ("zh_hant", ["zh-Hant"]),
        ("ger|deu|de", ["de"]),
    ],
)
def test_languages_are_taken_as_tag_code_or_name(written, tags):
    make.make_language("ru")
    assert sorted(one.tag for one in document(language=written).languages.all()) == tags


def test_unknown_values_of_lists_are_errors_with_the_nearest():
    make.make_genre(name="Letter", slug="letter")
    problem = error(genre="Lettre")
    assert "Letter" in problem.found
    assert "--create genre" in problem.remedy
    assert error(language="Klingonese").field == "language"
    assert "Russian" in error(language="Rusian").found
    assert "held" in error(availability="lost").found
    assert error(repository="RGASPI").field == "repository"
    assert error(collection="Fond 558").field == "collection"


def test_lists_grow_only_where_that_is_allowed():
    content = table(
        ["1", "A", "letter", "RGASPI", "f. 1"],
        ["2", "B", "Letter", "rgaspi", "f. 2"],
        header=["id", "title", "genre", "repository", "reference"],
    )
    assert len(load("documents", content, create=["genre"]).errors) == 2
    report = load("documents", content, create=["genre", "repository"])
    assert (report.created, list(report.made["genre"].values())) == (2, ["letter"])
    assert Genre.objects.get().slug == "letter"
    assert [held.reference for held in Repository.objects.get().holdings.all()] == ["f. 1", "f. 2"]
    with pytest.raises(ValueError, match="no list that may grow"):
        load("documents", content, create=["place"])


def test_a_reference_may_begin_with_its_repository():
    held = make.make_repository(name="Russian State Archive", code="RGASPI")
    make.make_repository(name="Russian State Archive of Film")
    document(reference="RGASPI, f. 558, l. 1")
    assert held.holdings.get().reference == "f. 558, l. 1"


def test_a_reference_without_repository_is_kept_as_written_and_said_once():
    content = table(["1", "A", "f. 1"], ["2", "B", "f. 2"], header=["id", "title", "reference"])
    report = load("documents", content)
    assert (report.unlocated, len(report.notes)) == (2, 1)
    assert Repository.objects.get().name == "Repository not identified"


def test_a_collection_brings_its_repository():
    fonds = make.make_collection(
        title="Stalin", reference_code="f. 558", repository=make.make_repository()
    )
    held = document(collection="F. 558", reference="op. 11", form="copy", extent="2 leaves")
    holding = held.holdings.get()
    assert (holding.collection, holding.repository) == (fonds, fonds.repository)
    assert (holding.form, holding.extent) == ("copy", "2 leaves")


def test_a_place_is_found_by_any_name_or_made_and_brackets_say_who_supplied_it():
    moscow = make.make_place(name="Moscow")
    make.make_place_name(place=moscow, form="Moskva")
    assert document(place="[MOSKVA]").place == moscow
    assert Document.objects.get().place_supplied
    load("documents", one(id="L-2", place="Canton"))
    assert set(Place.objects.values_list("name", flat=True)) == {"Moscow", "Canton"}


def test_a_place_name_that_several_have_is_not_guessed():
    for whole in (make.make_place(), make.make_place()):
        make.make_place(name="Georgia", within=whole)
    assert "2 places" in error(place="Georgia").found


def parts(**cells):
    document(**cells)
    found = Participation.objects.order_by("role", "order")
    return [(one.role, str(one.correspondent or ""), one.name_as_written) for one in found]


def test_a_name_is_joined_with_its_only_bearer_and_else_kept():
    stalin = make.make_correspondent(authorised_form="Stalin, Iosif")
    make.make_name(correspondent=stalin, form="Сталин")
    assert parts(sender="СТАЛИН|Unknown", recipient="Nobody") == [
        ("recipient", "", "Nobody"),
        ("sender", "Stalin, Iosif", "СТАЛИН"),
        ("sender", "", "Unknown"),
    ]


def test_a_name_of_several_is_kept_and_said():
    for first in ("Allen", "John"):
        one_of_them = make.make_correspondent(authorised_form=f"Dulles, {first}")
        make.make_name(correspondent=one_of_them, form="Dulles")
    report = load("documents", one(sender="Dulles"))
    assert "Dulles, Allen; Dulles, John" in next(iter(report.notes)).found
    assert Participation.objects.get().correspondent is None


def test_a_qualifier_tells_two_of_one_name_apart():
    make.make_correspondent(authorised_form="Wang Ming", qualifier="1904–1974")
    other = make.make_correspondent(authorised_form="Wang Ming", qualifier="painter")
    document(sender="Wang Ming (Painter)")
    assert Participation.objects.get().correspondent == other


def test_a_pseudonym_is_probable_and_says_why():
    stalin = make.make_correspondent(authorised_form="Stalin")
    make.make_name(correspondent=stalin, form="Filippov", kind="pseudonym")
    document(sender="Filippov")
    part = Participation.objects.get()
    assert (part.correspondent, part.certainty) == (stalin, "probable")
    assert "Filippov" in part.evidence


def test_who_it_was_and_how_it_is_written_are_two_columns():
    make.make_correspondent(authorised_form="Stalin")
    assert parts(sender="Stalin", sender_as_written="Filippov") == [
        ("sender", "Stalin", "Filippov")
    ]
    problems = load(
        "documents", one(id="L-2", sender="Nobody|A", sender_as_written="Fyn Si")
    ).errors
    assert {problem.field for problem in problems} == {"sender", "sender_as_written"}


def test_an_office_acts_as_capacity_and_a_withdrawn_bearer_is_none():
    office = make.make_correspondent(authorised_form="Secretary of State", kind="office")
    make.make_withdrawn(make.make_correspondent, "Error.", authorised_form="Ghost")
    document(sender="Secretary of State", recipient="Ghost")
    assert Participation.objects.get(role="sender").capacity == office
    assert Participation.objects.get(role="recipient").correspondent is None


def test_every_error_of_a_file_is_told_and_nothing_is_written():
    rows = [["1", "A", "31 June 1950"], ["1", "B", ""], ["", "C", ""], ["4", "", ""], ["5", "E"]]
    report = load("documents", table(*rows, header=["id", "title", "date"]))
    assert told(report) == [(2, "date"), (3, "id"), (4, "id"), (5, "title"), (6, "row")]
    assert not Document.objects.exists()
    assert not ImportRun.objects.exists()


def test_more_errors_than_anybody_reads_are_counted():
    rows = [[str(number), ""] for number in range(1500)]
    report = load("documents", table(*rows))
    assert len(report.errors) == 1500
    assert (len(list(report.errors)), report.errors.untold) == (1000, 500)


def test_nothing_that_is_too_long_is_cut():
    content = one(
        id="i" * 301, title="t" * 1001, sender="s" * 301, place="p" * 201, extent="e" * 201
    )
    assert {field for _, field in told(load("documents", content))} == {
        "id",
        "title",
        "sender",
        "place",
        "extent",
    }


def test_what_grows_when_it_is_folded_or_indexed_is_refused_in_time():
    content = one(title="".join(map(chr, range(0x4E00, 0x4E00 + 900))), sender="ﷺ" * 290)
    assert [field for _, field in told(load("documents", content))] == ["title", "sender"]
    many = "|".join(str(number) for number in range(501))
    assert told(load("documents", one(sender=many))) == [(2, "sender")]


def test_a_scheme_must_be_ones_own():
    with pytest.raises(ValueError, match="wikidata"):
        load("documents", one(), scheme="wikidata")
    load("documents", one(), scheme="ours")
    load("documents", one(), scheme="theirs")
    assert Document.objects.count() == 2
