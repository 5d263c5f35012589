"""Dates in words, never more exact than they are known."""

from __future__ import annotations

from .days import UNKNOWN, Day, day_from_number
from .edtf import End, Members, Range, UncertainDate
from .languages import Language, language_for
from .points import Point
from .readings import Reading

_STEPPED = ("day", "month", "year")
_LAST_SHOWN_YEAR = 9998


def display(date: UncertainDate | None, locale: str) -> str:
    """The date in the words of a locale ('en', 'en-GB', 'en-US'); None is 'undated'.

    A day is named only where a day is known. What has no plain words (masks inside a date, long
    years, sets of several) is shown as its expression and its span.
    """
    words = _Words(locale)
    if date is None:
        return words.say("undated")
    return words.date(date) or words.say("as", expression=str(date), span=words.span(date))


def explain(meant: Reading | UncertainDate | None, locale: str) -> str:
    """What was understood: 'February 1949 → 1949-02, 1 to 28 February 1949'.

    For a Reading the sentence ends with its reason, if it has one: the Julian date, say.
    """
    words = _Words(locale)
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
    """The words of one locale."""

    def __init__(self, locale: str) -> None:
        self.language: Language = language_for(locale)
        month_first = locale.replace("_", "-").lower() in self.language.month_first
        self.order = ", month first" if month_first else ""

    def say(self, pattern: str, **parts: str) -> str:
        """The pattern with its parts."""
        return self.language.patterns[pattern].format(**parts)

    def ordered(self, pattern: str, **parts: str) -> str:
        """A pattern that depends on the order of day and month."""
        return self.say(pattern + self.order, **parts)

    def date(self, date: UncertainDate) -> str | None:
        """The date in plain words, None where there are none."""
        form = date.form
        if isinstance(form, Point):
            return self.point(form)
        if isinstance(form, Range):
            return self.interval(form)
        return self.one_of(form)

    def point(self, point: Point) -> str | None:
        """A point with its qualifier and its time."""
        plain = self.plain(point)
        if plain is None or point.qualifier is None:
            return None
        if point.time:
            return self.say("with time", date=plain, time=self.time(point.time))
        return self.say(point.qualifier, date=plain) if point.qualifier else plain

    def plain(self, point: Point) -> str | None:
        """A point without its qualifier."""
        first = point.earliest
        if point.kind == "day":
            return self.day(first)
        if point.kind == "month":
            return self.say("month", month=self.month(first), year=self.year(first))
        if point.kind == "season":
            return self.season(point)
        if point.kind == "year":
            return self.year(first)
        if point.kind == "decade":
            return self.say("decade", year=f"{first.year:04d}")
        if point.kind == "century":
            return self.say("century", number=self.language.ordinal(first.year // 100 + 1))
        return None

    def season(self, point: Point) -> str | None:
        """The four seasons; a winter with both of its years."""
        first, last = point.earliest, point.latest
        if point.month is None or not 21 <= point.month <= 24:
            return None
        year = self.year(first)
        if last.year != first.year:
            if first.year < 1:
                return None
            year = f"{year}–{self.year(last)}"
        return self.say("season", season=self.language.seasons[point.month - 21], year=year)

    def day(self, day: Day) -> str:
        """A day in full."""
        return self.ordered("day", day=str(day.day), month=self.month(day), year=self.year(day))

    def month(self, day: Day) -> str:
        """The name of the month."""
        return self.language.months[day.month - 1]

    def year(self, day: Day) -> str:
        """The year with four digits, with BC below the year 1."""
        if day.year < 1:
            return self.say("before Christ", year=f"{1 - day.year:04d}")
        return f"{day.year:04d}"

    def time(self, text: str) -> str:
        """The local time, without seconds where they are 00, with its zone."""
        clock, zone = text[:8], text[8:]
        clock = clock.removesuffix(":00") if len(clock) == 8 else clock
        if not zone:
            return clock
        return f"{clock} {self.language.universal_time}{zone.removeprefix('Z')}"

    def interval(self, form: Range) -> str | None:
        """A duration, open or closed."""
        start, end = form.start, form.end
        if isinstance(start, Point) and isinstance(end, Point):
            return self.closed(start, end)
        if isinstance(start, Point):
            date = self.point(start)
            pattern = "from, end unknown" if end is UNKNOWN else "from"
        else:
            date = self.point(end) if isinstance(end, Point) else None
            pattern = "until, beginning unknown" if start is UNKNOWN else "until"
        return self.say(pattern, date=date) if date else None

    def closed(self, start: Point, end: Point) -> str | None:
        """'3–5 February 1949', 'February–March 1949', '1949–1953', else 'from … to …'."""
        alike = start.kind == end.kind and start.text != end.text
        if alike and start.qualifier == end.qualifier == "":
            first, last = start.earliest, end.earliest
            if start.kind == "day" and first.year == last.year:
                return self.days(first, last, "–")
            if start.kind == "month" and first.year == last.year:
                return self.say(
                    "month", month=f"{self.month(first)}–{self.month(last)}", year=self.year(first)
                )
            if start.kind == "year" and first.year > 0:
                return f"{self.year(first)}–{self.year(last)}"
        dates = self.point(start), self.point(end)
        return self.say("from to", start=dates[0], end=dates[1]) if all(dates) else None  # type: ignore[arg-type]

    def days(self, first: Day, last: Day, word: str) -> str:
        """Two days of one year, its month and year said once; a dash as word stands close."""
        month, year = self.month(last), self.year(last)
        if first.month == last.month:
            space = "" if word == "–" else " "
            days = f"{first.day}{space}{word}{space}{last.day}"
            return self.ordered("days", days=days, month=month, year=year)
        ends = [
            self.ordered("day of year", day=str(day.day), month=self.month(day))
            for day in (first, last)
        ]
        return self.ordered("year added", date=f" {word} ".join(ends), year=year)

    def one_of(self, form: Members) -> str | None:
        """'between … and …', 'before …', 'after …': a set that is one range."""
        item = form.items[0]
        if form.every or len(form.items) > 1 or not isinstance(item, Range):
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
            return self.say("after" if after else "before", date=self.neighbour(point, day))
        return self.say("not before" if after else "not after", date=self.point(point) or "")

    def between(self, start: Point, end: Point) -> str | None:
        """'between 3 and 5 February 1949', with what the ends share said once."""
        first, last = start.earliest, end.earliest
        days = start.kind == end.kind == "day" and start.text != end.text
        if days and start.qualifier == end.qualifier == "" and first.year == last.year:
            return self.say("between days", days=self.days(first, last, self.say("and")))
        dates = self.point(start), self.point(end)
        return self.say("between", start=dates[0], end=dates[1]) if all(dates) else None  # type: ignore[arg-type]

    def neighbour(self, point: Point, day: Day) -> str:
        """The day, or its month or year, in the unit and with the qualifier of the point."""
        if point.kind == "day":
            date = self.day(day)
        elif point.kind == "month":
            date = self.say("month", month=self.month(day), year=self.year(day))
        else:
            date = self.year(day)
        return self.say(point.qualifier, date=date) if point.qualifier else date

    def span(self, date: UncertainDate) -> str:
        """The first and last possible day."""
        first, last = date.earliest, date.latest
        if isinstance(first, Day) and isinstance(last, Day):
            if first == last:
                return self.day(first)
            if first.year == last.year:
                return self.days(first, last, self.say("to"))
            return f"{self.day(first)} {self.say('to')} {self.day(last)}"
        return self.half_open(first, last)

    def half_open(self, first: End, last: End) -> str:
        """The span of a date with one end."""
        if isinstance(first, Day):
            pattern = "from, end unknown" if last is UNKNOWN else "from"
            return self.say(pattern, date=self.day(first))
        if isinstance(last, Day):
            pattern = "until, beginning unknown" if first is UNKNOWN else "until"
            return self.say(pattern, date=self.day(last))
        return self.say("no limits")
