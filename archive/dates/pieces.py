"""From what was found on one side of a phrase to EDTF: a point, or a first and a last one."""

from __future__ import annotations

from dataclasses import dataclass

from .days import Day, day_from_number, from_julian, julian_month_length, month_length
from .edtf import parse
from .errors import DateSyntaxError
from .found import Found
from .points import MONTH_NAMES, Point, no_such_day

# England kept the year from 25 March until 1751, the last of the countries that did.
LAST_DOUBLE_YEAR = 1752
OTHER_WEEKDAY = "the weekday is another"
_PARTS_OF_TEN = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "h1": (0, 4), "h2": (5, 9)}
_PARTS_OF_HUNDRED = {
    "early": (0, 33), "mid": (34, 66), "late": (67, 99), "h1": (0, 49), "h2": (50, 99),
    "q1": (0, 24), "q2": (25, 49), "q3": (50, 74), "q4": (75, 99),
}  # fmt: skip
_PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 0), "h1": (1, 15), "h2": (16, 0)}
_TENS_OF_MONTH = {"ten1": (1, 10), "ten2": (11, 20), "ten3": (21, 0)}
_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_CODES_OF_YEAR = {"h1": 40, "h2": 41, "q1": 33, "q2": 34, "q3": 35, "q4": 36}


