"""Numbers that belong together: 03/02/1949, 5.III.1953, 3-Feb-1949, 1721/22, 12:05 p.m.

Dashes, slashes and dots inside a date must not be taken for those between two dates, so these
groups become one token each before a phrase is taken apart.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .errors import DateSyntaxError
from .languages import Kind
from .tokens import Token

NEEDS_FOUR_DIGITS = "a year has two digits"
DAY_FIRST = "day/month/year"
MONTH_FIRST = "month/day/year"
EITHER_FIRST = "day/month/year or month/day/year"

_ORDERS = {
    "dmy": DAY_FIRST,
    "month_first": MONTH_FIRST,
    "ymd": "year/month/day",
    "my": "month/year",
}

_NUMERIC = re.compile(
    r"(?<![NYOMR])(?:"
    r"(?P<mixed>[NO]\.?[-_]N[./]Y|Y-N[./]N|Y[./]N-N)|"
    r"(?P<dmy>[NO][-./](?:N[-./]Y|[MR][-./]?Y))"
    r"|(?P<month_first>[MR][-./]N[-./]Y)"
    r"|(?P<ymd>Y[-./](?:N[-./]N|[MR][-./]?N))"
    r"|(?P<my>[NR][-./]Y(?![-./_|&>]?[NOMR]))"
    r"|(?P<short>N[-./][NMR][-./]?N(?![-./]?[MR]|[-./](?:N[-./])?Y))"
    r")(?![NYO]|,Y)"
)
_DOUBLE = re.compile(
    r"(?<=[MRSN,])Y(?P<join>[-/])[NY](?![NOMRC]|[-./][NMR])|Y(?P<winter>[-/])[NY](?=S)|Y(?P<front>/)[NY](?=,?M\.?[NO])"
)
_MONTH_OF_YEAR = re.compile(r"(?<![NOYMRS,_&|>/-])(?:M[-/]Y|Y[-/][MR])(?![-./,_|&>]*[YNOMRS])")
_HALF = re.compile("[ONR][HQ]")
_SHARED_YEAR = re.compile(r"(?<![NYOMR])(?:N[./][NOR][./]?(?=[-_>]+A)|N\.[NO]\.?(?=/A))")
_YEAR_AND_TWO = re.compile(r"(?<![-/])Y(?P<join>[-/_.])N(?![NOMRC]|[-./]?[MR])")
_MISSING = re.compile(r"[NT]-(?=U*$)")
_CLOCK = re.compile(r"[,_-]?(?:c?N:N(?::N)?c?|cN(?:\.N)?|N\.Nc|NcNc|Nc|n)")


def letters(tokens: list[Token]) -> str:
    """The kinds of the tokens as a string, a letter each."""
    return "".join(token.kind for token in tokens)


def glue(tokens: list[Token], text: str, day_first: bool) -> tuple[list[Token], str]:
    """The tokens with such groups made one, and the time of day ('' if none) taken out.

    `day_first` says that 3/2/1949 is 3 February and nothing else.
    """
    tokens, time = _take_clock(tokens, text)
    tokens = _missing_digits(_parts_of_years(tokens))
    tokens = _double_years(tokens, text)
    tokens = _numeric_dates(tokens, text, day_first)
    month = _MONTH_OF_YEAR.search(letters(tokens))
    if month:
        # Feb-1949, 1949/II: the sign stands within one date, not between two.
        tokens = [*tokens[: month.start() + 1], *tokens[month.end() - 1 :]]
    return _years_and_months(tokens, text), time


def two_digit_error(text: str, example: str, position: int) -> DateSyntaxError:
    """The error for a year of two digits, with the full form to write instead."""
    return DateSyntaxError(text, NEEDS_FOUR_DIGITS, f"Write {example}.", position)


def _take_clock(tokens: list[Token], text: str) -> tuple[list[Token], str]:
    match = _CLOCK.search(letters(tokens))
    if match is None:
        return tokens, ""
    group = tokens[match.start() : match.end()]
    numbers = [int(token.value) for token in group if token.kind is Kind.NUMBER] or [12]
    clocks = {token.value for token in group if token.kind is Kind.CLOCK}
    suffix = next((half for half in ("am", "pm") if half in clocks), "")
    hour, minute, second = (*numbers, 0, 0)[:3]
    if suffix:
        if not 1 <= hour <= 12:
            raise _no_such_time(text, group)
        hour = hour % 12 + (12 if suffix == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise _no_such_time(text, group)
    rest = tokens[: match.start()] + tokens[match.end() :]
    return rest, f"{hour:02d}:{minute:02d}:{second:02d}"


def _no_such_time(text: str, group: list[Token]) -> DateSyntaxError:
    return DateSyntaxError(
        text, "there is no such time of day", "Write it like 12:05 or 9:30 p.m.", group[0].start
    )


def _parts_of_years(tokens: list[Token]) -> list[Token]:
    """'first half' and '3rd quarter' as parts."""
    quarter = re.search("Y-P", letters(tokens))
    if quarter and str(tokens[quarter.end() - 1].value).startswith("q"):
        tokens = [*tokens[: quarter.start() + 1], *tokens[quarter.end() - 1 :]]
    match = _HALF.search(letters(tokens))
    while match:
        number, unit = tokens[match.start() : match.end()]
        name = f"{'h' if unit.kind is Kind.HALF else 'q'}{number.value}"
        tokens = _replaced(tokens, match, replace(number, kind=Kind.PART, value=name))
        match = _HALF.search(letters(tokens))
    return tokens


def _missing_digits(tokens: list[Token]) -> list[Token]:
    """Librarians' '194-' and '19--' as a decade and a century."""
    match = _MISSING.search(letters(tokens))
    if match is None:
        return tokens
    number, dash = tokens[match.start()], tokens[match.start() + 1]
    if len(number.text) + len(dash.text) != 4:
        return tokens
    if len(dash.text) == 1:
        decade = replace(number, kind=Kind.DECADE, value=int(number.value) * 10)
        return _replaced(tokens, match, decade)
    century = replace(number, kind=Kind.ORDINAL, value=int(number.value) + 1)
    rest = tokens[match.end() :]
    return [*tokens[: match.start()], century, replace(dash, kind=Kind.CENTURY), *rest]


