"""Made-up archives, in the database and as plain values, and questions to them, by chance."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from archive.dates import parse
from archive.models import (
    Correspondent,
    Document,
    DocumentEvent,
    DocumentLanguage,
    Event,
    Holding,
    Participation,
    Role,
    SearchEntry,
    Text,
)
from archive.search import Certainty, Question, Sort, index_words
from tests import factories as make
from tests.search.slow import STEMS, Archive, Doc, Word

DATES = (
    *("{y}", "{y}-{m:02}", "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}/{z}-{m:02}-{d:02}"),
    *("{y}-{m:02}/{z}", "[{y}..{z}]", "{y}/..", "../{y}-{m:02}", "{y}-{m:02}-{d:02}/", "/{y}"),
    *("[..{y}]", "{y}~", "{y}-{m:02}-28/{y}-{m:02}-28", "{t}X", "{y}-21", "-0043-03-15", "Y12345"),
)
SPANS = ("{y}", "{y}-{m:02}", "{y}-{m:02}-{d:02}", "{y}/{z}", "{t}X", "{y}-{m:02}/..", "../{y}")
ROLES = [Role.SENDER, Role.RECIPIENT, Role.MENTIONED, Role.INTENDED_FOR]
KINDS = ["transcription", "translation", "precis"]
WORDS = list(STEMS)
NAMES = ["", "otter", "gold tiger", "tiger"]
SHORT_LIST = 3


def some_date(chance, forms) -> str:
    """An expression of one of the forms, around 1949."""
    year = 1949 + chance.randint(-12, 12) * chance.choice([0, 0, 1])
    return chance.choice(forms).format(
        y=year,
        z=year + chance.randint(1, 3),
        m=chance.randint(1, 12),
        d=chance.randint(1, 27),
        t=year // 10,
    )


def some(chance, values, most: int = 2) -> list:
    """A few of the values, often none."""
    values = list(values)
    number = min(len(values), chance.choice([0, 0, 0, *range(1, most + 1)]))
    return chance.sample(values, number)


def made_archive(chance, most: int = 12) -> Archive:
    """An archive by chance, in the database and as plain values."""
    archive = Archive()
    _make_trees(chance, archive)
    _make_people(chance, archive)
    genres = [make.make_genre().pk for _ in range(2)]
    languages = [make.make_language(tag).pk for tag in ("en", "ru")]
    homes = [make.make_repository().pk for _ in range(2)]
    moment = timezone.now()
    for _ in range(chance.randint(1, most)):
        archive.docs.append(_made_document(chance, archive, genres, languages, homes, moment))
    index_words()
    # When a document was added follows from its history, which is no matter of searching.
    added = dict(SearchEntry.objects.values_list("pk", "added"))
    for doc in archive.docs:
        doc.added = added[doc.number]
    return archive


def _make_trees(chance, archive: Archive) -> None:
    for tree, make_one, up in (
        (archive.collections, make.make_collection, "parent_id"),
        (archive.places, make.make_place, "within_id"),
        (archive.events, make.make_event, "part_of_id"),
    ):
        for _ in range(4):
            parent = chance.choice([None, *tree.parents])
            tree.parents[make_one(**{up: parent}).pk] = parent
    for event in archive.events.parents:
        status = chance.choice(["draft", "published", "published", "withdrawn"])
        archive.event_status[event] = status
        reason = "Closed." if status == "withdrawn" else ""
        Event.objects.filter(pk=event).update(status=status, withdrawn_reason=reason)


def _make_people(chance, archive: Archive) -> None:
    for _ in range(4):
        form = chance.choice(["Otter Gold", "Tiger", "Quince Hawk", "Plum"])
        person = make.make_correspondent(authorised_form=form, qualifier=str(len(archive.names)))
        words = set(form.lower().split())
        if chance.random() < 0.3:
            make.make_name(correspondent=person, form="Letter")
            words.add("letter")
        archive.names[person.pk] = words
        if chance.random() < 0.25:
            archive.withdrawn.add(person.pk)
            Correspondent.objects.filter(pk=person.pk).update(
                status="withdrawn", withdrawn_reason="Closed."
            )


def _made_document(chance, archive, genres, languages, homes, moment) -> Doc:
    status = chance.choice(["published"] * 6 + ["draft", "withdrawn"])
    days = chance.choice([None, None, None, -1, 1])
    date = some_date(chance, DATES) if chance.random() < 0.85 else None
    title, summary, text = (
        [chance.choice(WORDS) for _ in range(chance.choice(lengths))]
        for lengths in ((1, 2), (0, 1, 2), (1, 3))
    )
    document = make.make_document(
        title=" ".join(title),
        summary=" ".join(summary),
        status=status,
        withdrawn_reason="Closed." if status == "withdrawn" else "",
        public_from=None if days is None else moment + timedelta(days=days),
        date=date,
        created_at=moment - timedelta(hours=chance.randint(0, 4)),
        genre_id=chance.choice([None, *genres]),
        place_id=chance.choice([None, *archive.places.parents]),
    )
    doc = Doc(
        number=document.pk,
        title=title,
        summary=summary,
        text=[],
        kinds=set(),
        date=date,
        added=document.created_at,
        public=status == "published" and days != 1,
        genre=document.genre_id,
        languages=set(some(chance, languages)),
        place=document.place_id,
        held={
            (chance.choice(homes), chance.choice([None, *archive.collections.parents]))
            for _ in some(chance, "ab")
        },
        parts=_parts(chance, archive),
        events=set(some(chance, archive.events.parents)),
    )
    _keep(chance, document, doc, text)
    return doc


def _parts(chance, archive) -> list[tuple]:
    found = {}
    for _ in range(chance.randint(0, 4)):
        role = chance.choice(ROLES).value
        one, office = (chance.choice([None, *archive.names]) for _ in range(2))
        name = chance.choice(NAMES if one or office else NAMES[1:])
        found[role, one, office, name] = None
    return list(found)


def _keep(chance, document: Document, doc: Doc, text: list[str]) -> None:
    """Keep what belongs to the document, one statement a table."""
    DocumentLanguage.objects.bulk_create(
        DocumentLanguage(document=document, language_id=one) for one in doc.languages
    )
    Holding.objects.bulk_create(
        Holding(
            document=document, repository_id=home, collection_id=file, reference=str(file or "")
        )
        for home, file in doc.held
    )
    DocumentEvent.objects.bulk_create(
        DocumentEvent(document=document, event_id=one, relation=relation)
        for one in doc.events
        for relation in some(chance, ["mention", "record-of"]) or ["mention"]
    )
    Participation.objects.bulk_create(
        Participation(
            document=document,
            role=role,
            correspondent_id=one,
            capacity_id=office,
            name_as_written=name,
        )
        for role, one, office, name in doc.parts
    )
    english = make.make_language("en")
    for kind in some(chance, KINDS):
        status = chance.choice(["published", "published", "draft"])
        body = f"<p>{' '.join(text)}</p>"
        Text.objects.create(
            document=document, kind=kind, language=english, body=body, status=status
        )
        if status == "published":
            doc.kinds.add(kind)
            doc.text += text


def made_question(chance, archive: Archive) -> tuple[Question, list[Word]]:
    """A question by chance, with its words as clauses."""
    universe = values_of(archive)
    pool = chance.sample(WORDS, len(WORDS))
    clauses = []
    for _ in some(chance, "ab"):
        negative = chance.random() < 0.25
        words = tuple(pool.pop() for _ in range(1 if negative else chance.choice([1, 1, 2])))
        field = chance.choice(["", "", "title", "summary"])
        clauses.append(Word(words, field, negative))
    excluded = [
        (name, value)
        for name in universe
        for value in (some(chance, universe[name]) if chance.random() < 0.12 else [])
    ]
    parts = [(one, chance.choice(["", *ROLES])) for one in some(chance, universe["person"])]
    question = Question(
        words=" ".join(clause.said for clause in clauses),
        span=parse(some_date(chance, SPANS)).span if chance.random() < 0.5 else None,
        certainty=frozenset(some(chance, Certainty, 3)),
        correspondents=frozenset(some(chance, universe["person"])),
        roles=frozenset(some(chance, universe["role"])),
        parts=tuple((one, str(role)) for one, role in parts) if chance.random() < 0.3 else (),
        any_part=chance.random() < 0.5,
        names=frozenset(some(chance, NAMES[1:])) if chance.random() < 0.2 else frozenset(),
        **{
            field: frozenset(some(chance, universe[name]) if chance.random() < 0.4 else [])
            for name, field in GROUP_FIELDS.items()
        },
        excluded=frozenset(excluded),
        sort=chance.choice(list(Sort)),
        size=SHORT_LIST,
    )
    return question, clauses


GROUP_FIELDS = {
    "genre": "genres",
    "repository": "repositories",
    "collection": "collections",
    "language": "languages",
    "place": "places",
    "event": "events",
    "has": "has",
}


def values_of(archive: Archive) -> dict[str, list]:
    """All values there are, by the name of their group."""
    docs = archive.docs
    return {
        "genre": sorted({doc.genre for doc in docs if doc.genre}),
        "repository": sorted({home for doc in docs for home, _file in doc.held}),
        "collection": sorted(archive.collections.parents),
        "language": sorted({one for doc in docs for one in doc.languages}),
        "place": sorted(archive.places.parents),
        "event": sorted(archive.events.parents),
        "person": sorted(archive.names),
        "role": [role.value for role in ROLES],
        "has": ["text", "translation"],
    }