@dataclass(frozen=True, slots=True)
class Piece:
    """The first and last EDTF point of one side (the same for a plain date), and why."""

    low: str
    high: str
    mark: str = ""
    reason: str = ""
    order: str = ""
    julian: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is one point and not a span between two."""
        return self.low == self.high

    @property
    def start(self) -> str:
        """The first point with its qualifier."""
        return self.low + self.mark

    @property
    def end(self) -> str:
        """The last point with its qualifier."""
        return self.high + self.mark

    @property
    def member(self) -> str:
        """As a member of a set."""
        return self.start if self.is_plain else f"{self.start}..{self.end}"

    @property
    def expression(self) -> str:
        """As an expression of its own."""
        return self.start if self.is_plain else f"[{self.member}]"


def piece_of(found: Found, text: str) -> Piece:
    """The EDTF of what was found; DateSyntaxError where there is no such day or part."""
    if found.year is None:
        raise DateSyntaxError(text, "it has no year", "Write the year with four digits, like 1949.")
    if found.weekday is not None and found.day is None:
        raise DateSyntaxError(text, "it has a weekday and no day", "Write the day of the month.")
    if found.day is not None and found.month is None:
        raise DateSyntaxError(text, "it has a day and no month", "Write the month.")
    if found.month is not None and not 1 <= found.month <= 12:
        raise DateSyntaxError(text, f"there is no month {found.month}", "Months are 1 to 12.")
    if found.julian:
        low, high, reason = _julian(found, text)
    else:
        low, high = _part(found, text) if found.part else _whole(found, text)
        reason = _winter(found) or found.order
    wrong_weekday = _weekday_note(found, low) if low == high else ""
    reason = "; ".join(note for note in (reason, wrong_weekday) if note)
    return Piece(low, high, found.mark, reason, found.order, found.julian)


def _winter(found: Found) -> str:
    if found.season != 24 or found.year is None or found.before_christ:
        return ""
    return f"December {found.year} to February {found.year + 1}"


def _astronomical(found: Found) -> int:
    year = found.year or 0
    return 1 - year if found.before_christ else year


def _year(number: int) -> str:
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


def _whole(found: Found, text: str) -> tuple[str, str]:
    year = _astronomical(found)
    name = _year(year)
    if found.season is not None:
        return (f"{name}-{found.season}",) * 2
    if found.years > 1:
        return _years(found, 0, found.years - 1)
    if found.month is None:
        return name, name
    if found.day is None:
        return (f"{name}-{found.month:02d}",) * 2
    if not 1 <= found.day <= month_length(year, found.month):
        raise _no_such_day(found, text, year)
    return (f"{name}-{found.month:02d}-{found.day:02d}",) * 2


def _no_such_day(found: Found, text: str, year: int) -> DateSyntaxError:
    name = MONTH_NAMES[found.month or 1]
    if not found.day:
        return no_such_day(text, year, found.month or 1, 0, 0)
    length = month_length(year, found.month or 1)
    when = f" in {year}" if name == "February" else ""
    return DateSyntaxError(
        text,
        f"{name} has {length} days{when}",
        f"Try “{length} {name} {found.year}” or “{name} {found.year}”.",
    )


def _years(found: Found, first: int, last: int) -> tuple[str, str]:
    """The years from first to last of a decade or century, masked where it is whole."""
    start = found.year or 0
    if found.before_christ:
        # The 5th century BC is 500 to 401 BC, counted down.
        end = 1 - start - 1 if found.years == 100 else 1 - start
        low = end - found.years + 1
        return _year(low + first), _year(low + last)
    if first == 0 and last == found.years - 1:
        mask = _year(start)[:-1] + "X" if found.years == 10 else _year(start)[:-2] + "XX"
        return mask, mask
    return _year(start + first), _year(start + last)


def _part(found: Found, text: str) -> tuple[str, str]:
    """Early, mid and late, halves and quarters, by the fixed rules of the policy."""
    year = _astronomical(found)
    part = found.part
    name = _year(year)
    if found.season is None and found.day is None:
        if found.years > 1:
            parts = _PARTS_OF_TEN if found.years == 10 else _PARTS_OF_HUNDRED
            if part in parts:
                return _years(found, *parts[part])
        elif found.month is not None:
            parts = _PARTS_OF_MONTH | _TENS_OF_MONTH
            if part in parts:
                first, last = parts[part]
                month = f"{name}-{found.month:02d}"
                last = last or month_length(year, found.month)
                return f"{month}-{first:02d}", f"{month}-{last:02d}"
        elif part in _CODES_OF_YEAR:
            return (f"{name}-{_CODES_OF_YEAR[part]}",) * 2
        elif part in _PARTS_OF_YEAR:
            first, last = _PARTS_OF_YEAR[part]
            return f"{name}-{first:02d}", f"{name}-{last:02d}"
    raise DateSyntaxError(
        text,
        "this cannot be divided so",
        "Early, mid, late and halves go with a month, a year, a decade or a century.",
    )


def _julian(found: Found, text: str) -> tuple[str, str, str]:
    """The Gregorian (first, last) of a Julian day, month or year, and what was written."""
    if found.part or found.season or found.years > 1:
        raise DateSyntaxError(
            text, "only days, months and years can be Old Style", "Write the Julian days."
        )
    year = _astronomical(found)
    month = found.month or 1
    if found.double and (found.year or 0) > LAST_DOUBLE_YEAR:
        raise DateSyntaxError(
            text, "double years ended in 1752", f"Write “{year - 1}–{year}” or one year."
        )
    if found.day is not None:
        first, last = (month, found.day), (month, found.day)
    elif found.month is not None:
        first, last = (month, 1), (month, julian_month_length(year, month))
    else:
        first, last = (1, 1), (12, 31)
    if found.double:
        if first > (3, 24) or found.month is None:
            raise DateSyntaxError(
                text,
                "Old Style double years are written from 1 January to 24 March",
                f"Write one year, {year - 1} or {year}.",
            )
        last = min(last, (3, 24))
    try:
        low, high = from_julian(year, *first), from_julian(year, *last)
    except ValueError:
        length = julian_month_length(year, month)
        raise DateSyntaxError(
            text,
            f"{MONTH_NAMES[month]} has {length} days in the Julian calendar",
            f"Try “{length} {MONTH_NAMES[month]}”.",
        ) from None
    return str(low), str(high), f"Julian {_written(found)}"


def _written(found: Found) -> str:
    era = "BC" if found.before_christ else None
    names = (found.day, MONTH_NAMES[found.month] if found.month else None, found.year, era)
    return " ".join(str(name) for name in names if name is not None)


def _weekday_note(found: Found, expression: str) -> str:
    if found.weekday is None or found.day is None:
        return ""
    weekday = weekday_of(expression)
    return "" if weekday == found.weekday else OTHER_WEEKDAY


def weekday_of(expression: str) -> int | None:
    """The weekday (0 = Monday) of a day in EDTF; None for what is no day."""
    day = parse(expression).earliest
    return (day.number + 6) % 7 if isinstance(day, Day) else None


def before(piece: Piece) -> str:
    """The last point before it, in its own unit, with its qualifier."""
    point = parse(piece.low).form
    assert isinstance(point, Point)  # noqa: S101 (a piece is made of points)
    return _stepped(point, point.earliest, -1) + piece.mark


def after(piece: Piece) -> str:
    """The first point after it, in its own unit, with its qualifier."""
    point = parse(piece.high).form
    assert isinstance(point, Point)  # noqa: S101 (a piece is made of points)
    return _stepped(point, point.latest, 1) + piece.mark


def _stepped(point: Point, edge: Day, step: int) -> str:
    day = day_from_number(edge.number + step)
    if point.kind in ("month", "season"):
        return f"{_year(day.year)}-{day.month:02d}"
    if point.kind in ("year", "decade", "century"):
        return _year(day.year)
    return str(day)
