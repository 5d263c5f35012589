"""Unspecified digits: the first and last real day that fits a mask like 195X-02-29."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from .days import Day, month_length

_DIGITS = "0123456789"


def fitting_days(year: str, month: str, day: str) -> tuple[Day, Day] | None:
    """The earliest and latest day whose digits fit the three masks; None where no day does.

    `year` has four places and perhaps a minus sign; `month` and `day` have two places or are
    empty, which means any. 'X' stands for any digit.
    """
    years = _fitting_years(year)
    months = _fitting(month or "XX", 12)
    days = _fitting(day or "XX", 31)
    if not years or not months or not days:
        return None
    earliest = _first(years, months, days)
    latest = _first(reversed(years), months[::-1], days[::-1])
    return (earliest, latest) if earliest and latest else None


def _first(years: Iterable[int], months: list[int], days: list[int]) -> Day | None:
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


def _fitting_years(mask: str) -> list[int]:
    negative = mask.startswith("-")
    places = [_DIGITS if place == "X" else place for place in mask.lstrip("-")]
    years = [int("".join(digits)) for digits in product(*places)]
    # There is no year −0000, so a negative mask never reaches the year 0.
    return [-year for year in reversed(years) if year] if negative else years
