"""The axis of a histogram: years, months or days, cut into parts of which a page can hold some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from archive.dates import UNBOUNDED, Day, Span, day_from_number

LAST_YEAR = 10**9
MOST_YEARS_BY_MONTH = 2
MOST_MONTHS_BY_DAY = 2


class Unit(StrEnum):
    """What an axis counts in."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Axis:
    """The units from ``first`` to ``last``, both included, in their order.

    A year's unit is the year; a month's is twelve times its year and the months before it; a
    day's is its number.
    """

    unit: Unit
    first: int
    last: int

    def step(self, most: int, of: int = 1) -> int:
        """How many units make a part, a multiple of ``of``, so that there are at most ``most``."""
        for step in self._steps():
            if step % of == 0 and self.last // step - self.first // step < most:
                return step
        raise ValueError(f"The units {self.first} to {self.last} make no {most} parts.")

    def starts(self, step: int, within: int = 1) -> range:
        """The first units of the parts that cover the axis, begun and ended at ``within``."""
        whole = max(step, within)
        return range(self.first // whole * whole, (self.last // whole + 1) * whole, step)

    def day(self, unit: int) -> int:
        """The day number on which the unit begins."""
        if self.unit is Unit.DAY:
            return unit
        year, month = divmod(unit, 12) if self.unit is Unit.MONTH else (unit, 0)
        return Day(year, month + 1, 1).number

    def date(self, first: int, step: int) -> str:
        """The part as EDTF: one unit, or an interval of them."""
        last = first + step - 1
        if self.unit is Unit.YEAR:
            first, last = max(first, -LAST_YEAR), min(last, LAST_YEAR)
        start, end = self._words(first), self._words(last)
        return start if first == last else f"{start}/{end}"

    def _words(self, unit: int) -> str:
        if self.unit is Unit.DAY:
            return str(day_from_number(unit))
        year, month = divmod(unit, 12) if self.unit is Unit.MONTH else (unit, 0)
        sign = "-" if year < 0 else ""
        words = f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
        return f"{words}-{month + 1:02}" if self.unit is Unit.MONTH else words

    def _steps(self) -> Iterator[int]:
        """1, 2, 5, 10, 20, 50 … years; 1, 2, 3, 6 and 12 months; 1, 2, 4, 8 … days."""
        if self.unit is Unit.MONTH:
            yield from (1, 2, 3, 6, 12)
        elif self.unit is Unit.DAY:
            yield from (2**power for power in count())
        else:
            yield from (digit * 10**power for power in count() for digit in (1, 2, 5))


def near_axis(span: Span | None) -> Axis | None:
    """The axis where the span alone decides: the days of a month or two, the months of a year or two.

    None for longer spans, and for those with an open end.
    """
    if span is None or span.first <= -UNBOUNDED or span.last >= UNBOUNDED:
        return None
    first, last = day_from_number(span.first), day_from_number(span.last)
    # EDTF has no months of years with more than four digits.
    if last.year - first.year >= MOST_YEARS_BY_MONTH or first.year < -9999 or last.year > 9999:
        return None
    months = Axis(Unit.MONTH, first.year * 12, last.year * 12 + 11)
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if end - start < MOST_MONTHS_BY_DAY:
        return Axis(Unit.DAY, months.day(start), months.day(end + 1) - 1)
    return months


def axis_for(span: Span | None, extent: Span) -> Axis:
    """The axis for documents of this extent, of which those within the span are asked for.

    Days or months where ``near_axis`` says so of the span, or of its part within the extent where
    an end is open; else the years asked for, with half as many on either side as far as there are
    documents. All years where nothing is asked.
    """
    bounded = span is not None and span.first > -UNBOUNDED and span.last < UNBOUNDED
    asked = (span if bounded else span and span.overlap(extent)) or extent
    near = near_axis(asked)
    if near is not None:
        return near
    inside = asked.overlap(extent) or extent
    first, last = _year(inside.first), _year(inside.last)
    around = (last - first + 2) // 2 if span else 0
    return Axis(
        Unit.YEAR,
        max(_year(extent.first), first - around),
        min(_year(extent.last), last + around),
    )


def _year(day: int) -> int:
    return day_from_number(day).year
