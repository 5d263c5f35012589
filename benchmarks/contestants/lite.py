"""Datasette over SQLite: its pages, and the statements it runs for them.

python -m benchmarks.contestants.lite archive.db [--by-hand]

Persons are asked for as the links of its own facets do, in columns of JSON; by hand, with SQL of
one's own in ``_where``, over a table of participations with an index.
"""

import sqlite3
import sys
from functools import partial
from urllib.parse import urlencode

from benchmarks.asked import PAGE, Asked
from benchmarks.contestants import serve
from benchmarks.peers.lite_tables import said_part

COLUMNS = ("genre", "place", "decade", "has_text", "has_translation")
ARRAYS = ("languages", "repositories", "collections", "events", "persons", "roles")
TOP = 20
_FACET = """
    select {column} as value, count(*) as count from ({rows}) where {column} is not null
    group by {column} order by count desc, value limit {limit}
"""
_ARRAY_FACET = """
    with inner as ({rows}), deduped_array_items as (
        select distinct j.value, inner.* from json_each([inner].{column}) j join inner
    )
    select value as value, count(*) as count from deduped_array_items
    group by value order by count(*) desc, value limit {limit}
"""


def answer(lite: sqlite3.Connection, asked: Asked, *, by_hand: bool = False) -> int:
    """How many documents there are."""
    conditions, values = _conditions(lite, asked, by_hand)
    after, more = _after(lite, asked)
    where = _where(conditions)
    (total,) = lite.execute(f"select count(*) from documents {where}", values).fetchone()
    page = f"select * from documents {_where([*conditions, *after])}"
    lite.execute(f"{page} order by start, number limit {PAGE + 1}", values | more).fetchall()
    rows = f"select * from documents {where}"
    for template, columns in ((_FACET, COLUMNS), (_ARRAY_FACET, ARRAYS)):
        for column in columns:
            facet = template.format(column=column, rows=rows, limit=TOP + 1)
            lite.execute(facet, values).fetchall()
    return total


def address(lite: sqlite3.Connection, asked: Asked, *, by_hand: bool = False) -> str:
    """The page of the table."""
    parameters = [("_size", PAGE), ("_sort", "start"), ("_facet_size", TOP)]
    parameters += [("_facet", column) for column in COLUMNS]
    parameters += [("_facet_array", column) for column in ARRAYS]
    if asked.words:
        parameters.append(("_search", asked.words))
    if by_hand:
        parameters += [("_where", condition) for condition in _written(asked)]
    else:
        parameters += [(f"{name}__arraycontains", value) for name, value in _parts(lite, asked)]
    if asked.first is not None:
        parameters += [("first__lte", asked.last), ("last__gte", asked.first)]
    _conditions, after = _after(lite, asked)
    if after:
        parameters.append(("_next", f"{after['start']},{after['number']}"))
    return f"/archive/documents?{urlencode(parameters)}"


def _where(conditions: list[str]) -> str:
    return f"where {' and '.join(conditions)}" if conditions else ""


def _conditions(
    lite: sqlite3.Connection, asked: Asked, by_hand: bool
) -> tuple[list[str], dict[str, object]]:
    conditions: list[str] = _written(asked) if by_hand else []
    values: dict[str, object] = {}
    if not by_hand:
        for place, (column, value) in enumerate(_parts(lite, asked)):
            # As datasette.filters has it.
            inside = f'select value from json_each("documents"."{column}")'
            conditions.append(f":p{place} in ({inside})")
            values[f"p{place}"] = value
    if asked.words:
        matching = "select rowid from documents_fts where documents_fts match :search"
        conditions.append(f"number in ({matching})")
        values["search"] = asked.words if asked.phrase else _quoted(asked.words)
    if asked.first is not None:
        conditions.append("first <= :last and last >= :first")
        values |= {"first": asked.first, "last": asked.last}
    return conditions, values


def _parts(lite: sqlite3.Connection, asked: Asked) -> list[tuple[str, str]]:
    """The columns of JSON, and what they are to contain."""
    found = []
    for person, role in _chosen(asked):
        query = "select name from persons where number = ?"
        (name,) = lite.execute(query, [person]).fetchone()
        found.append(("parts", said_part(role, name)) if role else ("persons", name))
    return found


def _written(asked: Asked) -> list[str]:
    return [
        f"number in (select document from participations where person = {int(person)}"
        + (f" and role = '{role}')" if role else ")")
        for person, role in _chosen(asked)
    ]


def _chosen(asked: Asked) -> list[tuple[int, str]]:
    """The persons asked for, each with the role, if any."""
    chosen = [(asked.person, asked.role), (asked.sender, "sender"), (asked.recipient, "recipient")]
    return [(person, role) for person, role in chosen if person]


def _quoted(words: str) -> str:
    return " ".join(f'"{word}"' for word in words.split())


def _after(lite: sqlite3.Connection, asked: Asked) -> tuple[list[str], dict]:
    """Where a deep page begins: Datasette knows no page numbers, only what the last page ended with."""
    if asked.page == 1:
        return [], {}
    if asked.page not in _ENDS:
        place = (asked.page - 1) * PAGE - 1
        row = lite.execute(
            "select start, number from documents order by start, number limit 1 offset ?", [place]
        ).fetchone()
        _ENDS[asked.page] = {"start": row[0], "number": row[1]}
    return ["(start > :start or (start = :start and number > :number))"], _ENDS[asked.page]


_ENDS: dict[int, dict] = {}


if __name__ == "__main__":
    opened = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    hand = "--by-hand" in sys.argv
    serve(partial(answer, opened, by_hand=hand), partial(address, opened, by_hand=hand))
