"""Landmarks of a long list: the keys of some documents in it, so that no page is far away.

With them a page is read from the nearest landmark on, wherever it stands in the list. Those of the
whole archive in order of time stand at the turns of years, of which the numbers are known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from archive.dates import Day
from archive.search.listed import listed
from archive.search.order import ORDERS, Order
from archive.search.question import Question, Sort
from archive.search.sql import Sql, fetched, put
from archive.search.wording import Wording
from archive.search.years import Years

# Lists of not more documents than this have none, for they are sorted as quickly.
FEW = 20_000
APART = 500
# Documents of one year that are as quickly walked through from its turn.
MOST_A_YEAR = 100_000
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The places of some documents, counted from 0 and rising, and their keys in the order."""

    places: tuple[int, ...]
    keys: tuple[tuple, ...]

    def around(self, first: int, size: int) -> tuple[int, list[tuple | None]]:
        """Where the landmark stands from which a page is read, and the keys up to which.

        The last key is None where the list ends.
        """
        start = bisect_right(self.places, first) - 1
        end = bisect_left(self.places, first + size)
        cuts: list[tuple | None] = [*self.keys, None]
        return self.places[start], cuts[start : end + 1]

    def beside(self, keys: tuple, order: Order) -> tuple[int, list[tuple | None]]:
        """The stretch in which a document of these keys stands with both its neighbours.

        How many documents stand before it, and the keys that cut it.
        """
        here = bisect_right(self.keys, order.rank(keys), key=order.rank) - 1
        start = max(here - 1, 0)
        cuts: list[tuple | None] = [*self.keys, None]
        return self.places[start], cuts[start : here + 3]


def has_landmarks(question: Question, total: int) -> bool:
    """Whether a list of so many documents is worth them. The most relevant are found otherwise."""
    return total > FEW and not (question.sort is Sort.RELEVANCE and question.words)


def turns_of_years(question: Question, years: Years) -> Landmarks | None:
    """The landmarks of all documents, of which these are the years; no query.

    None where the order does not go by time, and where a year has so many that none is near.
    """
    order = ORDERS[question.sort]
    if not order.dated:
        return None
    backwards = order.keys[0][1]
    numbers: Counter[int] = Counter()
    for first, last, _lasts, number in years.dated:
        one, other = (last, first) if backwards else (first, last)
        year = other if one is None else one
        if year is not None:  # all of time stands behind every year, either way
            numbers[year] += number
    if not numbers or max(numbers.values()) > MOST_A_YEAR:
        return None
    places: list[int] = []
    keys: list[tuple] = []
    place = 0
    for year in sorted(numbers, reverse=backwards):
        day = Day(year, 12, 31).number if backwards else Day(year, 1, 1).number
        places.append(place)
        keys.append((day, day, 0))
        place += numbers[year]
    if years.undated:
        places.append(years.number)
        keys.append((None, None, 0))
    return Landmarks(tuple(places), tuple(keys))


def landmarks(question: Question, total: int, undated: int, wording: Wording, user) -> Landmarks:
    """The landmarks of what is listed: so many documents, of which so many have no date (one query)."""
    order = ORDERS[question.sort]
    keys = ", ".join(order.names)
    step = max(APART, -(-total // MOST))
    found = listed(question, wording, user)
    numbered = put(
        f"SELECT row_number() OVER (ORDER BY {found.by}) - 1 AS place, {keys} FROM ({{}}) found",
        found.sql,
    )
    # Between two landmarks all have a date or none has.
    chosen = put(
        f"SELECT place, {keys} FROM ({{}}) numbered WHERE place %% {{}} = 0 OR place = {{}}"
        " ORDER BY place",
        numbered,
        Sql("%s", (step,)),
        Sql("%s", (total - undated if order.dated else 0,)),
    )
    rows = fetched(chosen)
    return Landmarks(tuple(row[0] for row in rows), tuple(row[1:] for row in rows))
