"""One date of an EDTF expression: a day, a month, a season, a year, masked or qualified.

Intervals and sets are made of these points; edtf.py puts them together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .days import Day, month_length
from .errors import DateSyntaxError
from .masks import fitting_days
from .years import year_range

POINT = re.compile(
    r"(?P<year_left>[?~%])?(?P<year>-?[0-9X]{4})(?P<year_right>[?~%])?"
    r"(?:-(?P<month_left>[?~%])?(?P<month>[0-9X]{2})(?P<month_right>[?~%])?"
    r"(?:-(?P<day_left>[?~%])?(?P<day>[0-9X]{2})(?P<day_right>[?~%])?)?)?"
)
LONG = re.compile(r"(?P<left>[?~%])?(?P<year>Y[^?~%]*|-?[0-9]{4}[ES][^?~%]*)(?P<right>[?~%])?")
CLOCK = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?P<zone>Z|[+-](?P<zone_hour>[0-9]{2})(?::(?P<zone_minute>[0-9]{2}))?)?"
)

MONTH_NAMES = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# First month and number of months of each season code; a northern winter (24, 28) and a
# southern summer (30) begin in December and end in the next year.
SEASONS = {
    **dict.fromkeys((21, 25, 31), (3, 3)),
    **dict.fromkeys((22, 26, 32), (6, 3)),
    **dict.fromkeys((23, 27, 29), (9, 3)),
    **dict.fromkeys((24, 28, 30), (12, 3)),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}


@dataclass(frozen=True, slots=True)
class Point:
    """One date: its text, its bounds, and what of it is known.

    `kind` names the plain forms ('day', 'month', 'season', 'year', 'decade', 'century') and is
    'other' for the rest; `precision` is the finest unit known without a gap. `qualifier` is the
    one that stands for the whole ('' = none), None where single components are qualified.
    """

    text: str
    earliest: Day
    latest: Day
    kind: str
    precision: str
    qualifier: str | None = ""
    uncertain: bool = False
    approximate: bool = False
    month: int | None = None
    time: str = ""


def season_bounds(year: int, code: int) -> tuple[Day, Day]:
    """The first and last day of a season, quarter, four-month part or half (codes 21–41)."""
    first_month, length = SEASONS[code]
    years, month = divmod(first_month + length - 2, 12)
    last = (year + years, month + 1)
    return Day(year, first_month, 1), Day(*last, month_length(*last))


def read_point(text: str) -> Point:
    """The date that the text gives in EDTF; DateSyntaxError with position and remedy."""
    date_part, separator, clock = text.partition("T")
    match = POINT.fullmatch(date_part)
    if match is None:
        return _read_long_year(text)
    marks = _marks(match)
    if separator:
        return _with_clock(_plain_or_masked(match, text, ""), text, clock, bool(marks))
    return _plain_or_masked(match, text, marks)


def _marks(match: re.Match[str]) -> str | None:
    """The qualifier of the whole, '' without one, None where components have their own."""
    found = [name for name in _MARKS if match[name]]
    if not found:
        return ""
    last = "day" if match["day"] else "month" if match["month"] else "year"
    if found == [f"{last}_right"]:
        return match[found[0]]
    for part in ("year", "month", "day"):
        if match[f"{part}_left"] and match[f"{part}_right"]:
            raise DateSyntaxError(
                match.string,
                f"the {part} is qualified twice",
                "Put one mark (? ~ or %) before or after it.",
                match.start(f"{part}_right"),
            )
    return None


_MARKS = ("year_left", "year_right", "month_left", "month_right", "day_left", "day_right")


def _plain_or_masked(match: re.Match[str], text: str, marks: str | None) -> Point:
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    if "X" in match[0]:
        bounds = fitting_days(year, month, day)
        if bounds is None:
            raise DateSyntaxError(
                text, "no real day fits it", "Check the month and the day.", match.start("month")
            )
        kind, precision = _masked_kind(year, month)
    else:
        bounds, kind = _plain_bounds(match, text)
        precision = kind
    every_mark = "" if marks == "" else "".join(match[name] or "" for name in _MARKS)
    return Point(
        text,
        *bounds,
        kind,
        precision,
        marks,
        uncertain="?" in every_mark or "%" in every_mark,
        approximate="~" in every_mark or "%" in every_mark,
        month=int(month) if month and "X" not in month else None,
    )


def _plain_bounds(match: re.Match[str], text: str) -> tuple[tuple[Day, Day], str]:
    year = int(match["year"])
    if match["year"] == "-0000":
        raise DateSyntaxError(text, "there is no year -0000", "Write 0000 for 1 BC.")
    if match["month"] is None:
        return (Day(year, 1, 1), Day(year, 12, 31)), "year"
    month = int(match["month"])
    if month in SEASONS:
        if match["day"] is not None:
            raise DateSyntaxError(
                text, f"the season {month} has no days", "Leave the day away.", match.start("day")
            )
        return season_bounds(year, month), "season"
    if not 1 <= month <= 12:
        raise DateSyntaxError(
            text,
            f"there is no month {month:02d}",
            "Months are 01 to 12, seasons and parts of a year 21 to 41.",
            match.start("month"),
        )
    length = month_length(year, month)
    if match["day"] is None:
        return (Day(year, month, 1), Day(year, month, length)), "month"
    day = int(match["day"])
    if not 1 <= day <= length:
        raise no_such_day(text, year, month, day, match.start("day"))
    known = Day(year, month, day)
    return (known, known), "day"


def no_such_day(text: str, year: int, month: int, day: int, position: int) -> DateSyntaxError:
    """The error for a day that its month does not have."""
    name, length = MONTH_NAMES[month], month_length(year, month)
    when = f" in {year}" if month == 2 else ""
    last = Day(year, month, length)
    return DateSyntaxError(
        text,
        f"{name} has {length} days{when}" if day else "there is no day 00",
        f"Try {last} or {str(last)[:-3]}." if day else f"Try {str(last)[:-3]}.",
        position,
    )


def _masked_kind(year: str, month: str) -> tuple[str, str]:
    """(kind, precision) of a date with unspecified digits."""
    unknown = len(year) - len(year.rstrip("X"))
    if "X" in year:
        gapless = "X" not in year[: len(year) - unknown]
        precision = {1: "decade", 2: "century", 3: "millennium"}.get(unknown, "unknown")
        precision = precision if gapless else "unknown"
        plain = gapless and not month and unknown <= 2 and not year.startswith("-")
        return (precision if plain else "other"), precision
    return "other", ("year" if "X" in month or not month else "month")


def _with_clock(point: Point, text: str, clock: str, qualified: bool) -> Point:
    start = len(text) - len(clock)
    match = CLOCK.fullmatch(clock)
    if match is None or point.kind != "day" or qualified:
        raise DateSyntaxError(
            text,
            "a time needs a full day before it and hours, minutes and seconds",
            "Write it like 1955-01-10T12:05:00, with Z or +01:00 if the zone is known.",
            start,
        )
    hours = (match["hour"], match["zone_hour"] or "00")
    minutes = (match["minute"], match["second"], match["zone_minute"] or "00")
    if max(hours) > "23" or max(minutes) > "59":
        raise DateSyntaxError(
            text,
            "there is no such time of day",
            "Hours are 00 to 23, minutes and seconds 00 to 59.",
            start,
        )
    return Point(text, point.earliest, point.latest, "day", "day", month=point.month, time=clock)


def _read_long_year(text: str) -> Point:
    match = LONG.fullmatch(text)
    if match is None:
        raise _not_a_point(text)
    if match["left"] and match["right"]:
        raise DateSyntaxError(
            text, "the year is qualified twice", "Put one mark (? ~ or %).", len(text) - 1
        )
    low, high = year_range(match["year"])
    mark = match["left"] or match["right"] or ""
    precision = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}
    return Point(
        text,
        Day(low, 1, 1),
        Day(high, 12, 31),
        "other",
        precision.get(high - low + 1, "unknown"),
        None if match["left"] else mark,
        uncertain=mark in ("?", "%"),
        approximate=mark in ("~", "%"),
    )


def _not_a_point(text: str) -> DateSyntaxError:
    start = POINT.match(text)
    position = start.end() if start else 0
    for found, problem, remedy in _HINTS:
        hit = found.search(text)
        if hit:
            return DateSyntaxError(text, problem, remedy, hit.start())
    return DateSyntaxError(
        text,
        "it is not written in EDTF" if text else "it is empty",
        "Write a date like 1949, 1949-02, 1949-02-03, 1949~ or 1949-02-03/1949-02-05.",
        position,
    )


_HINTS = (
    (re.compile(r"\s"), "it contains a space", "Write it without spaces, like 1949-02-03."),
    (re.compile("[xyes]"), "X, Y, E and S are capital letters", "Write a decade like 195X."),
    (re.compile("[‐-―−]"), "it contains a dash", "Put hyphens between year, month and day."),
    (re.compile(r"[^\x00-\x7f]"), "it contains another script", "Write the digits 0 to 9."),
    (re.compile("unknown|open"), "it is a word of an older EDTF", "Leave an unknown end blank."),
    (re.compile("^[0-9]{1,3}$"), "a year has four digits", "Write it like 1985 or 0850."),
    (re.compile("^-?[0-9]{5,}$"), "a longer year begins with Y", "Write it like Y19850."),
    (re.compile("[?~%]{2}"), "it is qualified twice", "% means both uncertain and approximate."),
    (re.compile(r"[][{}]"), "its brackets do not match", "Write a set like [1949,1950]."),
    (re.compile(r"[0-9]\.[0-9]"), "it contains dots", "Write year, month, day: 1985-04-12."),
)  # fmt: skip
