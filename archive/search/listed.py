"""The documents that a question lists, in its order, and a page of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from archive.search.conditions import gate, listing, wanted
from archive.search.order import ORDERS, Order
from archive.search.pieces import bare
from archive.search.question import Question, Sort
from archive.search.relevance import BY, by_relevance
from archive.search.sql import Sql, every, fetched, joined, put
from archive.search.wording import Wording


@dataclass(frozen=True, slots=True)
class Listed:
    """A SELECT of all listed documents: ``number``, their dates and the keys of the order.

    ``by`` sorts them. ``plain`` tells that they need not be found before they are sorted, for an
    index gives all of them in their order, or somebody has found them already.
    """

    sql: Sql
    by: str
    plain: bool = False

    def page(self, place: int, first: int, size: int) -> Sql:
        """A SELECT of the documents after ``first`` others, at most ``size``.

        Its columns are six numbers: the place, the document's number, its first day, its last day,
        whether it is continuous, and which of the page it is.
        """
        kept = "" if self.plain else "MATERIALIZED "
        return put(
            f"WITH listed AS {kept}({{}})"
            f" SELECT {place}, number, date_first, date_last, date_continuous::int::bigint,"
            f" row_number() OVER (ORDER BY {self.by}) FROM ("
            f"SELECT * FROM listed ORDER BY {self.by} LIMIT {{}} OFFSET {{}}) page",
            self.sql,
            Sql("%s", (size,)),
            Sql("%s", (first,)),
        )


def listed(
    question: Question, wording: Wording, user, *, most: int | None = None, rows: str = ""
) -> Listed:
    """All documents that the question lists.

    With ``most``, documents that surely come after so many may be left out. ``rows`` names a table
    that holds the question's rows of every certainty already, with the columns of its order.
    """
    if question.sort is Sort.RELEVANCE and wording.query.clauses:
        return Listed(by_relevance(question, wording, user, most, rows), BY)
    order = ORDERS[question.sort]
    if walks(question):
        return Listed(_selected(order, "archive_searchentry", gate(user)), order.by, plain=True)
    if rows:
        return Listed(_selected(order, rows, wanted(question)), order.by, plain=True)
    asks = listing(question, wording, user)
    return Listed(_selected(order, "archive_searchentry", asks), order.by)


def walks(question: Question) -> bool:
    """Whether everything is listed, so that an index gives a page with nothing between."""
    return bare(question) == Question()


def stretch(question: Question, wording: Wording, user, cuts: Sequence[tuple | None]) -> Listed:
    """The documents listed between the first and the last of these keys of the order.

    None is the end of the list. Between two cuts all have a date or none has.
    """
    order = ORDERS[question.sort]
    asks = listing(question, wording, user)
    pieces = [
        _selected(order, "archive_searchentry", [*asks, *order.between(first, end)])
        for first, end in pairwise(_needed(cuts))
        if first is not None
    ]
    if len(pieces) == 1 and walks(question):
        return Listed(pieces[0], order.by, plain=True)
    return Listed(joined(" UNION ALL ", pieces, "({})"), order.by)


def _needed(cuts: Sequence[tuple | None]) -> list[tuple | None]:
    """The first cut, the last, and of those between them the ones from which on nothing has a date."""
    undated = [cut for cut in cuts[1:-1] if cut is not None and cut[0] is None]
    return [cuts[0], *undated, cuts[-1]]


def keys_of(number: int, question: Question, wording: Wording, user) -> tuple | None:
    """The keys of a document in the question's order; None where it is not listed (one query)."""
    order = ORDERS[question.sort]
    here = Sql("entry.document_id = %s", (number,))
    found = _selected(order, "archive_searchentry", [here, *listing(question, wording, user)])
    rows = fetched(found)
    return rows[0][-len(order.keys) :] if rows else None


def page_of(found: Listed, first: int, size: int) -> list[tuple]:
    """The rows of a page of the list alone, as ``gathered`` gives them (one query)."""
    return sorted((row[1:] for row in fetched(found.page(0, first, size))), key=itemgetter(-1))


def _selected(order: Order, table: str, asked: Iterable[Sql]) -> Sql:
    return put(f"{order.select} FROM {table} entry{order.join} WHERE {{}}", every(asked))
