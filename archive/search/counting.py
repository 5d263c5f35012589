"""What is reckoned of the documents that a question finds: years, certainty, values of a group.

And a page of them in an order of time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from archive.dates import Span
from archive.models import CORRESPONDENTS, ROLE_CODES, TIMELINE
from archive.search.columns import Columns
from archive.search.groups import MOST_VALUES
from archive.search.lists import Ints, Truths, Values
from archive.search.order import ORDERS
from archive.search.pieces import Bars, Facet, Page, Piece, Sureness, Timeline
from archive.search.question import Certainty, Question

Counted = list[tuple[Any, ...]]
# The columns by the keys of orders of time; and what stands behind all days.
_KEYS = {
    "entry.start": "start",
    "entry.finish": "finish",
    "entry.date_first": "first",
    "entry.date_last": "last",
    "entry.document_id": "numbers",
}
_LAST = np.iinfo(np.int64).max


@dataclass
class Found:
    """The rows of the columns that match a question, whatever certainty it asks for."""

    columns: Columns
    rows: Ints
    _listed: dict[tuple, Ints] = field(default_factory=dict)

    def listed(self, question: Question) -> Ints:
        """Those that are listed, by the span and the certainty that are asked for."""
        key = question.span, question.wanted
        if key not in self._listed:
            self._listed[key] = _listed(question, self.columns, self.rows)
        return self._listed[key]


def counted(piece: Piece, found: Found, unseen: Collection[int] = ()) -> Counted:
    """What the piece asks of what its question found.

    Timeline: first year, last year, whether continuous, whether dated; the number of such
    documents. Sureness: how many are certain, how many overlap the span. Bars: in which part of
    the axis documents begin, in which they end, whether they are continuous; their number. Part −1 lies
    before the first of the days, the last part after all. Facet: a value and its number, the most
    frequent first, but for the values that are ``unseen``; of a group that is cut one more than is shown.
    Page, in an order of time: number, first day, last day, whether continuous, and the place.
    """
    columns, rows = found.columns, found.rows
    match piece:
        case Timeline():
            return _years(columns.groups[TIMELINE], rows)
        case Sureness():
            assert piece.question.span is not None  # noqa: S101 (else there is no such piece)
            over = rows[_overlapping(piece.question.span, columns, rows)]
            sure = _certain(piece.question.span, columns, over)
            return [(int(np.count_nonzero(sure)), len(over))]
        case Bars():
            return _bars(piece.days, columns, rows)
        case Page():
            return _page(piece, columns, found.listed(piece.question))
        case Facet():
            return _values(piece, columns, found.listed(piece.question), unseen)


def _years(years: Values, rows: Ints) -> Counted:
    numbers = years.counted(rows)
    kinds: Sequence[Any] = years.values
    return [(*kinds[place], int(numbers[place])) for place in np.flatnonzero(numbers).tolist()]


def _bars(days: tuple[int, ...], columns: Columns, rows: Ints) -> Counted:
    rows = rows[_overlapping(Span(days[0], days[-1] - 1), columns, rows)]
    bounds, parts = np.array(days), len(days) + 1
    begins, ends = (
        np.searchsorted(bounds, day[rows], side="right") for day in (columns.first, columns.last)
    )
    codes, numbers = np.unique(
        (begins * parts + ends) * 2 + columns.lasts[rows], return_counts=True
    )
    return [
        (code // 2 // parts - 1, code // 2 % parts - 1, code % 2, number)
        for code, number in zip(codes.tolist(), numbers.tolist(), strict=True)
    ]


def _page(page: Page, columns: Columns, rows: Ints) -> Counted:
    by, *others = (
        _falling(columns, key, rows, falls) for key, falls in ORDERS[page.question.sort].keys
    )
    by = np.where(columns.dated[rows], by, _LAST)
    end = page.first + page.size
    if len(rows) > end:
        near = by <= np.partition(by, end - 1)[end - 1]
        rows, by, others = rows[near], by[near], [other[near] for other in others]
    shown = rows[np.lexsort([*reversed(others), by])][page.first : end]
    return [
        (
            int(columns.numbers[row]),
            int(columns.first[row]) if columns.dated[row] else None,
            int(columns.last[row]) if columns.dated[row] else None,
            int(columns.lasts[row]),
            place,
        )
        for place, row in enumerate(shown.tolist())
    ]


def _falling(columns: Columns, key: str, rows: Ints, falls: bool) -> Ints:
    """A key of the order as numbers that rise; what undated rows have makes no difference to it."""
    numbers = getattr(columns, _KEYS[key])[rows]
    return -numbers if falls else numbers


def _values(piece: Facet, columns: Columns, rows: Ints, unseen: Collection[int]) -> Counted:
    question = piece.question
    values: Sequence[Any]
    if piece.group == "person" and question.roles:
        roles = [ROLE_CODES[role] for role in question.roles]
        values, numbers = _of_parts(columns, rows, "person", roles, unseen)
    elif piece.group == "role" and question.correspondents:
        values, numbers = _of_parts(columns, rows, "role", question.correspondents, unseen)
    else:
        group = columns.groups[piece.group]
        values, numbers = group.values, group.counted(rows)
        numbers[[group.known[value] for value in unseen if value in group.known]] = 0
    return _most(values, numbers, MOST_VALUES + 1 if piece.cut else len(values))


def _most(values: Sequence[Any], numbers: Ints, most: int) -> Counted:
    """The values with the highest numbers, and these; of equal ones the lowest value first."""
    found = np.flatnonzero(numbers)
    if len(found) > most:
        least = np.partition(numbers[found], -most)[-most]
        found = found[numbers[found] >= least]
    ranked = sorted((-int(numbers[place]), values[place]) for place in found.tolist())
    return [(value, -number) for number, value in ranked[:most]]


def _of_parts(
    columns: Columns, rows: Ints, wanted: str, among: Collection[int], unseen: Collection[int]
) -> tuple[list[int], Ints]:
    """The persons who stand in one of the roles, or the roles of one of the persons, once a document.

    And their numbers, but for those that are unseen.
    """
    whose, parts = columns.parts.at(rows)
    persons, roles = parts % CORRESPONDENTS, parts // CORRESPONDENTS
    values, others = (persons, roles) if wanted == "person" else (roles, persons)
    chosen = np.isin(others, list(among)) & ~np.isin(values, list(unseen))
    found = values[chosen]
    if len(set(among)) > 1:  # of one a row has a value once anyway
        found = np.unique(whose[chosen] * CORRESPONDENTS + found) % CORRESPONDENTS
    listed, numbers = np.unique(found, return_counts=True)
    return listed.tolist(), numbers


def _overlapping(span: Span, columns: Columns, rows: Ints) -> Truths:
    """Which of the rows are dated so that at least one day may lie in the span."""
    first, last = columns.first[rows], columns.last[rows]
    return columns.dated[rows] & (first <= span.last) & (last >= span.first)


def _certain(span: Span, columns: Columns, rows: Ints) -> Truths:
    """Of rows that overlap the span, those that surely lie in it."""
    inside = (columns.first[rows] >= span.first) & (columns.last[rows] <= span.last)
    return columns.lasts[rows] | inside


def _listed(question: Question, columns: Columns, rows: Ints) -> Ints:
    if question.wanted == frozenset(Certainty) and question.span is None:
        return rows
    dated = columns.dated[rows]
    if question.span is None:
        over = sure = dated
    else:
        over = _overlapping(question.span, columns, rows)
        sure = over & _certain(question.span, columns, rows)
    kinds = {
        Certainty.CERTAIN: sure,
        Certainty.POSSIBLE: over & ~sure,
        Certainty.UNDATED: ~dated,
    }
    return rows[np.logical_or.reduce([kinds[certainty] for certainty in question.wanted])]
