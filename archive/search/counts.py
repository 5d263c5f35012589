"""How many documents each repository, collection, place or event has, for the pages about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from archive.search.conditions import gate
from archive.search.groups import GROUPS
from archive.search.reckoning import Reckoning
from archive.search.sql import Sql, every, fetched, put


def counts_of(group: str, user, values: Iterable[int] | None = None) -> dict[int, int]:
    """The number that asking for each of these values alone would give; all values without any.

    ``group`` is "repository", "collection", "place" or "event". Values without documents are left
    out. One query, and one for the mark of what is kept.
    """
    asked = None if values is None else tuple(sorted(set(values)))
    if asked == ():
        return {}
    reckoning = Reckoning(user)
    key = "counts", group, asked
    found = reckoning.kept(key)
    if found is None:
        found = _counted(group, user, asked)
        reckoning.keep(key, found)
    return cast(dict[int, int], found)


def _counted(group: str, user, asked: tuple[int, ...] | None) -> dict[int, int]:
    """Like rows are counted first, for there are fewer kinds of them than documents."""
    column = f"entry.{GROUPS[group].column}"
    shown, among = Sql("true"), gate(user)
    if asked is not None:
        shown = Sql("value = ANY(%s)", (list(asked),))
        among.append(Sql(f"{column} && %s::int[]", (list(asked),)))
    counted = put(
        "SELECT value, sum(number)::bigint FROM (SELECT unnest(held) AS value, number FROM ("
        f"SELECT {column} AS held, count(*) AS number FROM archive_searchentry entry"
        " WHERE {} GROUP BY 1) held) each WHERE {} GROUP BY value",
        every(among),
        shown,
    )
    return dict(fetched(counted))
