"""The questions of the benchmark: fourteen kinds, several of each, alike for everybody asked."""

from dataclasses import replace
from itertools import islice

from django.db import connection

from archive.dates import parse
from archive.text import stems
from benchmarks.asked import PAGE, Asked
from benchmarks.collection.authorities import GENRES, LANGUAGES
from benchmarks.collection.vocabulary import COMMON, CONTENT, FIXED, FRENCH, GERMAN, vocabularies

MANY, FEW = 10_000, 100
DEEP = 5000
KINDS = (
    "no filter",
    "common word",
    "medium word",
    "rare word",
    "two words",
    "phrase",
    "person of 10,000",
    "person of 100",
    "person and role",
    "A to B",
    "month",
    "decade",
    "word, person, decade",
    "deep page",
)
PERSON_AND_DATE = KINDS[6:13]


def questions(each: int) -> list[Asked]:
    """So many questions of each kind, the same for the same collection."""
    total = total_documents()
    words, persons = _words(), _persons(min(MANY, total // 10), each)
    common, medium, rare = words
    pairs = _pairs(each)
    asked = [Asked("no filter")] * each
    for place in range(each):
        year = 1921 + 67 * place // each
        month = f"{year}-{place % 12 + 1:02}"
        decade = f"{year // 10}X"
        of = persons[place]
        asked += [
            Asked("common word", words=common[place]),
            Asked("medium word", words=medium[place]),
            Asked("rare word", words=rare[place]),
            Asked("two words", words=f"{common[place]} {common[-1 - place]}"),
            Asked("phrase", words=f'"{FIXED[place]}"'),
            Asked("person of 10,000", person=of),
            Asked("person and role", person=of, role="recipient" if place % 2 else "sender"),
            Asked("A to B", sender=pairs[place][0], recipient=pairs[place][1]),
            Asked("month", date=month),
            Asked("decade", date=decade),
            Asked("word, person, decade", words=common[place], person=of, date=decade),
            Asked("deep page", page=min(DEEP, total // PAGE * 9 // 10) - 7 * place),
        ]
    asked += [Asked("person of 100", person=one) for one in _persons(FEW, each)]
    return sorted(map(_reckoned, asked), key=lambda one: KINDS.index(one.kind))


def _reckoned(asked: Asked) -> Asked:
    span = parse(asked.date).span if asked.date else None
    return replace(asked, first=span.first, last=span.last) if span else asked


def total_documents() -> int:
    """How many documents the collection has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM archive_document")
        return cursor.fetchone()[0]


def _words() -> tuple[list[str], list[str], list[str]]:
    """Words in a fifth and a hundredth of all documents, and in one of some thousands."""
    known = {*FRENCH, *GERMAN, *GENRES}
    common = [one for one in CONTENT if one not in known and _steady(one)]
    elsewhere = {*vocabularies()["fr"].words, *vocabularies()["de"].words}
    made = [one for one in vocabularies()["en"].words[len(COMMON + CONTENT) :] if len(one) < 9]
    apart = [one for one in made if one not in elsewhere]
    medium, rare = (
        islice(filter(_steady, apart[300:]), 24),
        islice(filter(_steady, apart[::-1]), 24),
    )
    return common[:24], list(medium), list(rare)


def _steady(word: str) -> bool:
    """Whether stemmers of all languages leave the word alone, so that all peers mean the same."""
    return not any(stems(word, tag) for tag in LANGUAGES) and not word.endswith(("er", "al", "y"))


def nearest_person(documents: int) -> int:
    """The number of the person who has most nearly so many documents."""
    return _persons(documents, 1)[0]


def _persons(documents: int, each: int) -> list[int]:
    """Those whose documents are nearest to this number."""
    return _column(
        """
        SELECT bearer FROM (
            SELECT unnest(correspondents) AS bearer, count(*) AS documents
            FROM archive_searchentry WHERE status = 'published' GROUP BY 1
        ) counted ORDER BY abs(documents - %s), bearer LIMIT %s
        """,
        [documents, each],
    )


def _pairs(each: int) -> list[tuple[int, int]]:
    """Two of whom one wrote often to the other, each pair another sender."""
    return _rows(
        """
        SELECT sender, recipient FROM (
            SELECT DISTINCT ON (a.correspondent_id) a.correspondent_id AS sender,
                b.correspondent_id AS recipient, count(*) AS letters
            FROM archive_participation a JOIN archive_participation b USING (document_id)
            WHERE a.role = 'sender' AND b.role = 'recipient'
                AND a.correspondent_id <> b.correspondent_id
            GROUP BY 1, 2 ORDER BY 1, letters DESC, 2
        ) often ORDER BY letters DESC, sender LIMIT %s
        """,
        [each],
    )


def _rows(query: str, values: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def _column(query: str, values: list) -> list:
    return [value for (value,) in _rows(query, values)]
