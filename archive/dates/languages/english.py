"""English: the words that dates are written with, and the patterns they are shown in."""

from __future__ import annotations

from .language import Kind, Language, Meaning
from .vocabulary import vocabulary

MONTHS = (
    "january, jan", "february, feb, febr", "march, mar", "april, apr, ap", "may", "june, jun",
    "july, jul", "august, aug", "september, sep, sept", "october, oct", "november, nov",
    "december, dec",
)  # fmt: skip
WEEKDAYS = (
    "monday, mon", "tuesday, tue, tues", "wednesday, wed, weds", "thursday, thu, thur, thurs",
    "friday, fri", "saturday, sat", "sunday, sun",
)  # fmt: skip
# fmt: off
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty first", "twenty second",
    "twenty third", "twenty fourth", "twenty fifth", "twenty sixth", "twenty seventh",
    "twenty eighth", "twenty ninth", "thirtieth", "thirty first",
)
# fmt: on

# Phrases separated by commas, each with what it means.
PHRASES: dict[Meaning, str] = {
    (Kind.SEASON, 21): "spring, springtime",
    (Kind.SEASON, 22): "summer, summertime",
    (Kind.SEASON, 23): "autumn, fall",
    (Kind.SEASON, 24): "winter, wintertime",
    (Kind.MARK, "~"): (
        "about, around, approximately, approx, roughly, circa, cca, ca, c, near, nearly, "
        "on or about, on or around, in or about, in or around"
    ),
    (Kind.MARK, "?"): (
        "probably, probable, prob, possibly, possible, perhaps, presumably, presumed, likely, "
        "maybe, supposedly, apparently, conjectured, conjectural, inferred, uncertain, doubtful, "
        "date uncertain"
    ),
    (Kind.PART, "early"): (
        "early, early in, early part, beginning, at the beginning, start, at the start, "
        "beginnings, the beginning"
    ),
    (Kind.PART, "mid"): "mid, middle, midst, in the middle, the middle",
    (Kind.PART, "late"): "late, late in, end, at the end, the end, latter part, late part",
    (Kind.PART, "h2"): "latter half, last half",
    (Kind.PART, "q4"): "last quarter, final quarter",
    (Kind.HALF, ""): "half",
    (Kind.QUARTER, ""): "quarter, qtr",
    (Kind.CENTURY, ""): "century, centuries, cent",
    (Kind.DECADE_WORD, ""): "decade, decades, the decade",
    (Kind.ERA, "BC"): "bc, bce, b c, b c e",
    (Kind.ERA, "AD"): "ad, ce, a d, c e, anno domini",
    (Kind.OLD_STYLE, ""): "os, o s, stilo veteri, st vet, old style, julian, julian calendar",
    (Kind.NEW_STYLE, ""): "ns, n s, stilo novo, new style, gregorian, gregorian calendar",
    (Kind.UNDATED, ""): (
        "date illegible, date not stated, date not indicated, date missing, undat, not stated, "
        "no date indicated, without a date given, undated, n d, nd, s d, sd, s a, sine dato, "
        "sine anno, sine die, no date, not dated, without date, without a date, no date given, "
        "date not given, date unknown, unknown date, unknown, date not known, not known, "
        "dateless, date of writing unknown"
    ),
    (Kind.BETWEEN, ""): "between, btw, bet, some time between, sometime between",
    (Kind.AND, ""): "and",
    (Kind.OR, ""): "or, or else",
    (Kind.FROM, ""): (
        "from the beginning, since the beginning, from, since, ever since, starting, "
        "starting from, beginning in, beginning on"
    ),
    (Kind.TO, ""): (
        "to the end, until the end, up to the end, through the end, to, until, till, up to, "
        "through, thru, up until, ending"
    ),
    (Kind.ONWARDS, ""): (
        "onward, onwards, on, today, and later, and after, and since, present, the present, to date, "
        "to present, to the present, to this day, until now, until today, until the present"
    ),
    (Kind.BEFORE, ""): (
        "before the beginning, before the start, before, pre, prior to, earlier than, ante, bef, "
        "preceding, some time before"
    ),
    (Kind.AFTER, ""): "after the end, after, later than, post, aft, following, some time after",
    (Kind.NOT_BEFORE, ""): (
        "not before, no earlier than, not earlier than, on or after, in or after, "
        "at the earliest, or later, or after, or thereafter, terminus post quem, earliest"
    ),
    (Kind.NOT_AFTER, ""): (
        "by the end, before the end, by, not after, no later than, not later than, on or before, "
        "in or before, at the latest, at latest, by the latest, or earlier, or before, "
        "terminus ante quem, latest"
    ),
    (Kind.BLANK_START, ""): "beginning unknown, start unknown",
    (Kind.BLANK_END, ""): "end unknown",
    (Kind.CLOCK, "am"): "am, a m",
    (Kind.CLOCK, "pm"): "pm, p m",
    (Kind.CLOCK, "h"): "h, hrs, hours, o'clock",
    (Kind.NOON, ""): "noon, midday",
    (Kind.REFUSED, "unclear"): "a c, may day, may day of",
    (Kind.NOISE, "unit"): "year, month, day, the year, the month, the day",
    (Kind.NOISE, ""): (
        "the, either, of, in, at, a, dated, date, during, "
        "sometime, some time, written, period, that is"
    ),
}  # fmt: skip


def _ordinal(number: int) -> str:
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    suffix = "th" if 10 < number % 100 < 20 else suffixes.get(number % 10, "th")
    return f"{number}{suffix}"


ENGLISH = Language(
    code="en",
    words=vocabulary(PHRASES, MONTHS, WEEKDAYS, ORDINALS),
    ordinal_suffixes="st|nd|rd|th|(?<=[23])d",
    spellings=((r"\bn ?/ ?d\b", "n.d"), (r"\bn\. ?p\.,? ?(?=n\. ?d)", "")),
    decade_suffixes="s|'s|ies",
    day_first=False,
    locale="en-GB",
    locales=("en-GB", "en-US"),
    seasons={"": ("spring", "summer", "autumn", "winter")},
    ordinal=_ordinal,
    cases=dict.fromkeys(
        (
            "~",
            "%",
            "between",
            "from to",
            "before",
            "after",
            "not before",
            "not after",
            "from",
            "until",
            "from, end unknown",
            "until, beginning unknown",
        ),
        "definite",
    ),
    patterns={
        "months": "{first}–{last} {year}",
        "years": "{first}–{last}",
        "season": "{season} {year}",
        "decade": "{year}s",
        "century": "{ordinal} century",
        "century, definite": "the {ordinal} century",
        "decade, definite": "the {year}s",
        "~": "about {date}",
        "?": "{date}?",
        "%": "about {date}?",
        "between": "between {start} and {end}",
        "between months": "between {first} and {last} {year}",
        "either": "{start} or {end}",
        "either months": "{first} or {last} {year}",
        "or": " or ",
        "between days": "between {days}",
        "from to": "from {start} to {end}",
        "before": "before {date}",
        "after": "after {date}",
        "not before": "not before {date}",
        "not after": "not after {date}",
        "from": "from {date} onwards",
        "until": "until {date}",
        "from, end unknown": "from {date}, end unknown",
        "until, beginning unknown": "until {date}, beginning unknown",
        "with time": "{date}, {time}",
        "and": " and ",
        "to": " to ",
        "undated": "undated",
        "no limits": "no day excluded",
        "as": "{expression} ({span})",
        "explained": "{date} → {expression}, {span}",
        "explained, other": "{expression}: {span}",
        "with reason": "{explained} ({reason})",
    },
)
