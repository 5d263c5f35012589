"""Dates in words, never more exact than they are known."""

from __future__ import annotations

from typing import TypeGuard

from .days import UNKNOWN, Day, day_from_number
from .edtf import End, Members, Range, UncertainDate
from .points import Point
from .readings import Reading
from .wording import Wording, wording

_STEPPED = ("day", "month", "year")
_LAST_SHOWN_YEAR = 9998


def display(date: UncertainDate | None, locale: str) -> str:
    """The date in the words of a locale ('en', 'en-US', 'de-AT', 'zh-TW'); None is 'undated'.

    English, German, French, Russian and Chinese are shown; other locales get English. A day is
    named only where a day is known. What has no plain words (masks inside a date, long years,
    sets of several) is shown as its expression and its span.
    """
    words = _Words(wording(locale))
    if date is None:
        return words.say("undated")
    return words.date(date) or words.say("as", expression=str(date), span=words.span(date))


def explain(meant: Reading | UncertainDate | None, locale: str) -> str:
    """What was understood: 'February 1949 → 1949-02, 1 to 28 February 1949'.

    For a Reading the sentence ends with its reason, if it has one: the Julian date, say.
    """
    words = _Words(wording(locale))
    date, reason = (meant.date, meant.reason) if isinstance(meant, Reading) else (meant, "")
    if date is None:
        return words.say("undated")
    shown = words.date(date)
    sentence = words.say(
        "explained" if shown else "explained, other",
        date=shown or "",
        expression=str(date),
        span=words.span(date),
    )
    return words.say("with reason", explained=sentence, reason=reason) if reason else sentence


