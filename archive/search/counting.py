"""What is counted of the rows of a question: their years, their certainty, the values of a group.

Each function gives a SELECT of six columns: the place of the piece, four values, and a number.
It reads ``rows``, a table of the matching rows with the search row's own names of columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum

from archive.dates import Span
from archive.models import (
    CORRESPONDENTS,
    ROLE_CODES,
    Correspondent,
    Event,
    Status,
    Tally,
    is_curator,
)
from archive.search.conditions import certain, overlapping, wanted
from archive.search.groups import GROUPS, MOST_VALUES
from archive.search.pieces import Bars, Facet, Sureness, Timeline
from archive.search.question import Question
from archive.search.sql import Sql, every, of_queryset, put


def years(place: int, _piece: Timeline, rows: str) -> Sql:
    """First year, last year, whether continuous, whether dated; the number of such documents."""
    return Sql(
        "SELECT %s, year_first::bigint, year_last::bigint, date_continuous::int::bigint,"
        " dated::int::bigint, count(*) FROM (SELECT year_first, year_last, date_continuous,"
        f" date_first IS NOT NULL AS dated FROM {rows}) years"
        " GROUP BY year_first, year_last, date_continuous, dated",
        (place,),
    )


def sureness(place: int, piece: Sureness, rows: str) -> Sql:
    """How many are certain; the number of those that overlap the span."""
    span = piece.question.span
    assert span is not None  # noqa: S101 (only questions with a span have such a piece)
    return put(
        "SELECT {}, count(*) FILTER (WHERE {}), NULL::bigint, NULL::bigint, NULL::bigint, count(*)"
        f" FROM {rows} entry WHERE {{}}",
        _number(place),
        certain(span),
        overlapping(span),
    )


def bars(place: int, piece: Bars, rows: str) -> Sql:
    """In which part of the axis documents begin, in which they end, whether they are continuous.

    Part −1 lies before the first of the days, the last part after all.
    """
    days = Sql("%s::bigint[]", (list(piece.days),))
    return put(
        "SELECT {}, (width_bucket(date_first, {}) - 1)::bigint,"
        " (width_bucket(date_last, {}) - 1)::bigint,"
        f" date_continuous::int::bigint, 1::bigint, count(*) FROM {rows} entry WHERE {{}}"
        " GROUP BY 2, 3, 4",
        _number(place),
        days,
        days,
        overlapping(Span(piece.days[0], piece.days[-1] - 1)),
    )


def columns_of(piece: Facet) -> tuple[str, ...]:
    """The columns that a group is counted by."""
    question = piece.question
    if _is_tallied(piece):
        return ()
    if piece.group == "person" and question.roles:
        return "entry.document_id", "entry.parts"
    if piece.group == "role" and question.correspondents:
        return "entry.document_id", "entry.parts"
    return (GROUPS[piece.group].column,)


def is_plain(piece: Facet) -> bool:
    """Whether the group is counted by arrays of few kinds, together with others."""
    return piece.group != "person" and len(columns_of(piece)) == 1


def plain(places: Sequence[tuple[int, Facet]], rows: str, user) -> Sql:
    """The values of several groups of one question. First like rows are counted, then values."""
    columns = [GROUPS[piece.group].name for _place, piece in places]
    # A bit stands for each column that a row of the sets is not about.
    masks = [2 ** len(columns) - 1 - 2**bit for bit in reversed(range(len(columns)))]
    events = [place for place, piece in places if piece.group == "event"]
    seen = Sql("true")
    if events and not is_curator(user):
        seen = put("place <> {} OR value IN ({})", _number(events[0]), public_events())
    listed = every(wanted(places[0][1].question))
    sets = ", ".join(f"({column})" for column in columns)
    names = ", ".join(columns)
    return put(
        "SELECT place, value, NULL::bigint, NULL::bigint, NULL::bigint, number FROM ("
        " SELECT place, value::bigint, sum(number)::bigint AS number,"
        "  row_number() OVER (PARTITION BY place ORDER BY sum(number) DESC, value) AS rank"
        " FROM ("
        f" SELECT ({{}}::int[])[array_position({{}}, grouping({names}))] AS place,"
        f"  unnest(coalesce({names})) AS value, count(*) AS number"
        f" FROM {rows} entry WHERE {{}} GROUP BY GROUPING SETS ({sets})) counted"
        f" WHERE {{}} GROUP BY place, value) ranked WHERE {ranked([piece for _, piece in places])}",
        Sql("%s", ([place for place, _piece in places],)),
        Sql("%s::int[]", (masks,)),
        listed,
        seen,
    )


def ranked(pieces: Iterable[Facet]) -> str:
    """The condition that a value, by its ``rank``, is among those that are read."""
    return f"rank <= {MOST_VALUES + 1}" if all(piece.cut for piece in pieces) else "true"


def people(place: int, piece: Facet, rows: str, user) -> Sql:
    """The correspondents with most documents, and one more than are shown."""
    return put(
        "SELECT {}, value::bigint, NULL::bigint, NULL::bigint, NULL::bigint, number"
        f" FROM ({{}}) counted ORDER BY number DESC, value LIMIT {MOST_VALUES + 1}",
        _number(place),
        counted_people(piece, rows, user),
    )


def counted_people(piece: Facet, rows: str, user) -> Sql:
    """All correspondents with the number of their documents, in the roles that are asked for.

    Withdrawn ones are shown to curators alone.
    """
    codes = [ROLE_CODES[role] for role in sorted(piece.question.roles)]
    if _is_tallied(piece):
        return put(
            "SELECT value, number FROM ({}) everybody(value, number) WHERE number > 0 AND {}",
            _tallied(*piece.question.roles, curator=is_curator(user)),
            _shown(user),
        )
    if codes:
        value, among = f"part %% {CORRESPONDENTS}", f"part / {CORRESPONDENTS}"
        each = _of_parts(piece, rows, value, among, codes)
    else:
        each = put(
            f"SELECT unnest(correspondents) AS value FROM {rows} entry WHERE {{}}",
            every(wanted(piece.question)),
        )
    return put(
        "SELECT value, number FROM ("
        "SELECT value, count(*) AS number FROM ({}) each GROUP BY value) everybody WHERE {}",
        each,
        _shown(user),
    )


def _is_tallied(piece: Facet) -> bool:
    """Whether it is about the correspondents of all documents, whose numbers the database keeps."""
    question = piece.question
    return (
        piece.group == "person"
        and len(question.roles) <= 1
        and question.without("roles") == Question()
    )


def _shown(user) -> Sql:
    """The condition that ``value`` is a correspondent whom this user may see counted."""
    if is_curator(user):
        return Sql("true")
    return put("value NOT IN ({})", _hidden_people())


# Querysets whose SQL is the same for every question, and takes longer to build than to ask.


@cache
def public_events() -> Sql:
    """The events that strangers see."""
    return of_queryset(Event.objects.visible_to(AnonymousUser()).order_by().values("pk"))


@cache
def _hidden_people() -> Sql:
    """The correspondents that strangers do not see counted."""
    hidden = Correspondent.objects.filter(status=Status.WITHDRAWN)
    return of_queryset(hidden.order_by().values("pk"))


@cache
def _tallied(role: str = "", *, curator: bool) -> Sql:
    """Correspondents and the number of their documents, in the role if one is asked for."""
    seen = Tally.objects.in_role(role)
    if not curator:
        seen = seen.visible_to(AnonymousUser())
    tallied = seen.order_by().values_list("correspondent_id")
    return of_queryset(tallied.annotate(Sum("number")))


def roles_of_people(place: int, piece: Facet, rows: str) -> Sql:
    """The roles in which the correspondents that are asked for stand."""
    asked = sorted(piece.question.correspondents)
    value, among = f"part / {CORRESPONDENTS}", f"part %% {CORRESPONDENTS}"
    return put(
        "SELECT {}, value::bigint, NULL::bigint, NULL::bigint, NULL::bigint, count(*)"
        " FROM ({}) each GROUP BY value",
        _number(place),
        _of_parts(piece, rows, value, among, asked),
    )


def _of_parts(piece: Facet, rows: str, value: str, among: str, chosen: list[int]) -> Sql:
    """The values of the parts among those chosen, each once a document.

    Of one that is chosen a row has a value once anyway.
    """
    distinct = "DISTINCT " if len(chosen) > 1 else ""
    return put(
        f"SELECT {distinct}document_id, {value} AS value FROM ("
        f"SELECT document_id, unnest(parts) AS part FROM {rows} entry WHERE {{}}) parts"
        f" WHERE {among} = ANY({{}})",
        every(wanted(piece.question)),
        Sql("%s", (chosen,)),
    )


def _number(value: int) -> Sql:
    return Sql("%s", (value,))
