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
    SHORT_DECADE = "d"
    DECADE_WORD = "L"
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
    OF = "o"
    TO = ">"
    AT = "i"
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
    REFUSED = "!"


# The value "last" is that of words that only count at the end, like 'and before'.
# The value "unit" is that of noise like 'day', which counts in 'the day after 3 May'.
# The value of a REFUSED word is the key of its remedy in REMEDIES.
Meaning = tuple[Kind, int | str]

REMEDIES = {
    "calendar": (
        "belongs to a calendar that is not read",
        "Write the Gregorian date, and keep the words of the document in its description.",
    ),
    "two-digit decade": (
        "is a decade without its century",
        "Write it with four digits, like the 1950s.",
    ),
    "unclear": ("can mean several things in a date", "Write the date in other words."),
}


@dataclass(frozen=True)
class Language:
    """A language as data. `words` maps phrases (folded, without dots) to what they mean.

    For reading: `ordinal_suffixes`, `decade_suffixes` and `roman_suffixes` are regular expressions
    for what stands close behind a number; `elisions` the words that an apostrophe joins to the
    next (l'été); `spellings` replaces what is written with signs or differs by an accent only;
    `day_first` says that 3/2/1949 can only be 3 February; `segmented` is false where words are not
    parted by spaces; `behind` holds the words that stand behind what they belong to;
    `tuesday` is the short month that is a short weekday as well (mar).

    For showing (Spanish and Italian are only read, and have no `patterns`): `locale` is the one
    that stands for the language, `locales` all that differ in what they show; `patterns` say how
    dates are shown, their parts in braces, beside those of CLDR; `by_script` what another script
    changes in them. `cases` names for the parts of a pattern the form of their date, for which
    'day, dative' and the like are patterns; `months` and `seasons` hold their names by form,
    'alone' being that of a month without a day where it differs. `ordinal` writes the number of a
    century, `day` that of a day. `contractions` are replaced last.
    """

    code: str
    words: Mapping[str, Meaning]
    ordinal_suffixes: str = r"(?!)"
    decade_suffixes: str = r"(?!)"
    roman_suffixes: str = ""
    elisions: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    day_first: bool = True
    segmented: bool = True
    behind: frozenset[str] = frozenset()
    tuesday: str = ""
    universal_time: str = "UTC"
    locale: str = ""
    locales: tuple[str, ...] = ()
    patterns: Mapping[str, str] = field(default_factory=dict)
    by_script: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contractions: tuple[tuple[str, str], ...] = ()
    ordinal: Callable[[int], str] = str
    day: Callable[[int], str] = str
