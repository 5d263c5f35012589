"""All values of a group among the documents that a question finds, however many there are."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.conditions import matching
from archive.search.counting import counted_people
from archive.search.groups import FacetValue, facet_values
from archive.search.pieces import Facet
from archive.search.question import Certainty, Question
from archive.search.reckoning import Reckoning
from archive.search.sql import Sql, every, fetched, put


@dataclass(frozen=True, slots=True)
class Persons:
    """A page of correspondents, those of most documents first, and how many there are in all.

    The numbers are those of ``Answer.facets``: what one gets by asking for this one alone.
    """

    values: tuple[FacetValue, ...]
    total: int
    pages: int


def values_of(question: Question, user, group: str) -> tuple[FacetValue, ...]:
    """The values of a group that is not the correspondents, the most frequent first.

    The numbers are those of ``Answer.facets``. One query, one more for words, and one for the mark
    of what is kept.
    """
    reckoning, piece = Reckoning(user), Facet.of(question, group, cut=False)
    reckoning.gather([piece])
    return facet_values(group, reckoning.of(piece))


def persons_of(question: Question, user, words: str = "", page: int = 1, size: int = 50) -> Persons:
    """The correspondents of what the question finds whoever it asks for; with words, those named so.

    One query, one more for words, and one for the mark of what is kept.
    """
    reckoning = Reckoning(user)
    piece = Facet.of(question, "person")
    key = "persons", piece, words, page, size
    found = reckoning.kept(key)
    if found is None:
        found = _persons(piece, reckoning, words, page, size)
        reckoning.keep(key, found)
    return found


def _persons(piece: Facet, reckoning: Reckoning, words: str, page: int, size: int) -> Persons:
    question, user = piece.question, reckoning.user
    rows = put(
        "SELECT * FROM archive_searchentry entry WHERE {}",
        every(
            matching(
                question,
                reckoning.wording(question.words),
                user,
                undated=Certainty.UNDATED in question.wanted,
            )
        ),
    )
    counted = put(
        "WITH found AS ({}) SELECT value, number, count(*) OVER () FROM ({}) counted WHERE {}"
        " ORDER BY number DESC, value LIMIT {} OFFSET {}",
        rows,
        counted_people(piece, "found", user),
        _named(words, reckoning),
        Sql("%s", (size,)),
        Sql("%s", ((page - 1) * size,)),
    )
    found = fetched(counted)
    total = found[0][-1] if found else 0
    values = tuple(FacetValue(value, number) for value, number, _total in found)
    return Persons(values, total, max(1, -(-total // size)))


def _named(words: str, reckoning: Reckoning) -> Sql:
    """The condition that the correspondent has a name of these words."""
    wording = reckoning.wording(words)
    return every(
        Sql(f"{'NOT ' * clause.negative}value = ANY(%s)", (wording.people(clause),))
        for clause in wording.query.clauses
    )
