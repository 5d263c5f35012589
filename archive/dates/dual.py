"""Two dates side by side: one day in two calendars, or two days."""

from __future__ import annotations

from dataclasses import replace

from .days import Day
from .edtf import parse
from .errors import DateSyntaxError
from .found import Found, merged_mark
from .languages import Kind
from .pieces import Piece, piece_of
from .sides import pieces_of
from .statements import Statement, notes_of
from .tokens import Token

# Greece was the last country to change its calendar, in 1923.
_LAST_DUAL_YEAR = 1923


def bracketed(groups: list[list[Token]], text: str) -> list[Statement]:
    """25 October (7 November) 1917: one day in two calendars, and nothing else."""
    dual = _dual(groups, text)
    if dual is None:
        raise DateSyntaxError(
            text, "it names two days", "Write “or”, “and” or a dash between the two."
        )
    return [dual]


def slashed(groups: list[list[Token]], text: str) -> list[Statement]:
    """21 February / 5 March 1853: one day in two calendars; else either of two, or both."""
    dual = _dual(groups, text)
    if dual and not _is_late(dual):
        return [dual]
    made = [dual] if dual else []
    for start, end in pieces_of(groups, text):
        if parse(start.low).span.first > parse(end.high).span.last:
            continue
        reason, julian = notes_of(start, end)
        prefix = f"{reason}; " if reason else ""
        either = f"[{start.member},{end.member}]"
        made.append(Statement(either, f"{prefix}one or the other", julian))
        if start.is_plain and end.is_plain:
            lasting = f"{start.start}/{end.end}"
            made.append(Statement(lasting, f"{prefix}from one to the other", julian))
    if not made:
        raise DateSyntaxError(text, "it ends before it begins", "Write the earlier date first.")
    return made


def _is_late(dual: Statement) -> bool:
    """Whether nobody used two calendars any more, so that the two days may be just two."""
    day = _day((dual.expression or "").rstrip("?~%"))
    return day is not None and day.year > _LAST_DUAL_YEAR


def _dual(groups: list[list[Token]], text: str) -> Statement | None:
    # 29 February 1900 was a day in the Julian calendar only.
    old_style = Token(Kind.OLD_STYLE, "", "")
    second_year = [[_in_second_year(token) for token in side] for side in groups]
    one, other = second_year
    for sides in (second_year, [[*one, old_style], other], [one, [*other, old_style]]):
        try:
            pairs = pieces_of(sides, text, one_calendar=False)
        except DateSyntaxError:
            continue
        return next(filter(None, (_same_day(one, other) for one, other in pairs)), None)
    return None


def _in_second_year(token: Token) -> Token:
    """3/13 January 1648/9 is 13 January 1649: the second of the two years."""
    return replace(token, kind=Kind.YEAR) if token.kind is Kind.DOUBLE_YEAR else token


def _same_day(one: Piece, other: Piece) -> Statement | None:
    """The day that the two name, one of them in the Julian calendar."""
    if one.julian != other.julian and one.low == other.low:
        return Statement(one.low, *notes_of(one, other))
    for julian, gregorian in ((one, other), (other, one)):
        day = _day(julian.low)
        if day is None or _day(gregorian.low) is None:
            continue
        for year in (day.year, day.year - 1):
            found = Found(year=year, month=day.month, day=day.day, julian=True)
            try:
                converted = piece_of(found, julian.low)
            except DateSyntaxError:
                continue
            if converted.low == gregorian.low:
                mark = merged_mark(one.mark, other.mark)
                return Statement(gregorian.low + mark, converted.reason, julian=True)
    return None


def _day(expression: str) -> Day | None:
    date = parse(expression)
    return date.earliest if date.precision == "day" and isinstance(date.earliest, Day) else None
