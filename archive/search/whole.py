"""What is counted of the whole archive: read from the numbers that the database keeps.

Every list needs some of it, for the counts of a group ignore the group's own choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum

from archive.models import TIMELINE, Tally, is_curator
from archive.search.groups import MOST_VALUES
from archive.search.pieces import Facet, Piece, Timeline
from archive.search.question import Question
from archive.search.seen import unseen
from archive.search.sql import Sql, every, of_queryset, put

_CENSUS = (
    "SELECT place, value, last_year::bigint, continuous::bigint, dated::bigint, number FROM ("
    " SELECT ({}::int[])[array_position({}::text[], facet::text)] AS place, facet, value,"
    "  last_year, continuous, dated, sum(number)::bigint AS number,"
    "  row_number() OVER (PARTITION BY facet ORDER BY sum(number) DESC, value) AS rank"
    " FROM archive_census WHERE facet = ANY({}) AND {}"
    " GROUP BY facet, value, last_year, continuous, dated HAVING sum(number) > 0) whole"
    f" WHERE facet = '{TIMELINE}' OR {{}}"
)


def is_of_all(piece: Piece) -> bool:
    """Whether the database keeps the numbers of this piece."""
    if isinstance(piece, Facet) and piece.group == "person":
        roles = piece.question.roles
        return len(roles) <= 1 and piece.question.without("roles") == Question()
    return isinstance(piece, Timeline | Facet) and piece.question == Question()


def whole(pieces: Sequence[tuple[int, Piece]], user) -> Iterator[Sql]:
    """SELECTs of the numbers of such pieces, each with its place: of six columns.

    They are place, value, three more of a timeline (last year, whether continuous, whether dated),
    and number.
    """
    census = []
    for place, piece in pieces:
        if isinstance(piece, Facet) and piece.group == "person":
            yield _people(place, piece, user)
        else:
            census.append((place, piece))
    if census:
        yield _census(census, user)


def _census(pieces: Sequence[tuple[int, Piece]], user) -> Sql:
    facets = [piece.group if isinstance(piece, Facet) else TIMELINE for _place, piece in pieces]
    asked = []
    if not is_curator(user):
        asked = [
            Sql("published AND (public_from IS NULL OR public_from <= now())"),
            put("facet <> 'event' OR value NOT IN ({})", unseen("event")),
        ]
    names = Sql("%s", (facets,))
    return put(
        _CENSUS,
        Sql("%s", ([place for place, _piece in pieces],)),
        names,
        names,
        every(asked),
        Sql(_ranked(piece for _place, piece in pieces if isinstance(piece, Facet))),
    )


def _ranked(pieces: Iterable[Facet]) -> str:
    """The condition that a value, by its ``rank``, is among those that are read."""
    return f"rank <= {MOST_VALUES + 1}" if all(piece.cut for piece in pieces) else "true"


def _people(place: int, piece: Facet, user) -> Sql:
    """The correspondents with most documents, in the role if one is asked for."""
    shown = Sql("true")
    if not is_curator(user):
        shown = put("value NOT IN ({})", unseen("person"))
    return put(
        "SELECT {}, value::bigint, NULL::bigint, NULL::bigint, NULL::bigint, number"
        " FROM ({}) everybody(value, number) WHERE number > 0 AND {}"
        f" ORDER BY number DESC, value LIMIT {MOST_VALUES + 1 if piece.cut else 'ALL'}",
        Sql("%s", (place,)),
        _tallied(*piece.question.roles, curator=is_curator(user)),
        shown,
    )


@cache
def _tallied(role: str = "", *, curator: bool) -> Sql:
    """Correspondents and the number of their documents; the SQL takes longer to build than to ask."""
    seen = Tally.objects.in_role(role)
    if not curator:
        seen = seen.visible_to(AnonymousUser())
    tallied = seen.order_by().values_list("correspondent_id")
    return of_queryset(tallied.annotate(Sum("number")))
