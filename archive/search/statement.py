"""One statement for all that an answer needs: matching rows once, and what is reckoned of them.

    WITH rows0 AS (…the rows of a question…), rows1 AS (…of the same but for its genres…)
    SELECT 0, …the genres of rows1… UNION ALL SELECT 1, …the years of rows0… UNION ALL …

Every part gives rows of the same six columns, the first of which tells the piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from archive.search.conditions import matching
from archive.search.counting import (
    bars,
    columns_of,
    is_plain,
    people,
    plain,
    roles_of_people,
    sureness,
    years,
)
from archive.search.listed import PAGE, listed
from archive.search.order import ORDERS
from archive.search.pieces import Bars, Facet, Piece, Sureness, Timeline, bare
from archive.search.question import Certainty, Question
from archive.search.sql import Sql, every, fetched, joined, put
from archive.search.wording import Wording

DATES = ("entry.date_first", "entry.date_last", "entry.date_continuous")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what the question lists: so many documents after so many."""

    question: Question
    first: int
    size: int

    @property
    def asked(self) -> Question:
        """The question of the rows that hold it."""
        return bare(self.question).without("certainty")

    def sql(self, wordings: Mapping[str, Wording], user, rows: str = "") -> Sql:
        """The page as a part of a statement in which ``rows`` are its rows."""
        most = self.first + self.size
        wording = wordings[self.question.words]
        return listed(self.question, wording, user, most=most, rows=rows).page(
            self.first, self.size
        )


@dataclass
class Rows:
    """The rows of one question, whatever its certainty, and the pieces that are reckoned of them."""

    question: Question
    pieces: list[tuple[int, Piece]] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    undated: bool = False

    def add(self, place: int, piece: Piece) -> None:
        """One more piece."""
        self.pieces.append((place, piece))
        self.undated |= Certainty.UNDATED in piece.question.wanted
        if isinstance(piece, Timeline):
            self.need("entry.year_first", "entry.year_last")
        elif isinstance(piece, Facet) and is_plain(piece):
            [column] = columns_of(piece)
            self.columns[column] = piece.group
        elif isinstance(piece, Facet):
            self.need(*columns_of(piece))

    def need(self, *columns: str) -> None:
        """The rows must have these columns, under their own names."""
        for column in columns:
            self.columns[column] = column.removeprefix("entry.")

    def sql(self, wording: Wording, user) -> Sql:
        """The rows themselves."""
        self.need(*DATES)
        columns = ", ".join(f"{column} AS {name}" for column, name in self.columns.items())
        asked = matching(self.question, wording, user, undated=self.undated)
        return put("SELECT {} FROM archive_searchentry entry WHERE {}", Sql(columns), every(asked))

    def parts(self, name: str, user) -> Iterator[Sql]:
        """What is reckoned of the rows, which have this name."""
        together: list[tuple[int, Facet]] = []
        for place, piece in self.pieces:
            match piece:
                case Timeline():
                    yield years(place, piece, name)
                case Sureness():
                    yield sureness(place, piece, name)
                case Bars():
                    yield bars(place, piece, name)
                case Facet() if is_plain(piece):
                    together.append((place, piece))
                case Facet(group="person"):
                    yield people(place, piece, name, user)
                case Facet():
                    yield roles_of_people(place, piece, name)
        if together:
            yield plain(together, name, user)


def gathered(
    pieces: Iterable[Piece], page: Page | None, wordings: Mapping[str, Wording], user
) -> tuple[dict[Piece, list[tuple]], list[tuple]]:
    """What is found for each piece, and the rows of the page (one query, none for nothing).

    Those of a piece are as its SELECT in ``counting`` gives them, those of the page as
    ``Listed.page`` does, without the place that comes first.
    """
    pieces = list(dict.fromkeys(pieces))
    sources: dict[Question, Rows] = {}
    for place, piece in enumerate(pieces):
        asked = piece.question.without("certainty")
        sources.setdefault(asked, Rows(asked)).add(place, piece)
    tables, parts = [], []
    if page is not None and page.asked not in sources:
        parts.append(page.sql(wordings, user))
    for number, rows in enumerate(sources.values()):
        name = f"rows{number}"
        counted = list(rows.parts(name, user))
        if page is not None and page.asked == rows.question:
            rows.need(*ORDERS[page.question.sort].columns)
            rows.undated |= Certainty.UNDATED in page.question.wanted
            counted.append(page.sql(wordings, user, name))
        shared = "MATERIALIZED " if len(counted) > 1 else ""
        table = rows.sql(wordings[rows.question.words], user)
        tables.append(put(f"{name} AS {shared}({{}})", table))
        parts += counted
    if not parts:
        return {}, []
    statement = joined(" UNION ALL ", parts, "({})")
    if tables:
        statement = put("WITH {} {}", joined(", ", tables), statement)
    found: dict[int, list[tuple]] = {place: [] for place in (PAGE, *range(len(pieces)))}
    for place, *values in fetched(statement):
        found[place].append(tuple(values))
    shown = sorted(found[PAGE], key=itemgetter(-1))
    return {piece: found[place] for place, piece in enumerate(pieces)}, shown
