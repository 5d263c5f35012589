"""What a language must say so that dates can be read and shown in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of words in a date; one letter each, so that a phrase is matched as a string."""

    NUMBER = "N"
    YEAR = "Y"
    LONG_NUMBER = "T"
    ORDINAL = "O"
    DECADE = "D"
    MONTH = "M"
    ROMAN = "R"
    SEASON = "S"
    CENTURY = "C"
    HALF = "H"
    QUARTER = "Q"
    DOUBLE_YEAR = "W"
    NUMERIC = "A"
    PART = "P"
    WEEKDAY = "K"
    MARK = "U"
    ERA = "E"
    OLD_STYLE = "J"
    NEW_STYLE = "G"
    UNDATED = "Z"
    BETWEEN = "B"
    AND = "&"
    OR = "|"
    FROM = "F"
    TO = ">"
    ONWARDS = "+"
    BEFORE = "b"
    AFTER = "f"
    NOT_BEFORE = "s"
    NOT_AFTER = "t"
    BLANK_START = "x"
    BLANK_END = "y"
    DASH = "-"
    SPACED_DASH = "_"
    SLASH = "/"
    DOT = "."
    DOTS = "e"
    COMMA = ","
    COLON = ":"
    CLOCK = "c"
    NOON = "n"
    NOISE = " "


Meaning = tuple[Kind, int | str]


@dataclass(frozen=True)
class Language:
    """A language as data. `words` maps phrases (folded, without dots) to what they mean.

    `patterns` say how dates are shown, their parts in braces. `months` are as they stand beside
    a day; `seasons` in the order of the codes 21 to 24; `ordinal` writes the number of a century;
    `universal_time` is the sign for UTC. `month_first` names the locales, in lower case, that write
    the month before the day, `locales` all that differ in what they show.
    """

    code: str
    words: Mapping[str, Meaning]
    ordinal_suffixes: str
    decade_suffixes: str
    universal_time: str
    months: tuple[str, ...]
    seasons: tuple[str, ...]
    patterns: Mapping[str, str]
    ordinal: Callable[[int], str]
    month_first: frozenset[str] = field(default_factory=frozenset)
    locales: tuple[str, ...] = ()