def _double_years(tokens: list[Token], text: str) -> list[Token]:
    """'Feb. 1721/22' and 'winter 1949–1950': one year in two countings, or one winter."""
    shape = letters(tokens)
    for match in reversed(list(_DOUBLE.finditer(shape))):
        first, _, second = tokens[match.start() : match.end()]
        year, other = int(first.value), int(second.value)
        season = shape[: match.start()].rstrip(",").endswith("S") or bool(match["winter"])
        if second.kind is Kind.NUMBER and season:
            full = year - year % 100 + other
            raise two_digit_error(
                text, f"“{year}–{full if full > year else full + 100}”", first.start
            )
        consecutive = other == (year + 1) % 10 ** len(second.text)
        short = second.kind is Kind.NUMBER
        if season and not (consecutive and _is_winter(tokens, match)):
            raise DateSyntaxError(
                text,
                "only a winter has two years, one after the other",
                "Write each season with its year.",
                first.start,
            )
        if consecutive and ("/" in (match["join"], match["front"]) or season or short):
            token = replace(first, kind=Kind.DOUBLE_YEAR, value=year + 1)
            tokens = _replaced(tokens, match, token)
    return tokens


def _is_winter(tokens: list[Token], match: re.Match[str]) -> bool:
    seasons = [*tokens[: match.start()], *tokens[match.end() : match.end() + 1]]
    return next(one.value for one in reversed(seasons) if one.kind is Kind.SEASON) == 24


def _numeric_dates(tokens: list[Token], text: str, day_first: bool) -> list[Token]:
    match = _NUMERIC.search(letters(tokens))
    while match:
        group = tokens[match.start() : match.end()]
        if match["mixed"]:
            raise DateSyntaxError(
                text,
                "its signs may stand within one date or between two",
                "Write the months in words.",
                group[0].start,
            )
        if match["short"]:
            raise two_digit_error(text, "the year with four digits, like 3.2.1949", group[0].start)
        order = _ORDERS[next(name for name, found in match.groupdict().items() if found)]
        if order == DAY_FIRST and not day_first:
            order = EITHER_FIRST
        parts = tuple(token for token in group if token.kind not in "-./")
        token = replace(group[0], kind=Kind.NUMERIC, value=order, parts=parts)
        tokens = _replaced(tokens, match, token)
        match = _NUMERIC.search(letters(tokens))
    return _days_and_months(tokens)


def _days_and_months(tokens: list[Token]) -> list[Token]:
    """The '3.2.' of '3.2.–5.3.1949', in the order of the date that it shares the year with."""
    match = _SHARED_YEAR.search(letters(tokens))
    if match is None:
        return tokens
    other = next(token for token in tokens[match.end() :] if token.kind is Kind.NUMERIC)
    if other.value not in (DAY_FIRST, EITHER_FIRST):
        return tokens
    parts = tuple(token for token in tokens[match.start() : match.end()] if token.kind in "NOR")
    token = replace(parts[0], kind=Kind.NUMERIC, value=other.value, parts=parts)
    return _replaced(tokens, match, token)


def _years_and_months(tokens: list[Token], text: str) -> list[Token]:
    """'1949/02' as a month; '1949/50' is refused, for it may be anything."""
    match = _YEAR_AND_TWO.search(letters(tokens))
    while match:
        first, _, second = tokens[match.start() : match.end()]
        year, number = int(first.value), int(second.value)
        if len(second.text) == 1:
            raise two_digit_error(text, f"“{year}-{number:02d}” for the month", second.start)
        if not 1 <= number <= min(12, year % 100):
            full = year - year % 100 + number
            full = full if full > year else full + 100
            raise two_digit_error(text, f"“{year}–{full}”", second.start)
        order = "year/month"
        token = replace(first, kind=Kind.NUMERIC, value=order, parts=(first, second))
        tokens = _replaced(tokens, match, token)
        match = _YEAR_AND_TWO.search(letters(tokens))
    return tokens


def _replaced(tokens: list[Token], match: re.Match[str], token: Token) -> list[Token]:
    return [*tokens[: match.start()], token, *tokens[match.end() :]]
