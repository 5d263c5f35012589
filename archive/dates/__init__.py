"""Uncertain dates: read them, reckon with them, say them in words.

    parse("1949-02")                 gives  an UncertainDate from 1949-02-01 to 1949-02-28
    read("before March 1950")        gives  [Reading(date=[..1950-02])]
    display(parse("1949~"), "en")    gives  about 1949

    display(parse("1949~"), "de")    gives  um 1949

Offers parse, read, display, explain, UncertainDate, Reading, Span, classify, Day,
day_from_number, UNKNOWN, UNBOUNDED and DateSyntaxError. Imports no Django and of other packages
only Babel, for what CLDR knows of a locale; keeps no clock and no globals.
"""

from .days import UNKNOWN, Day, day_from_number
from .edtf import UncertainDate, parse
from .errors import DateSyntaxError
from .reading import read
from .readings import Reading
from .showing import display, explain
from .spans import UNBOUNDED, Span, classify

__all__ = [
    "UNBOUNDED",
    "UNKNOWN",
    "DateSyntaxError",
    "Day",
    "Reading",
    "Span",
    "UncertainDate",
    "classify",
    "day_from_number",
    "display",
    "explain",
    "parse",
    "read",
]
