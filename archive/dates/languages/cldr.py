"""What CLDR knows of a locale (through Babel): names of months, patterns of days, eras.

Stand-alone names are not taken from here. In most locales they are aliases, and Babel (2.18)
writes what an alias gives in one locale into data that all locales share: after Chinese was
loaded, the German January stood alone as 一月.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

_FIELD = re.compile(r"'(?P<literal>[^']*)'|(?P<name>MMMM|LLLL|[yMLdG])|(?P<other>.)", re.DOTALL)
_PARTS = {
    "y": "{year}",
    "MMMM": "{month}",
    "LLLL": "{alone}",
    "M": "{number}",
    "L": "{number}",
    "d": "{day}",
    "G": "{era}",
}
_SPACES = re.compile(r"\s")


@dataclass(frozen=True)
class Formats:
    """The script, the names of months within a date, and patterns with their parts in braces."""

    script: str
    months: tuple[str, ...]
    patterns: dict[str, str]


def formats(locale: str, default: str) -> Formats:
    """The formats of a locale like 'de-AT'; those of the default where CLDR lacks it.

    Spaces are plain ones: what is shown is copied, compared and typed again.
    """
    try:
        known = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        known = Locale.parse(default, sep="-")
    skeletons = known.datetime_skeletons
    era = known.eras["abbreviated"][0]
    return Formats(
        script=known.script or "",
        months=tuple(known.months["format"]["wide"][number] for number in range(1, 13)),
        patterns={
            "day": _pattern(known.date_formats["long"].pattern),
            "day of year": _pattern(skeletons["MMMMd"].pattern),
            "month": _pattern(skeletons["yMMMM"].pattern),
            "year": _pattern(skeletons["y"].pattern),
            "before Christ": _with_era(_pattern(skeletons["Gy"].pattern), era),
        },
    )


def _pattern(cldr: str) -> str:
    """'d. MMMM y' as '{day}. {month} {year}'."""
    parts = (
        _PARTS[match["name"]] if match["name"] else (match["literal"] or match["other"] or "")
        for match in _FIELD.finditer(cldr)
    )
    return _SPACES.sub(" ", "".join(parts))


def _with_era(pattern: str, era: str) -> str:
    """Where the era stands beside a whole date: before or behind it."""
    shown = _SPACES.sub(" ", era)
    before = pattern.index("{era}") < pattern.index("{year}")
    space = " " if " " in pattern else ""
    return f"{shown}{space}{{date}}" if before else f"{{date}}{space}{shown}"
