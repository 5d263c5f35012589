"""The axis of a histogram: years or months, cut into parts of which a page can hold some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from archive.dates import UNBOUNDED, Day, Span, day_from_number

LAST_YEAR = 10**9
MOST_YEARS_BY_MONTH = 2


@dataclass(frozen=True, slots=True)
class Axis:
    """The units from ``first`` to ``last``, both included, in their order.

    A year's unit is the year; a month's is twelve times its year and the months before it.
    """

    monthly: bool
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
        year, month = divmod(unit, 12) if self.monthly else (unit, 0)
        return Day(year, month + 1, 1).number

    def date(self, first: int, step: int) -> str:
        """The part as EDTF: one year or month, or an interval of them."""
        last = first + step - 1
        if not self.monthly:
            first, last = max(first, -LAST_YEAR), min(last, LAST_YEAR)
        start, end = self._words(first), self._words(last)
        return start if first == last else f"{start}/{end}"

    def _words(self, unit: int) -> str:
        year, month = divmod(unit, 12) if self.monthly else (unit, 0)
        sign = "-" if year < 0 else ""
        words = f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
        return f"{words}-{month + 1:02}" if self.monthly else words

    def _steps(self) -> Iterator[int]:
        """1, 2, 5, 10, 20, 50 … years; 1, 2, 3 and 6 months, then years of them."""
        if self.monthly:
            yield from (1, 2, 3, 6, 12)
        else:
            yield from (digit * 10**power for power in count() for digit in (1, 2, 5))


def axis_for(span: Span | None, extent: Span) -> Axis:
    """The axis for documents of this extent, of which those within the span are asked for.

    Months where that is a year or two; else the years asked for, with half as many on either
    side as far as there are documents. All years where nothing is asked.
    """
    bounded = span is not None and span.first > -UNBOUNDED and span.last < UNBOUNDED
    asked = (span if bounded else span and span.overlap(extent)) or extent
    first, last = _year(asked.first), _year(asked.last)
    # EDTF has no months of years with more than four digits.
    if last - first < MOST_YEARS_BY_MONTH and first >= -9999 and last <= 9999:
        return Axis(True, first * 12, last * 12 + 11)
    inside = asked.overlap(extent) or extent
    first, last = _year(inside.first), _year(inside.last)
    around = (last - first + 2) // 2 if span else 0
    return Axis(
        False,
        max(_year(extent.first), first - around),
        min(_year(extent.last), last + around),
    )


def _year(day: int) -> int:
    return day_from_number(day).year
