"""All values of a group among the documents that a question finds, however many there are."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.groups import FacetValue, facet_values
from archive.search.pieces import Facet
from archive.search.question import Question
from archive.search.reckoning import Reckoning
from archive.search.statement import gathered


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

    One query, one more for the words of each, and one for the mark of what is kept.
    """
    reckoning = Reckoning(user)
    piece = Facet.of(question, "person", cut=False)
    key = "persons", piece, words, page, size
    found = reckoning.kept(key)
    if found is None:
        found = _persons(piece, reckoning, words, page, size)
        reckoning.keep(key, found)
    return found


def _persons(piece: Facet, reckoning: Reckoning, words: str, page: int, size: int) -> Persons:
    asked = piece.question.words
    # Not kept: there may be many thousands.
    rows = gathered([piece], {asked: reckoning.wording(asked)}, reckoning.user)[piece]
    for clause in reckoning.wording(words).query.clauses:
        named = set(reckoning.wording(words).people(clause))
        rows = [row for row in rows if (row[0] in named) is not clause.negative]
    shown = rows[(page - 1) * size : page * size]
    values = tuple(FacetValue(value, number) for value, *_none, number in shown)
    return Persons(values, len(rows), max(1, -(-len(rows) // size)))
