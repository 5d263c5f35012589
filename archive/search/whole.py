"""What is counted of the whole archive: read from the census that the database keeps.

Every list needs some of it, for the counts of a group ignore the group's own choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.models import TIMELINE, is_curator
from archive.search.counting import is_plain, public_events, ranked
from archive.search.pieces import Facet, Piece, Timeline
from archive.search.question import Question
from archive.search.sql import Sql, every, put

_SHOWN = (
    "SELECT place, value, last_year::bigint, continuous::bigint, dated::bigint, number FROM ("
    " SELECT ({}::int[])[array_position({}::text[], facet::text)] AS place, facet, value,"
    "  last_year, continuous, dated, sum(number)::bigint AS number,"
    "  row_number() OVER (PARTITION BY facet ORDER BY sum(number) DESC, value) AS rank"
    " FROM archive_census WHERE facet = ANY({}) AND {}"
    " GROUP BY facet, value, last_year, continuous, dated HAVING sum(number) > 0) whole"
    f" WHERE facet = '{TIMELINE}' OR {{}}"
)


def is_of_all(piece: Piece) -> bool:
    """Whether the census has the numbers of this piece."""
    if piece.question != Question():
        return False
    return isinstance(piece, Timeline) or (isinstance(piece, Facet) and is_plain(piece))


def whole(pieces: Sequence[tuple[int, Piece]], user) -> Sql:
    """The numbers of such pieces, each with its place, in the columns that ``counting`` has."""
    facets = [piece.group if isinstance(piece, Facet) else TIMELINE for _place, piece in pieces]
    asked = []
    if not is_curator(user):
        asked = [
            Sql("published AND (public_from IS NULL OR public_from <= now())"),
            put("facet <> 'event' OR value IN ({})", public_events()),
        ]
    names = Sql("%s", (facets,))
    return put(
        _SHOWN,
        Sql("%s", ([place for place, _piece in pieces],)),
        names,
        names,
        every(asked),
        Sql(ranked(piece for _place, piece in pieces if isinstance(piece, Facet))),
    )
