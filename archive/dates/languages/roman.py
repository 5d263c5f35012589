"""Roman numbers, as centuries have them."""

from __future__ import annotations

MOST = 39


def roman(number: int) -> str:
    """The number from 1 to 39 in Roman letters; greater ones in digits, for few read XLVII."""
    if number > MOST:
        return str(number)
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]
