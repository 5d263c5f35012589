"""How many documents fall in each year, month or day: what a reader would get by asking for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import lcm

from archive.dates import Span
from archive.search.axis import Axis, Unit
from archive.search.years import Years, sums

MOST_ROWS = 200
MOST_WIDE = 24
MOST_NARROW = 10


@dataclass(frozen=True, slots=True)
class Bucket:
    """Some years, months or days: ``date`` is their EDTF, what to ask for to get the documents.

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

    ``rows`` are single years, months or days, where these are not more than 200. A document that
    may be of several buckets is possible in each; one with an open end reaches to the end of the
    axis but does not widen it. ``whole`` tells that no date is asked for.
    """

    unit: Unit = Unit.YEAR
    rows: tuple[Bucket, ...] = ()
    wide: tuple[Bucket, ...] = ()
    narrow: tuple[Bucket, ...] = ()
    whole: bool = True


def cuts(axis: Axis) -> range:
    """The first units of the rows of a histogram, wide enough that all three cuts end with it."""
    row = axis.step(MOST_ROWS)
    wide, narrow = axis.step(MOST_WIDE, of=row), axis.step(MOST_NARROW, of=row)
    return axis.starts(row, within=lcm(wide, narrow))


def days_of(axis: Axis) -> tuple[int, ...]:
    """The days on which the rows begin, and the one after the last."""
    starts = cuts(axis)
    return tuple(axis.day(unit) for unit in (*starts, starts.stop))


def drawn_by(axis: Axis, counted: Iterable[tuple[int, int, bool, int]], span: Span | None):
    """The histogram for documents that begin in a row, end in another, are continuous: how many.

    Row −1 stands for all time before the axis, the one after the last for all time after.
    """
    starts, counted = cuts(axis), list(counted)
    row = starts.step
    wide, narrow = axis.step(MOST_WIDE, of=row), axis.step(MOST_NARROW, of=row)
    rows, broad, slim = (_cut(axis, starts, step, counted, span) for step in (row, wide, narrow))
    return Histogram(axis.unit, rows, broad, slim, whole=span is None)


def of_years(axis: Axis, years: Years, span: Span | None) -> Histogram:
    """The histogram by years."""
    return drawn_by(axis, years.counted(cuts(axis)), span)


def _cut(axis: Axis, starts: range, step: int, counted: Iterable, span: Span | None):
    """The buckets of so many units that hold a part of the axis."""
    ratio = step // starts.step
    parts = _parts(axis, starts[::ratio])
    merged = ((begins // ratio, ends // ratio, *rest) for begins, ends, *rest in counted)
    return tuple(
        Bucket(
            date, unit, step, *numbers, asked=span is not None and days.overlap(span) is not None
        )
        for (date, unit, days), numbers in zip(parts, sums(merged, len(parts)), strict=True)
        if unit <= axis.last and unit + step > axis.first
    )


@lru_cache(maxsize=100)
def _parts(axis: Axis, units: range) -> tuple[tuple[str, int, Span], ...]:
    """The parts of an axis that begin at these units: their EDTF, first unit and days.

    Most questions find documents of the same years, so their axes are the same.
    """
    step = units.step
    return tuple(
        (axis.date(unit, step), unit, Span(axis.day(unit), axis.day(unit + step) - 1))
        for unit in units
    )
