"""How many documents fall in each year or month: what a reader would get by asking for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import lcm

from django.db.models import Count, F, Func, IntegerField, Max, Min, Value
from django.db.models.functions import Coalesce, NullIf

from archive.dates import UNBOUNDED, Span
from archive.models import overlap_q
from archive.search.axis import Axis, axis_for

MOST_ROWS = 200
MOST_WIDE = 24
MOST_NARROW = 10


@dataclass(frozen=True, slots=True)
class Bucket:
    """Some years or months: ``date`` is their EDTF, and what to ask for to get the documents.

    ``certain`` and ``possible`` are the numbers one gets then; ``asked`` tells whether the
    bucket lies at least partly in the span that is asked for now.
    """

    date: str
    first: int
    step: int
    certain: int
    possible: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """The same documents cut three times: for a table, a wide drawing and a narrow one.

    ``rows`` are single years or months, where these are not more than 200. A document that may
    be of several buckets is possible in each; one with an open end reaches to the end of the
    axis but does not widen it.
    """

    monthly: bool = False
    rows: tuple[Bucket, ...] = ()
    wide: tuple[Bucket, ...] = ()
    narrow: tuple[Bucket, ...] = ()
    whole: bool = True


def histogram(documents, span: Span | None = None) -> Histogram:
    """The histogram of these documents (a queryset), whatever their certainty.

    ``span`` is what is asked for: it decides which years or months are drawn, not which
    documents are counted. Two queries, one where the span is a year or two.
    """
    documents = documents.order_by()
    extent = _extent(documents)
    if extent is None:
        return Histogram()
    axis = axis_for(span, extent)
    row = axis.step(MOST_ROWS)
    wide, narrow = axis.step(MOST_WIDE, of=row), axis.step(MOST_NARROW, of=row)
    # Wide enough that the parts of all three begin and end with it.
    starts = axis.starts(row, within=lcm(wide, narrow))
    counted = _counted(documents, [axis.day(unit) for unit in (*starts, starts.stop)])
    rows, broad, slim = (_cut(axis, starts, step, counted, span) for step in (row, wide, narrow))
    return Histogram(axis.monthly, rows, broad, slim, whole=span is None)


def _extent(documents) -> Span | None:
    """From the first to the last known day of any document; None without one (one query)."""
    first = NullIf(F("date_first"), Value(-UNBOUNDED))
    last = NullIf(F("date_last"), Value(UNBOUNDED))
    ends = documents.aggregate(first=Min(Coalesce(first, last)), last=Max(Coalesce(last, first)))
    return Span(ends["first"], ends["last"]) if ends["first"] is not None else None


def _counted(documents, days: list[int]) -> list[tuple[int, int, bool, int]]:
    """How many documents begin and end between which of the days (one query).

    Each is the part in which they begin, the one in which they end, whether they last all the
    time between, and their number. Part −1 lies before the first day, the last part after all.
    """
    between = {
        name: Func(F(column), Value(days), function="width_bucket", output_field=IntegerField()) - 1
        for name, column in (("begins", "date_first"), ("ends", "date_last"))
    }
    reaching = documents.filter(overlap_q(Span(days[0], days[-1] - 1))).annotate(**between)
    rows = reaching.values_list("begins", "ends", "date_continuous")
    return list(rows.annotate(number=Count("pk")))


def _cut(axis: Axis, starts: range, step: int, counted: Iterable, span: Span | None):
    """The buckets of so many units that hold a part of the axis."""
    ratio = step // starts.step
    size = len(starts) // ratio
    reached, filled, inside = [0] * (size + 1), [0] * (size + 1), [0] * size
    for begins, ends, lasts, number in counted:
        first, last = begins // ratio, min(ends // ratio, size)
        for steps in (reached, filled) if lasts else (reached,):
            steps[max(first, 0)] += number
            steps[min(last + 1, size)] -= number
        if not lasts and 0 <= first == last < size:
            inside[first] += number
    certain = [one + other for one, other in zip(accumulate(filled), inside, strict=False)]
    return tuple(
        _bucket(axis, unit, step, sure, overlapping - sure, span)
        for unit, sure, overlapping in zip(
            starts[::ratio], certain, accumulate(reached), strict=False
        )
        if unit <= axis.last and unit + step > axis.first
    )


def _bucket(axis: Axis, unit: int, step: int, certain: int, possible: int, span) -> Bucket:
    days = Span(axis.day(unit), axis.day(unit + step) - 1)
    asked = span is not None and days.overlap(span) is not None
    return Bucket(axis.date(unit, step), unit, step, certain, possible, asked)
