"""SQL in pieces: each a text with placeholders and the values that fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import connection

from archive.models import is_curator


class Sql(NamedTuple):
    """A piece of SQL; ``values`` stand for its ``%s``, in order."""

    text: str
    values: tuple[Any, ...] = ()


def joined(between: str, pieces: Iterable[Sql], form: str = "{}") -> Sql:
    """The pieces one after another, each put into the form."""
    pieces = list(pieces)
    return Sql(
        between.join(form.format(piece.text) for piece in pieces),
        tuple(value for piece in pieces for value in piece.values),
    )


def every(pieces: Iterable[Sql]) -> Sql:
    """The condition that all hold; true for none."""
    return joined(" AND ", pieces, "({})") if (pieces := list(pieces)) else Sql("true")


def either(pieces: Iterable[Sql]) -> Sql:
    """The condition that one holds; false for none."""
    return joined(" OR ", pieces, "({})") if (pieces := list(pieces)) else Sql("false")


def put(form: str, *pieces: Sql) -> Sql:
    """The form with each ``{}`` filled by a piece."""
    return Sql(
        form.format(*(piece.text for piece in pieces)),
        tuple(value for piece in pieces for value in piece.values),
    )


def of_queryset(rows) -> Sql:
    """The SQL of a queryset."""
    text, values = rows.query.sql_with_params()
    return Sql(text, tuple(values))


def kept_sql(build: Callable[..., Any]) -> Callable[..., Sql]:
    """The SQL of the queryset that ``build`` makes for a user and further values.

    It is made once for all strangers and once for all curators, for whom it must be the same:
    to build it takes longer than to ask it.
    """
    texts: dict[tuple, Sql] = {}

    def sql(user, *values) -> Sql:
        key = is_curator(user), *values
        if key not in texts:
            texts[key] = of_queryset(build(user, *values))
        return texts[key]

    return sql


def among(numbers: Iterable[int], sql: Sql) -> Sql:
    """The rows of a SELECT that have one of these numbers in their first column."""
    form = "SELECT * FROM ({}) rows(number_) WHERE number_ = ANY({})"
    return put(form, sql, Sql("%s", (list(numbers),)))


def fetched(statement: Sql) -> list[tuple]:
    """All rows of a statement (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.values)
        return cursor.fetchall()