class _Words:
    """The grammar of shown dates, in the wording of one locale.

    A `case` is the form that a date takes within a pattern ('genitive'), '' where it stands alone.
    """

    def __init__(self, words: Wording) -> None:
        self.words = words
        self.say = words.say

    def date(self, date: UncertainDate) -> str | None:
        """The date in plain words, None where there are none."""
        form = date.form
        if isinstance(form, Point):
            return self.point(form)
        return self.interval(form) if isinstance(form, Range) else self.one_of(form)

    def point(self, point: Point, case: str = "") -> str | None:
        """A point with its qualifier and its time."""
        if point.qualifier is None:
            return None
        if point.qualifier in ("", "?"):
            plain = self.words.plain(point, case)
            if plain is None:
                return None
            if point.time:
                return self.words.timed(plain, point.time)
            return self.say("?", date=plain) if point.qualifier else plain
        return self.qualified(point, point.qualifier, case)

    def qualified(self, point: Point, qualifier: str, case: str) -> str | None:
        """A point with 'about', which has words of its own within a pattern."""
        name = self.words.in_case(qualifier, case)
        plain = self.words.plain(point, self.words.case(name, case))
        return self.say(name, date=plain) if plain else None

    def said(self, pattern: str, point: Point) -> str | None:
        """A pattern with one date."""
        date = self.point(point, self.words.case(pattern))
        return self.say(pattern, date=date) if date else None

    def both(self, pattern: str, start: Point, end: Point) -> str | None:
        """A pattern with two dates."""
        # 'les années 1940 et 1971' are two years.
        word_first = self.words.patterns["decade"].endswith("{year}")
        if word_first and start.kind == "decade" and end.kind == "year":
            return None
        first = self.point(start, self.words.case(f"{pattern}.start"))
        last = self.point(end, self.words.case(f"{pattern}.end"))
        return self.say(pattern, start=first, end=last) if first and last else None

    def interval(self, form: Range) -> str | None:
        """A duration, open or closed."""
        start, end = form.start, form.end
        if isinstance(start, Point) and isinstance(end, Point):
            return self.closed(start, end)
        if isinstance(start, Point):
            return self.said("from, end unknown" if end is UNKNOWN else "from", start)
        pattern = "until, beginning unknown" if start is UNKNOWN else "until"
        return self.said(pattern, end) if isinstance(end, Point) else None

    def closed(self, start: Point, end: Point) -> str | None:
        """'3–5 February 1949', 'February–March 1949', '1949–1953', else 'from … to …'."""
        alike = start.kind == end.kind and start.text != end.text
        if alike and start.qualifier == end.qualifier == "":
            first, last = start.earliest, end.earliest
            if start.kind == "day" and first.year == last.year:
                return self.words.days(first, last, "dash")
            if start.kind == "month" and first.year == last.year:
                return self.words.months(first, last)
            if start.kind == "year" and first.year > 0:
                return self.say("years", first=f"{first.year:04d}", last=f"{last.year:04d}")
        return self.both("from to", start, end)

    def one_of(self, form: Members) -> str | None:
        """'between … and …', 'before …', 'after …': a set that is one range; '1949 or 1950'."""
        item = form.items[0]
        if form.every:
            return None
        if len(form.items) == 2:
            return self.either(*form.items)
        if len(form.items) > 2 or not isinstance(item, Range):
            return None
        start, end = item.start, item.end
        if isinstance(start, Point) and isinstance(end, Point):
            return self.between(start, end)
        point = start if isinstance(start, Point) else end
        if not isinstance(point, Point) or self.point(point) is None:
            return None
        after = isinstance(start, Point)
        day = day_from_number(point.earliest.number - 1 if after else point.latest.number + 1)
        if point.kind in _STEPPED and abs(day.year) <= _LAST_SHOWN_YEAR:
            return self.neighbour("after" if after else "before", point, day)
        return self.said("not before" if after else "not after", point)

    def either(self, one: Point | Range, other: Point | Range) -> str | None:
        """'1949 or 1950': two days, months or years without a qualifier or a time."""
        if not (_is_bare(one) and _is_bare(other)):
            return None
        first, last = one.earliest, other.earliest
        if one.kind == other.kind == "day" and (first.year, first.month) == (last.year, last.month):
            return self.words.days(first, last, "or")
        return self.sharing_year("either", one, other) or self.both("either", one, other)

    def between(self, start: Point, end: Point) -> str | None:
        """'between 3 and 5 February 1949', with what the ends share said once."""
        first, last = start.earliest, end.earliest
        days = start.kind == end.kind == "day" and start.text != end.text
        if days and start.qualifier == end.qualifier == "" and first.year == last.year:
            return self.say("between days", days=self.words.days(first, last, "and"))
        return self.sharing_year("between", start, end) or self.both("between", start, end)

    def sharing_year(self, pattern: str, start: Point, end: Point) -> str | None:
        """'between February and March 1949', and 'между 1949 и 1953 гг.' with one 'year'."""
        first, last = start.earliest, end.earliest
        if start.kind != end.kind or start.text == end.text or start.qualifier or end.qualifier:
            return None
        if start.kind == "month" and first.year == last.year:
            return self.words.months(first, last, f"{pattern} months")
        if start.kind == "year" and first.year > 0 and f"{pattern} years" in self.words.patterns:
            years = {"first": self.words.year(first), "last": self.words.year(last)}
            return self.say(f"{pattern} years", **years)
        return None

    def neighbour(self, pattern: str, point: Point, day: Day) -> str:
        """'before' or 'after' the day, or its month or year, in the unit of the point."""
        case = self.words.case(pattern)
        name = self.words.in_case(point.qualifier, case) if point.qualifier else ""
        case = self.words.case(name, case) if name in ("~", "%") or "," in name else case
        date = self.words.of_kind(point.kind, day, case)
        return self.say(pattern, date=self.say(name, date=date) if name else date)

    def span(self, date: UncertainDate) -> str:
        """The first and last possible day."""
        first, last = date.earliest, date.latest
        if isinstance(first, Day) and isinstance(last, Day):
            if first == last:
                return self.words.of_kind("day", first)
            if first.year == last.year:
                return self.words.days(first, last, "to")
            return self.words.of_kind("day", first).join(
                ["", self.say("to") + self.words.of_kind("day", last)]
            )
        return self.half_open(first, last)

    def half_open(self, first: End, last: End) -> str:
        """The span of a date with one end."""
        if isinstance(first, Day):
            pattern, day = "from, end unknown" if last is UNKNOWN else "from", first
        elif isinstance(last, Day):
            pattern, day = "until, beginning unknown" if first is UNKNOWN else "until", last
        else:
            return self.say("no limits")
        return self.say(pattern, date=self.words.of_kind("day", day, self.words.case(pattern)))


def _is_bare(item: Point | Range) -> TypeGuard[Point]:
    """Whether it is a plain day, month or year of our era."""
    if not isinstance(item, Point) or item.kind not in _STEPPED:
        return False
    return item.qualifier == "" and not item.time and item.earliest.year > 0
