"""The words of one locale: the patterns of its language, completed by those of CLDR."""

from __future__ import annotations

import re
from functools import lru_cache

from .days import Day
from .languages import formats_for, language_for
from .points import Point


@lru_cache(maxsize=64)
def wording(locale: str) -> Wording:
    """The words of a locale; those of its language, or English, where we lack it."""
    return Wording(locale)


class Wording:
    """Parts of dates in the words of one locale."""

    def __init__(self, locale: str) -> None:
        self.language = language_for(locale)
        formats = formats_for(locale, self.language)
        self.month_names = formats.months
        self.months_alone = self.language.months.get("alone", formats.months)
        self.patterns = {
            "dash": "–",
            **formats.patterns,
            **self.language.patterns,
            **self.language.by_script.get(formats.script, {}),
        }
        # What stands between a day and the rest of its date: '.' in 3. Februar, 日 in 3日.
        close = re.search(r"\{day\}([^\s,{]*)", self.patterns["day"])
        self.after_day = close[1] if close else ""
        self.patterns.setdefault("days of months", self._across_months())

    def _across_months(self) -> str:
        """'28 February – 2 March 1949': the pattern of a day, its day and month said twice."""
        whole, part = self.patterns["day"], self.patterns["day of year"]
        return whole.replace(part, "{first} – {last}")

    def say(self, pattern: str, **parts: str) -> str:
        """The pattern with its parts."""
        shown = self.patterns[pattern].format(**parts)
        for found, contracted in self.language.contractions:
            shown = re.sub(found, contracted, shown)
        return shown

    def in_case(self, pattern: str, case: str) -> str:
        """The name of the pattern for a case, or the plain one where it has no such form."""
        named = f"{pattern}, {case}"
        return named if case and named in self.patterns else pattern

    def case(self, pattern: str, otherwise: str = "") -> str:
        """The case that a pattern asks of its dates."""
        cases = self.language.cases
        return cases.get(pattern, cases.get(pattern.split(".")[0], otherwise))

    def plain(self, point: Point, case: str = "") -> str | None:
        """A point without its qualifier; None where it has no plain words."""
        if point.kind == "season":
            return self.season(point, case)
        if point.kind in ("day", "month", "year", "decade", "century"):
            return self.of_kind(point.kind, point.earliest, case)
        return None

    def of_kind(self, kind: str, day: Day, case: str = "") -> str:
        """The day, or its month, year, decade or century."""
        # The decade 000X and the first century begin in the year 0, and are not BC.
        masked = kind in ("decade", "century")
        shown = self.say(
            self.in_case(kind, case),
            **self.names(day),
            year=f"{day.year:04d}" if masked else self.year(day),
            day=self.language.day(day.day),
            ordinal=self.language.ordinal(day.year // 100 + 1),
        )
        return shown if masked else self.before_christ(shown, day)

    def names(self, day: Day) -> dict[str, str]:
        """The name of the month in all its forms, and its number."""
        place = day.month - 1
        return {
            "month": self.month_names[place],
            "alone": self.months_alone[place],
            "number": str(day.month),
            **{case: names[place] for case, names in self.language.months.items()},
        }

    def year(self, day: Day) -> str:
        """The number of the year with four digits, without its era."""
        return f"{1 - day.year if day.year < 1 else day.year:04d}"

    def before_christ(self, shown: str, day: Day) -> str:
        """What is shown, with BC below the year 1."""
        return self.say("before Christ", date=shown) if day.year < 1 else shown

    def season(self, point: Point, case: str) -> str | None:
        """The four seasons; a winter with both of its years."""
        first, last = point.earliest, point.latest
        if point.month is None or not 21 <= point.month <= 24:
            return None
        names = self.language.seasons.get(case, self.language.seasons[""])
        pattern, year = "season", self.year(first)
        if last.year != first.year:
            if first.year < 1:
                return None
            pattern = "winter" if "winter" in self.patterns else pattern
            year = f"{year}–{self.year(last)}"
        shown = self.say(pattern, season=names[point.month - 21], year=year)
        return self.before_christ(shown, first)

    def days(self, first: Day, last: Day, joint: str) -> str:
        """Two days of one year, joined by the pattern `joint`, month and year said once."""
        word = self.say(joint)
        parts = {**self.names(last), "year": self.year(last)}
        if first.month == last.month:
            word = "–" if word.strip() == "–" else word
            days = f"{self.language.day(first.day)}{self.after_day}{word}"
            shown = self.say("day", **parts, day=days + self.language.day(last.day))
        else:
            ends = [
                self.say("day of year", **self.names(day), day=self.language.day(day.day))
                for day in (first, last)
            ]
            pattern = self.patterns["days of months"]
            if joint != "dash":
                pattern = pattern.replace(" – ", word)
            shown = pattern.format(first=ends[0], last=ends[1], year=parts["year"])
        return self.before_christ(shown, last)

    def months(self, first: Day, last: Day, pattern: str = "months") -> str:
        """Two months of one year, in a pattern that says the year once."""
        numbered = "{number}" in self.patterns["month"]
        named = self.language.months.get(self.case(pattern), self.months_alone)
        names = [f"{day.month}月" if numbered else named[day.month - 1] for day in (first, last)]
        shown = self.say(pattern, first=names[0], last=names[1], year=self.year(last))
        return self.before_christ(shown, last)

    def timed(self, date: str, time: str) -> str:
        """The date with its local time, without seconds where they are 00, and its zone."""
        clock, zone = time[:8], time[8:]
        clock = clock.removesuffix(":00") if len(clock) == 8 else clock
        if zone:
            clock = f"{clock} {self.language.universal_time}{zone.removeprefix('Z')}"
        zoned = zone and "with time and zone" in self.patterns
        return self.say("with time and zone" if zoned else "with time", date=date, time=clock)
