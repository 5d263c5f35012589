"""EDTF expressions: single dates, intervals and sets, with the days they may mean.

Levels 0, 1 and 2 of the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from .days import UNKNOWN, Day, Unknown
from .errors import DateSyntaxError
from .points import Point, read_point
from .spans import UNBOUNDED, Span

MOST_CHARACTERS = 1000

End = Day | Unknown | None


_INNER_BLANK = re.compile(r"X-?[0-9]")  # 1955-XX-05, 19X5


@dataclass(frozen=True, slots=True)
class Range:
    """Two points with all between them; None = open, UNKNOWN = blank."""

    start: Point | Unknown | None
    end: Point | Unknown | None

    @property
    def earliest(self) -> End:
        """The first day of the start, or what stands for it."""
        return self.start.earliest if isinstance(self.start, Point) else self.start

    @property
    def latest(self) -> End:
        """The last day of the end, or what stands for it."""
        return self.end.latest if isinstance(self.end, Point) else self.end

    @property
    def text(self) -> str:
        """As a member of a set is written, with both ends known an expression by itself."""
        start, end = (one.text if isinstance(one, Point) else "" for one in (self.start, self.end))
        return f"[{start}..{end}]"

    @property
    def points(self) -> list[Point]:
        """The one or two known ends."""
        return [end for end in (self.start, self.end) if isinstance(end, Point)]


@dataclass(frozen=True, slots=True)
class Members:
    """A set: one of its members (every = False) or all of them."""

    items: tuple[Point | Range, ...]
    every: bool

    @property
    def points(self) -> list[Point]:
        """All points of all members."""
        return [
            point
            for item in self.items
            for point in (item.points if isinstance(item, Range) else [item])
        ]

    @property
    def earliest(self) -> Day | None:
        """The earliest day of any member; None where the first is open."""
        days = [item.earliest for item in self.items]
        return None if None in days else min(day for day in days if isinstance(day, Day))

    @property
    def latest(self) -> Day | None:
        """The latest day of any member; None where the last is open."""
        days = [item.latest for item in self.items]
        return None if None in days else max(day for day in days if isinstance(day, Day))


Form = Point | Range | Members


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date as far as it is known: an EDTF expression and what follows from it.

    `earliest` and `latest` are a Day, None (open) or UNKNOWN (blank end). `precision` is 'day',
    'month', 'season' (any code from 21 to 41), 'year', 'decade', 'century', 'millennium',
    'unknown', 'interval' or 'set'. `uncertain` (? or %) and `approximate` (~ or %) are true where
    any part is. `span` counts in day numbers. `continuous` is true for a duration whose ends are
    both known to the day. `time` is the local time as written, with its zone, or ''. `form` is
    the structure that display reads. Dates are equal when their expressions are.

    UncertainDate(edtf) raises DateSyntaxError; parse(edtf) does the same and remembers.
    """

    expression: str
    form: Form = field(init=False, compare=False, repr=False)
    earliest: End = field(init=False, compare=False, repr=False)
    latest: End = field(init=False, compare=False, repr=False)
    precision: str = field(init=False, compare=False, repr=False)
    uncertain: bool = field(init=False, compare=False, repr=False)
    approximate: bool = field(init=False, compare=False, repr=False)
    continuous: bool = field(init=False, compare=False, repr=False)
    time: str = field(init=False, compare=False, repr=False)
    span: Span = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        form = _read_form(self.expression)
        points = [form] if isinstance(form, Point) else form.points
        derived = {
            "form": form,
            "earliest": form.earliest,
            "latest": form.latest,
            "precision": _precision(form),
            "uncertain": any(point.uncertain for point in points),
            "approximate": any(point.approximate for point in points),
            "continuous": isinstance(form, Range)
            and [point.kind for point in points] == ["day", "day"],
            "time": form.time if isinstance(form, Point) else "",
            "span": _span(form.earliest, form.latest),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def __str__(self) -> str:
        return self.expression

    @property
    def broken(self) -> bool:
        """Whether there are days within the span that are not meant: [1949,1957], 1955-XX-05."""
        return bool(_INNER_BLANK.search(self.expression)) or bool(self.apart)

    @property
    def apart(self) -> tuple[str, ...]:
        """The members of a set, as expressions, where days lie between them; else none."""
        items = self.form.items if isinstance(self.form, Members) else ()
        ends = sorted(
            (span.first, span.last) for span in (_span(one.earliest, one.latest) for one in items)
        )
        reached = ends[0][1] if ends else 0
        for first, last in ends:
            if first > reached + 1:
                return tuple(one.text for one in items)
            reached = max(reached, last)
        return ()


def parse(edtf: str) -> UncertainDate:
    """The date that an EDTF expression means; DateSyntaxError with position and remedy.

    Strict: no spaces, no words, no other digits than 0–9. For people's words use read().
    """
    _check_length(edtf)
    return _parse_and_remember(edtf)


@lru_cache(maxsize=4096)
def _parse_and_remember(edtf: str) -> UncertainDate:
    return UncertainDate(edtf)


def _check_length(edtf: str) -> None:
    if len(edtf) > MOST_CHARACTERS:
        raise DateSyntaxError(
            edtf[:100],
            f"it has {len(edtf):,} characters",
            f"An expression has at most {MOST_CHARACTERS:,}.",
            MOST_CHARACTERS,
        )


def _precision(form: Form) -> str:
    if isinstance(form, Point):
        return form.precision
    return "interval" if isinstance(form, Range) else "set"


def _span(earliest: End, latest: End) -> Span:
    return Span(
        earliest.number if isinstance(earliest, Day) else -UNBOUNDED,
        latest.number if isinstance(latest, Day) else UNBOUNDED,
    )


def _read_form(text: str) -> Form:
    _check_length(text)
    if text[:1] in ("[", "{"):
        return _read_members(text)
    if "/" in text:
        return _read_interval(text)
    return _point(text, text, 0)


def _point(text: str, whole: str, offset: int) -> Point:
    """The point, its errors told in the terms of the whole expression."""
    try:
        return read_point(text)
    except DateSyntaxError as error:
        problem = error.problem if text == whole else f"in “{text[:40]}” {error.problem}"
        raise DateSyntaxError(whole, problem, error.remedy, offset + error.position) from error


def _read_interval(text: str) -> Range:
    start_text, _, end_text = text.partition("/")
    offset = len(start_text) + 1
    if "/" in end_text:
        raise DateSyntaxError(
            text,
            "it has more than one slash",
            "An interval is start/end; a day is written 1985-04-12.",
            offset + end_text.index("/"),
        )
    start = _interval_end(start_text, text, 0)
    end = _interval_end(end_text, text, offset)
    if not isinstance(start, Point) and not isinstance(end, Point):
        raise DateSyntaxError(text, "neither end is known", "Give at least one end.", 0)
    return _in_order(start, end, text, offset)


def _interval_end(text: str, whole: str, offset: int) -> Point | Unknown | None:
    if text == "":
        return UNKNOWN
    if text == "..":
        return None
    point = _point(text, whole, offset)
    if point.time:
        raise DateSyntaxError(
            whole,
            "an interval has no times of day",
            "Leave the time away.",
            offset + text.index("T"),
        )
    return point


def _in_order(
    start: Point | Unknown | None, end: Point | Unknown | None, text: str, position: int
) -> Range:
    if isinstance(start, Point) and isinstance(end, Point) and start.earliest > end.latest:
        raise DateSyntaxError(
            text, "its end is before its start", "Put the earlier date first.", position
        )
    return Range(start, end)


def _read_members(text: str) -> Members:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) < 3:
        raise DateSyntaxError(
            text,
            "its brackets do not match" if len(text) > 2 else "the set is empty",
            "Write a set like [1949,1950], [1949..1953] or {1949,1950}.",
            len(text) - 1,
        )
    parts = text[1:-1].split(",")
    items = []
    offset = 1
    for place, part in enumerate(parts):
        item = _read_member(part, text, offset)
        if isinstance(item, Range):
            _check_open_place(item, place, len(parts), text, offset)
        items.append(item)
        offset += len(part) + 1
    return Members(tuple(items), every=text[0] == "{")


def _read_member(part: str, text: str, offset: int) -> Point | Range:
    start_text, dots, end_text = part.partition("..")
    if not dots:
        return _member_point(part, text, offset)
    end_offset = offset + len(start_text) + 2
    start = _member_point(start_text, text, offset) if start_text else None
    end = _member_point(end_text, text, end_offset) if end_text else None
    if start is None and end is None:
        raise DateSyntaxError(text, "neither end is known", "Give at least one end.", offset)
    return _in_order(start, end, text, end_offset)


def _member_point(part: str, text: str, offset: int) -> Point:
    point = _point(part, text, offset)
    if point.time:
        raise DateSyntaxError(
            text, "a set has no times of day", "Leave the time away.", offset + part.index("T")
        )
    return point


def _check_open_place(item: Range, place: int, count: int, text: str, offset: int) -> None:
    if (item.start is None and place > 0) or (item.end is None and place < count - 1):
        raise DateSyntaxError(
            text,
            "only the first member may have an open start and only the last an open end",
            "Move the open member to that end of the set.",
            offset,
        )
