"""One statement that finds the documents of all pieces of an answer, and what is counted of them.

    WITH rows0 AS (…the rows of a question…), rows1 AS (…of the same but for its genres…)
    (SELECT 0, …a page of rows0…) UNION ALL (SELECT 7, …the numbers of rows0…) UNION ALL …

So all of it is of one moment. Every part gives rows of the same columns: which part it is, five
numbers, and bytes. What the database does not count itself is counted by columns in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from archive.dates import Span
from archive.models import is_curator
from archive.search.choosing import chosen, is_chosen_in_memory
from archive.search.columns import Columns, OutdatedError, numbers_sent
from archive.search.conditions import matching
from archive.search.counting import Found, counted
from archive.search.listed import listed, walks
from archive.search.order import ORDERS
from archive.search.pieces import Bars, Facet, Page, Piece, bare
from archive.search.question import Certainty, Question, Sort
from archive.search.remembered import Moment, forget, news, remembered, with_news
from archive.search.seen import GUARDED, unseen_by
from archive.search.sql import Sql, every, fetched, joined, put
from archive.search.whole import is_of_all, whole
from archive.search.wording import Wording

DATES = ("entry.date_first", "entry.date_last", "entry.date_continuous")
# The part that belongs to no piece.
NEWS = -1
_FIVE = ", ".join(["NULL::bigint"] * 5)
_PART = "SELECT part.*, NULL::text, NULL::bytea[] FROM ({}) part"
_NUMBERS = (
    f"SELECT {{}}, {_FIVE}, NULL::text, ARRAY[string_agg(int8send(number), '')]"
    " FROM ({}) numbers(number)"
)
_NEWS = (
    f"SELECT {NEWS}, news.file, news.time, NULL::bigint, NULL::bigint, NULL::bigint,"
    " news.snapshot, news.rows FROM ({}) news(file, time, snapshot, rows)"
)


@dataclass(eq=False)
class Rows:
    """The rows of one question, whatever its certainty, and the pieces that are about them.

    ``place`` is that of their numbers in the statement, where these have their name. ``ranked`` are
    the pages that the database reads, the others of ``pieces`` are reckoned in memory.
    """

    question: Question
    wording: Wording
    place: int
    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    ranked: list[tuple[int, Page]] = field(default_factory=list)

    def add(self, place: int, piece: Piece) -> None:
        """One more piece."""
        if isinstance(piece, Page) and not _by_time(piece.question, self.wording):
            self.ranked.append((place, piece))
        else:
            self.pieces.append((place, piece))

    @property
    def name(self) -> str:
        """What the statement calls them."""
        return f"rows{self.place}"

    @property
    def is_guarded(self) -> bool:
        """Whether any value that a user may not see makes a difference to what is reckoned."""
        groups = {piece.group for _place, piece in self.pieces if isinstance(piece, Facet)}
        excluded = {name for name, _value in self.question.excluded}
        return bool(self.question.events or GUARDED & (groups | excluded))

    def table(self, user) -> Sql:
        """The rows themselves, with the columns by which their pages are read.

        They are found before a page is read: else a rare word is looked for along the order.
        """
        columns, undated = ["entry.document_id"], False
        for _place, piece in (*self.pieces, *self.ranked):
            undated |= Certainty.UNDATED in piece.question.wanted and not isinstance(piece, Bars)
        for _place, page in self.ranked:
            columns += [*DATES, *ORDERS[page.question.sort].columns]
        asked = matching(self.question, self.wording, user, undated=undated)
        read = ", ".join(dict.fromkeys(columns))
        form = (
            f"{self.name} AS MATERIALIZED (SELECT {read} FROM archive_searchentry entry WHERE {{}})"
        )
        return put(form, every(asked))

    def pages(self, user) -> Iterator[Sql]:
        """The pages that the database reads."""
        for place, page in self.ranked:
            most = page.first + page.size
            found = listed(page.question, self.wording, user, most=most, rows=self.name)
            yield put(_PART, found.page(place, page.first, page.size))

    def counted(
        self, found: Found, hidden: Mapping[str, Collection[int]]
    ) -> Iterator[tuple[int, list[tuple]]]:
        """What is reckoned of them, once they are found, by the places of the pieces."""
        for place, piece in self.pieces:
            group = piece.group if isinstance(piece, Facet) else ""
            yield place, counted(piece, found, hidden.get(group, ()))


def gathered(
    pieces: Iterable[Piece], wordings: Mapping[str, Wording], user
) -> dict[Piece, list[tuple]]:
    """What is found for each of the pieces (one query, none for nothing).

    One more where values are counted of which the user does not see all, and that are not kept. Of a
    page the rows as ``Listed.page`` gives them, in their order, without the place that comes first;
    of others what ``counted`` gives, or ``whole`` likewise.
    """
    pieces = list(dict.fromkeys(pieces))
    if not pieces:
        return {}
    sources = _sources(pieces, wordings)
    counting = [rows for rows in sources if rows.pieces]
    memory = remembered() if counting else None
    sought = [rows for rows in counting if memory is None or not is_chosen_in_memory(rows.question)]
    parts = [*_kept_by_the_database(pieces, user)]
    for rows in sources:
        parts += rows.pages(user)
    parts += [_numbers(rows.place, Sql(f"SELECT document_id FROM {rows.name}")) for rows in sought]
    if counting:
        parts.append(put(_NEWS, news(memory, [rows.name for rows in counting])))
    statement = joined(" UNION ALL ", parts, "({})")
    tables = [rows.table(user) for rows in sources if rows.ranked or rows in sought]
    if tables:
        statement = put("WITH {} {}", joined(", ", tables), statement)
    # What writes history puts a statement of its own before each that does not begin so.
    found, sent = _told(put("SELECT * FROM ({}) told", statement))
    if counting:
        [(file, time, *_none, snapshot)] = found[NEWS]
        try:
            columns = with_news(memory, Moment(file, time, snapshot), sent[NEWS])
            found.update(
                _reckoned(counting, columns, sent, None if is_curator(user) else time, user)
            )
        except OutdatedError:
            forget(memory)
            return gathered(pieces, wordings, user)
    return {
        piece: sorted(found[place], key=itemgetter(-1)) if isinstance(piece, Page) else found[place]
        for place, piece in enumerate(pieces)
    }


def _reckoned(
    counting: Sequence[Rows],
    columns: Columns,
    sent: Mapping[int, Sequence[bytes | None]],
    seen_at: int | None,
    user,
) -> Iterator[tuple[int, list[tuple]]]:
    """What is reckoned in memory, by the places of the pieces: of rows that were sent, else chosen."""
    hidden = unseen_by(user) if any(rows.is_guarded for rows in counting) else {}
    for rows in counting:
        if rows.place in sent:
            those = columns.rows_of(numbers_sent(sent[rows.place][0]))
        else:
            those = chosen(rows.question, columns, seen_at, hidden.get("event", ()))
        yield from rows.counted(Found(columns, those), hidden)


def _kept_by_the_database(pieces: Sequence[Piece], user) -> Iterator[Sql]:
    """The parts of pieces about all documents."""
    of_all = [(place, piece) for place, piece in enumerate(pieces) if is_of_all(piece)]
    return (put(_PART, part) for part in whole(of_all, user))


def _sources(pieces: Sequence[Piece], wordings: Mapping[str, Wording]) -> list[Rows]:
    """The rows that the pieces are about, of those whose numbers the database does not keep.

    Where all of time is needed anyway, a span is looked for among its rows.
    """
    of_rows = {piece: _of_rows(piece) for piece in pieces if not is_of_all(piece)}
    all_time = {asked for asked in of_rows.values() if asked.span is None}
    sources: dict[Question, Rows] = {}
    for place, piece in enumerate(pieces):
        if piece in of_rows:
            asked = of_rows[piece]
            if asked.without("span") in all_time:
                asked = asked.without("span")
            fresh = Rows(asked, wordings[asked.words], len(pieces) + len(sources))
            sources.setdefault(asked, fresh).add(place, piece)
    return list(sources.values())


def _of_rows(piece: Piece) -> Question:
    """The question whose rows a piece is about, whatever certainty it asks for.

    Bars ask for no span, but count only what overlaps their days.
    """
    question = bare(piece.question).without("certainty")
    if isinstance(piece, Bars):
        return question.with_values({"span": Span(piece.days[0], piece.days[-1] - 1)})
    return question


def _by_time(question: Question, wording: Wording) -> bool:
    """Whether its documents are listed in an order of time, which some that are found can be put in."""
    ranked = question.sort is Sort.RELEVANCE and wording.query.clauses
    return ORDERS[question.sort].dated and not ranked and not walks(question)


def _numbers(place: int, sql: Sql) -> Sql:
    """The part that has the numbers that a SELECT gives, as ``_read`` reads them."""
    return put(_NUMBERS, Sql("%s", (place,)), sql)


def _told(statement: Sql) -> tuple[dict[int, list[tuple]], dict[int, Sequence[bytes | None]]]:
    """The rows of all parts, without what they send, and what those send that send anything."""
    found: dict[int, list[tuple]] = defaultdict(list)
    sent: dict[int, Sequence[bytes | None]] = {}
    for place, *values, snapshot, parcels in fetched(statement):
        if parcels is None:
            found[place].append(tuple(values))
        else:
            found[place], sent[place] = [(*values, snapshot)], parcels
    return found, sent
