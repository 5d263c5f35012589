"""The sides of a phrase together: what one leaves out is taken from the other.

In '3–5 February 1949' the first side has neither month nor year of its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from .errors import DateSyntaxError
from .found import Found, find, merged_mark
from .pieces import Piece, piece_of
from .tokens import Token


def pieces_of(
    sides: list[list[Token]], text: str, one_calendar: bool = True
) -> list[tuple[Piece, ...]]:
    """The pieces of the sides, one list for each side if alone, else combinations that agree."""
    alternatives = [find(side, text) for side in sides]
    if len(sides) == 1:
        return [tuple(piece_of(found, text) for found in alternatives[0])]
    combined = []
    for choice in product(*alternatives):
        orders = {found.order for found in choice if found.order}
        if len(orders) < 2:
            filled = _filled(list(choice), one_calendar)
            combined.append(tuple(piece_of(found, text) for found in filled))
    if not combined:
        raise DateSyntaxError(text, "its dates are not written alike", "Write the months in words.")
    return combined


def _filled(sides: list[Found], one_calendar: bool) -> list[Found]:
    """Each side with what it leaves out taken from the next one that says it."""
    for place in range(len(sides) - 2, -1, -1):
        side, following = sides[place], sides[place + 1]
        if side.is_bare_part:
            mark = merged_mark(side.mark, following.mark)
            sides[place] = replace(following, part=side.part, mark=mark)
        else:
            side = _counted_down(side, following)
            sides[place] = _completed(side, following, one_calendar)
    for place in range(1, len(sides)):
        side, before = sides[place], sides[place - 1]
        # In 'December 1949 – March' nothing says the year of March.
        if not (one_calendar and before.year_last and before.years == 1):
            sides[place] = _completed(side, before, one_calendar)
    return sides


def _counted_down(side: Found, following: Found) -> Found:
    """'500–400 BC': both are BC, for years BC go down."""
    if side.before_christ or not following.before_christ or following.month:
        return side
    year = side.year or side.day or 0
    if side.month is None and side.years == following.years == 1 and year > (following.year or 0):
        return replace(side, year=year, day=None, before_christ=True)
    return side


def _completed(side: Found, other: Found, one_calendar: bool) -> Found:
    if side.ordinal is not None and side.month is None and other.years == 100:
        year = (side.ordinal - 1) * 100
        return replace(other, year=year, part=side.part, mark=side.mark, day=None)
    if side.roman is not None and other.years == 100:
        return replace(other, year=(side.roman - 1) * 100, part=side.part, mark=side.mark)
    if side.roman is not None and other.month is not None:
        side = replace(side, month=side.roman, roman=None)
    if side.day is not None and side.month is None and other.month is not None:
        side = replace(side, month=other.month)
    if side.year is None and other.years == 1 and not other.is_bare_year:
        shared = one_calendar and other.julian
        side = replace(
            side,
            year=other.year,
            before_christ=other.before_christ,
            double=shared and other.double,
            julian=side.julian or shared,
        )
    return side
