"""Years with more than four digits, with exponents, and with significant digits.

Y170000002, Y-17E7, Y3388E2S3 and 1950S2 (EDTF levels 1 and 2).
"""

from __future__ import annotations

import re

from .days import LAST_YEAR
from .errors import DateSyntaxError

YEAR = re.compile(
    r"(?P<long>Y)?(?P<sign>-)?(?P<digits>[0-9]+)(?:E(?P<power>[0-9]+))?(?:S(?P<significant>[0-9]+))?"
)
_MOST_DIGITS = len(str(LAST_YEAR))
_TOO_FAR = f"the year lies beyond ±{LAST_YEAR:,}"
_NEARER = f"Years between -{LAST_YEAR:,} and {LAST_YEAR:,} can be kept."


def year_range(text: str) -> tuple[int, int]:
    """The first and last year that the expression allows (the same one without 'S').

    Raises DateSyntaxError for whatever is not such a year, and for years beyond ±10^9, which are
    found on their digits, before any arithmetic.
    """
    match = YEAR.fullmatch(text)
    if match is None:
        raise DateSyntaxError(
            text, "it is not a year", "Write a long year like Y17000 or Y-17E7.", _wrong_at(text)
        )
    digits, power = match["digits"], (match["power"] or "").lstrip("0")
    _check_form(text, match)
    # 'E' with an exponent longer than two digits is out of range whatever the digits are.
    if len(power) > 2 or len(digits) + int(power or 0) > _MOST_DIGITS:
        raise DateSyntaxError(text, _TOO_FAR, _NEARER, match.start("digits"))
    size = int(digits) * 10 ** int(power or 0)
    low, high = _significant_range(text, size, match["significant"])
    if high > LAST_YEAR:
        raise DateSyntaxError(text, _TOO_FAR, _NEARER, match.start("digits"))
    return (-high, -low) if match["sign"] else (low, high)


def _wrong_at(text: str) -> int:
    start = YEAR.match(text)
    return start.end() if start else 0


def _check_form(text: str, match: re.Match[str]) -> None:
    digits = match["digits"]
    if match["long"]:
        if digits.startswith("0"):
            raise DateSyntaxError(
                text,
                "a long year begins with 0",
                "Write years of four digits without Y, like 0850.",
                match.start("digits"),
            )
        if match["power"] is None and len(digits) < 5:
            raise DateSyntaxError(
                text,
                "Y is for years of more than four digits",
                f"Write {match['sign'] or ''}{digits.zfill(4)}.",
            )
    elif len(digits) != 4 or match["power"]:
        raise DateSyntaxError(
            text, "a year has four digits", "Write a longer year with Y, like Y19850."
        )
    if match["sign"] and not digits.strip("0"):
        raise DateSyntaxError(text, "there is no year -0000", "Write 0000 for 1 BC.")
    if match["power"] is not None and not match["power"].strip("0"):
        raise DateSyntaxError(text, "the exponent is 0", "Leave E0 away.", match.start("power"))


def _significant_range(text: str, size: int, significant: str | None) -> tuple[int, int]:
    if significant is None:
        return size, size
    number = significant.lstrip("0")
    if not number or len(number) > 2 or int(number) > max(len(str(size)), 4):
        raise DateSyntaxError(
            text,
            f"S{significant[:5]} is not a number of its digits",
            f"Write S1 to S{len(str(size))}.",
            text.index("S"),
        )
    unit = 10 ** max(len(str(size)) - int(number), 0)
    low = size - size % unit
    return low, low + unit - 1
