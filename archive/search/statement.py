"""One statement that finds the documents of all pieces of an answer, and what is counted of them.

    WITH rows9 AS (…the rows of a question, and of the same but for its genres…)
    (SELECT 0, …a page…) UNION ALL (SELECT 9, …the numbers of rows9…) UNION ALL …

So all of it is of one moment. Every part gives rows of the same columns: which part it is, five
numbers, and bytes. What the database does not count itself is chosen among the rows it found, and
counted, by columns in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from archive.dates import Span
from archive.models import is_curator
from archive.search.choosing import chosen
from archive.search.columns import Columns, OutdatedError, numbers_sent
from archive.search.conditions import any_of, matching
from archive.search.counting import Found, counted
from archive.search.listed import listed, walks
from archive.search.order import ORDERS
from archive.search.pieces import Bars, Facet, Page, Piece, bare
from archive.search.question import Question, Sort
from archive.search.remembered import Moment, forget, news, remembered, with_news
from archive.search.seen import GUARDED, unseen_by
from archive.search.sql import Sql, fetched, joined, put
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
    """The rows of one question, whatever its certainty, and the pieces that are reckoned of them."""

    question: Question
    pieces: list[tuple[int, Piece]] = field(default_factory=list)

    @property
    def is_guarded(self) -> bool:
        """Whether any value that a user may not see makes a difference to what is reckoned."""
        groups = {piece.group for _place, piece in self.pieces if isinstance(piece, Facet)}
        excluded = {name for name, _value in self.question.excluded}
        return bool(self.question.events or GUARDED & (groups | excluded))

    def counted(
        self, found: Found, hidden: Mapping[str, Collection[int]]
    ) -> Iterator[tuple[int, list[tuple]]]:
        """What is reckoned of them, once they are found, by the places of the pieces."""
        for place, piece in self.pieces:
            group = piece.group if isinstance(piece, Facet) else ""
            yield place, counted(piece, found, hidden.get(group, ()))


@dataclass(eq=False)
class Search:
    """What is looked for at once: the rows of all questions that ask for the same words and names.

    ``place`` is that of their numbers in the statement. ``ranked`` are pages that the database
    reads, by the places of the pieces, with the questions of whose rows they are.
    """

    wording: Wording
    place: int
    rows: dict[Question, Rows] = field(default_factory=dict)
    ranked: list[tuple[int, Page, Question]] = field(default_factory=list)

    def add(self, place: int, piece: Piece, asked: Question) -> None:
        """One more piece, which is about the rows of this question."""
        if isinstance(piece, Page) and not _by_time(piece.question, self.wording):
            self.ranked.append((place, piece, asked))
        else:
            self.rows.setdefault(asked, Rows(asked)).pieces.append((place, piece))

    @property
    def name(self) -> str:
        """What the statement calls the rows."""
        return f"rows{self.place}"

    @property
    def is_for_the_database(self) -> bool:
        """Whether the columns in memory do not hold all that is asked: words, and names as written."""
        return any(asked.words or asked.names for asked in self.rows)

    def table(self, user) -> Sql:
        """The rows of any of the questions, with the columns by which pages of them are read."""
        columns = ["entry.document_id"]
        for _place, page, asked in self.ranked:
            if self._holds(asked):
                columns += [*DATES, *ORDERS[page.question.sort].columns]
        found = any_of([matching(question, self.wording, user) for question in self.rows])
        read = ", ".join(dict.fromkeys(columns))
        form = (
            f"{self.name} AS MATERIALIZED (SELECT {read} FROM archive_searchentry entry WHERE {{}})"
        )
        return put(form, found)

    def pages(self, user, *, found_anyway: bool) -> Iterator[Sql]:
        """The pages that the database reads; of the rows, where these are found anyway."""
        for place, page, asked in self.ranked:
            most = page.first + page.size
            rows = self.name if found_anyway and self._holds(asked) else ""
            found = listed(page.question, self.wording, user, most=most, rows=rows)
            yield put(_PART, found.page(place, page.first, page.size))

    def _holds(self, asked: Question) -> bool:
        """Whether the rows are those of this question, and no others but for its span."""
        alike = asked.without("span")
        return asked in self.rows and all(one.without("span") == alike for one in self.rows)


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
    searches = _searches(pieces, wordings)
    counting = [search for search in searches if search.rows]
    memory = remembered() if counting else None
    sought = [one for one in counting if memory is None or one.is_for_the_database]
    parts = [*_kept_by_the_database(pieces, user)]
    for search in searches:
        parts += search.pages(user, found_anyway=search in sought)
    parts += [_numbers(one.place, Sql(f"SELECT document_id FROM {one.name}")) for one in sought]
    if counting:
        parts.append(put(_NEWS, news(memory, [search.name for search in counting])))
    statement = joined(" UNION ALL ", parts, "({})")
    if sought:
        tables = joined(", ", [search.table(user) for search in sought])
        statement = put("WITH {} {}", tables, statement)
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
    searches: Iterable[Search],
    columns: Columns,
    sent: Mapping[int, Sequence[bytes | None]],
    seen_at: int | None,
    user,
) -> Iterator[tuple[int, list[tuple]]]:
    """What is reckoned in memory, by the places of the pieces: of all rows, or of those that were sent."""
    counting = [(search.place, rows) for search in searches for rows in search.rows.values()]
    hidden = unseen_by(user) if any(rows.is_guarded for _place, rows in counting) else {}
    found = {
        place: columns.rows_of(numbers_sent(some[0]))
        for place, some in sent.items()
        if place != NEWS
    }
    for place, rows in counting:
        among = found.get(place)
        those = chosen(rows.question, columns, seen_at, hidden.get("event", ()), among)
        yield from rows.counted(Found(columns, those), hidden)


def _kept_by_the_database(pieces: Sequence[Piece], user) -> Iterator[Sql]:
    """The parts of pieces about all documents."""
    of_all = [(place, piece) for place, piece in enumerate(pieces) if is_of_all(piece)]
    return (put(_PART, part) for part in whole(of_all, user))


def _searches(pieces: Sequence[Piece], wordings: Mapping[str, Wording]) -> list[Search]:
    """What is looked for, for the pieces whose numbers the database does not keep.

    Where all of time is needed anyway, a span is looked for among its rows.
    """
    of_rows = {piece: _of_rows(piece) for piece in pieces if not is_of_all(piece)}
    all_time = {asked for asked in of_rows.values() if asked.span is None}
    searches: dict[tuple, Search] = {}
    for place, piece in enumerate(pieces):
        if piece in of_rows:
            asked = of_rows[piece]
            if asked.without("span") in all_time:
                asked = asked.without("span")
            fresh = Search(wordings[asked.words], len(pieces) + len(searches))
            searches.setdefault((asked.words, asked.names), fresh).add(place, piece, asked)
    return list(searches.values())


def _of_rows(piece: Piece) -> Question:
    """The question whose rows a piece is about, whatever certainty it asks for.

    Bars ask for no span, but count only what overlaps their days.
    """
    question = bare(piece.question).without("certainty")
    if isinstance(piece, Bars):
        return question.with_values({"span": Span(piece.days[0], piece.days[-1] - 1)})
    return question


def is_listed_in_memory(question: Question) -> bool:
    """Whether the columns in memory hold all that finds its documents and puts them in order."""
    return ORDERS[question.sort].dated and not (question.words or question.names or walks(question))


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
