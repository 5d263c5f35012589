"""Calendar days beyond the reach of `datetime`: any year, Gregorian and Julian.

A day number is `date.toordinal()`'s count (1 = 1 January of the year 1) carried on both ways in
the proleptic Gregorian calendar. Years are astronomical: 0 is 1 BC, −43 is 44 BC.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LAST_YEAR = 10**9

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_400_YEARS = 146_097
# Day number of 31 December of the year 0, Julian.
_JULIAN_ZERO = -2


class Unknown(Enum):
    """The blank end of an interval: there is an end, but nobody knows when."""

    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return self.value


UNKNOWN = Unknown.UNKNOWN


def is_leap(year: int) -> bool:
    """Whether the Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days in a Gregorian month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def julian_month_length(year: int, month: int) -> int:
    """The number of days in a Julian month."""
    return 29 if month == 2 and year % 4 == 0 else _LENGTHS[month]


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """One day of the proleptic Gregorian calendar; ordered; `str()` is ISO 8601."""

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not 1 <= self.day <= month_length(self.year, self.month):
            raise ValueError(f"There is no day {self}.")

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @property
    def number(self) -> int:
        """The day number (see the module)."""
        before = self.year - 1
        leap_day = 1 if self.month > 2 and is_leap(self.year) else 0
        return (
            before * 365
            + before // 4
            - before // 100
            + before // 400
            + _BEFORE_MONTH[self.month]
            + leap_day
            + self.day
        )


def day_from_number(number: int) -> Day:
    """The day that has this day number."""
    cycles, rest = divmod(number - 1, _DAYS_IN_400_YEARS)
    centuries = min(rest // 36_524, 3)
    rest -= centuries * 36_524
    fours, rest = divmod(rest, 1_461)
    singles = min(rest // 365, 3)
    year = cycles * 400 + centuries * 100 + fours * 4 + singles + 1
    number_in_year = rest - singles * 365 + 1
    month = 1
    while number_in_year > month_length(year, month):
        number_in_year -= month_length(year, month)
        month += 1
    return Day(year, month, number_in_year)


def from_julian(year: int, month: int, day: int) -> Day:
    """The Gregorian day of a Julian date; ValueError where the Julian calendar lacks it."""
    if not 1 <= month <= 12 or not 1 <= day <= julian_month_length(year, month):
        raise ValueError(f"There is no Julian day {year}-{month}-{day}.")
    before = year - 1
    leap_day = 1 if month > 2 and year % 4 == 0 else 0
    count = before * 365 + before // 4 + _BEFORE_MONTH[month] + leap_day + day
    return day_from_number(count + _JULIAN_ZERO)
