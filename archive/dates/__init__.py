"""Uncertain dates: read them, reckon with them, say them in words.

    parse("1949-02")  gives  an UncertainDate from 1949-02-01 to 1949-02-28

Offers parse, UncertainDate, Span, classify, Day, UNKNOWN, UNBOUNDED and DateSyntaxError.
Imports only text, no Django; keeps no clock and no globals.
"""

from .days import UNKNOWN, Day
from .edtf import UncertainDate, parse
from .errors import DateSyntaxError
from .spans import UNBOUNDED, Span, classify

__all__ = [
    "UNBOUNDED",
    "UNKNOWN",
    "DateSyntaxError",
    "Day",
    "Span",
    "UncertainDate",
    "classify",
    "parse",
]
