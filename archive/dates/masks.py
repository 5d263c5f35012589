"""Unspecified digits: the first and last real day that fits a mask like 195X-02-29."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from .days import Day, month_length

_DIGITS = "0123456789"


def fitting_days(year: str, month: str, day: str) -> tuple[Day, Day] | None:
    """The earliest and latest day whose digits fit the three masks; None where no day does.

    `year` has four places and perhaps a minus sign; `month` and `day` have two places or are
    empty, which means any. 'X' stands for any digit.
    """
    months = _fitting(month or "XX", 12)
    days = _fitting(day or "XX", 31)
    earliest = _first(_fitting_years(year), months, days)
    latest = _first(_fitting_years(year, backwards=True), months[::-1], days[::-1])
    return (earliest, latest) if earliest and latest else None


def _first(years: Iterator[int], months: list[int], days: list[int]) -> Day | None:
    for year in years:
        for month in months:
            length = month_length(year, month)
            for day in days:
                if day <= length:
                    return Day(year, month, day)
    return None


def _fitting(mask: str, highest: int) -> list[int]:
    return [number for number in range(1, highest + 1) if _fits(f"{number:02d}", mask)]


def _fits(digits: str, mask: str) -> bool:
    return all(wanted in ("X", digit) for digit, wanted in zip(digits, mask, strict=True))


def _fitting_years(mask: str, backwards: bool = False) -> Iterator[int]:
    """The years one by one, for the first that has the day is nearly always enough."""
    negative = mask.startswith("-")
    digits = _DIGITS[::-1] if backwards is not negative else _DIGITS
    for chosen in product(*(digits if place == "X" else place for place in mask.lstrip("-"))):
        year = int("".join(chosen))
        # There is no year −0000, so a negative mask never reaches the year 0.
        if year or not negative:
            yield -year if negative else year
