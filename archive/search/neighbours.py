"""Where a document stands in the answer to a question, and which ones stand beside it."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.listed import Listed, keys_of, listed, stretch
from archive.search.order import ORDERS
from archive.search.question import Question
from archive.search.reckoning import Reckoning
from archive.search.sql import Sql, fetched, put


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A document beside another, by number and title, from which its address is made."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The place of a document among those listed, counted from 1, and those on either side.

    ``page`` is the page of the list, of the question's size, on which the document stands.
    """

    position: int
    total: int
    page: int
    previous: Neighbour | None
    next: Neighbour | None


def neighbours(number: int, question: Question, user) -> Neighbours | None:
    """The neighbours of the document with this number, None where the question does not list it.

    Six queries at most. A long list is read from its landmarks around the document alone, where
    they are kept. The page that the question asks for makes no difference.
    """
    reckoning = Reckoning(user)
    wording = reckoning.wording(question.words)
    total = reckoning.total(question)
    marks = reckoning.landmarks(question)
    if marks is None:
        found, before = listed(question, wording, user), 0
    else:
        keys = keys_of(number, question, wording, user)
        if keys is None:
            return None
        before, cuts = marks.beside(keys, ORDERS[question.sort])
        found = stretch(question, wording, user, cuts)
    return _beside(number, found, before, total, question.size)


def _beside(number: int, found: Listed, before: int, total: int, size: int) -> Neighbours | None:
    """The document among those found, which stand after so many others (one query)."""
    placed = put(
        "SELECT placed.place, earlier.number, earlier.title, later.number, later.title FROM ("
        " SELECT number, row_number() OVER along AS place, lag(number) OVER along AS before,"
        f" lead(number) OVER along AS after FROM ({{}}) found WINDOW along AS (ORDER BY {found.by})"
        ") placed"
        " LEFT JOIN archive_document earlier ON earlier.number = placed.before"
        " LEFT JOIN archive_document later ON later.number = placed.after"
        " WHERE placed.number = {}",
        found.sql,
        Sql("%s", (number,)),
    )
    for place, earlier, earlier_title, later, later_title in fetched(placed):
        position = before + place
        return Neighbours(
            position=position,
            total=total,
            page=(position - 1) // size + 1,
            previous=Neighbour(earlier, earlier_title) if earlier else None,
            next=Neighbour(later, later_title) if later else None,
        )
    return None
