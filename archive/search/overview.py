"""What a page about a record shows of its documents: how many, the first, the last, the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models.expressions import RawSQL

from archive.search.histogram import Histogram
from archive.search.listed import listed
from archive.search.pieces import Page, bare
from archive.search.question import Question, Sort
from archive.search.reckoning import Reckoning, counted_by, near_bars
from archive.search.sql import Sql, put

AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Overview:
    """The number of documents, those at the beginning of the list, the last dated one, the years."""

    total: int
    first: tuple[int, ...]
    last: int | None
    histogram: Histogram


def overview(question: Question, user, size: int) -> Overview:
    """The documents that the question finds, with the first so many of them (one query).

    One more for each of these: the mark of what is kept (readers), names where words are asked, a
    histogram by days or months that the span alone does not decide.
    """
    reckoning = Reckoning(user)
    oldest = Page(replace(bare(question), sort=Sort.OLDEST), 0, size)
    newest = Page(replace(bare(question), sort=Sort.NEWEST), 0, 1)
    reckoning.gather([*counted_by(question), *near_bars(question), oldest, newest])
    last = [number for number, day, *_rest in reckoning.of(newest) if day is not None]
    return Overview(
        total=reckoning.total(question),
        first=tuple(row[0] for row in reckoning.of(oldest)),
        last=last[0] if last else None,
        histogram=reckoning.histogram(question),
    )


def histogram(question: Question, user) -> Histogram:
    """The histogram of what the question finds, whatever certainty it asks for (three queries at most)."""
    return Reckoning(user).histogram(question)


def asked_for(question: Question, user) -> RawSQL:
    """The numbers of all documents that the question lists, as SQL for ``pk__in`` of a queryset.

    One query where the words may be names.
    """
    found = listed(question, Reckoning(user).wording(question.words), user)
    chosen = put("SELECT number FROM ({}) found", found.sql)
    return RawSQL(chosen.text, chosen.values)  # noqa: S611 - put together from conditions


def numbers(question: Question, user, most: int | None = None) -> Iterator[int]:
    """The numbers of all documents that the question lists, or of so many, in its order.

    One query, and one where the words may be names; the database hands the numbers over in small
    parts, so that a list of any length takes little memory.
    """
    found = listed(question, Reckoning(user).wording(question.words), user, most=most)
    ordered = put(
        "SELECT number FROM ({}) found ORDER BY {} LIMIT {}",
        found.sql,
        Sql(found.by),
        Sql("%s", (most,)),
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(ordered.text, ordered.values)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from (number for (number,) in rows)
