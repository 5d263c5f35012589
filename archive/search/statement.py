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
from archive.search.listed import listed
from archive.search.order import ORDERS
from archive.search.pieces import Bars, Facet, Page, Piece, Sureness, Timeline, bare
from archive.search.question import Certainty, Question
from archive.search.sql import Sql, every, fetched, joined, put
from archive.search.whole import is_of_all, whole
from archive.search.wording import Wording

DATES = ("entry.date_first", "entry.date_last", "entry.date_continuous")


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
        elif isinstance(piece, Page):
            self.need(*ORDERS[piece.question.sort].columns)

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

    @property
    def is_shared(self) -> bool:
        """Whether the rows must be found before anything is reckoned of them.

        A page alone needs them, too: else a rare word is looked for along the order.
        """
        return len(self.pieces) > 1 or isinstance(self.pieces[0][1], Page)

    def parts(self, name: str, wording: Wording, user) -> Iterator[Sql]:
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
                case Page():
                    most = piece.first + piece.size
                    found = listed(piece.question, wording, user, most=most, rows=name)
                    yield found.page(place, piece.first, piece.size)
                case Facet() if is_plain(piece):
                    together.append((place, piece))
                case Facet(group="person"):
                    yield people(place, piece, name, user)
                case Facet():
                    yield roles_of_people(place, piece, name)
        if together:
            yield plain(together, name, user)


def gathered(
    pieces: Iterable[Piece], wordings: Mapping[str, Wording], user
) -> dict[Piece, list[tuple]]:
    """What is found for each of the pieces (one query, none for nothing).

    The rows are as the SELECT of the piece gives them (in ``counting``, or ``Listed.page``), in its
    order, without the place that comes first.
    """
    pieces = list(dict.fromkeys(pieces))
    if not pieces:
        return {}
    sources: dict[Question, Rows] = {}
    of_all = [(place, piece) for place, piece in enumerate(pieces) if is_of_all(piece)]
    for place, piece in enumerate(pieces):
        if (place, piece) not in of_all:
            asked = bare(piece.question).without("certainty")
            sources.setdefault(asked, Rows(asked)).add(place, piece)
    tables: list[Sql] = []
    parts: list[Sql] = [whole(of_all, user)] if of_all else []
    for number, rows in enumerate(sources.values()):
        name, wording = f"rows{number}", wordings[rows.question.words]
        kind = "MATERIALIZED " if rows.is_shared else ""
        tables.append(put(f"{name} AS {kind}({{}})", rows.sql(wording, user)))
        parts += rows.parts(name, wording, user)
    found: list[list[tuple]] = [[] for _piece in pieces]
    found_of = joined(" UNION ALL ", parts, "SELECT * FROM ({}) part")
    statement = put("WITH {} {}", joined(", ", tables), found_of) if tables else found_of
    for place, *values in fetched(statement):
        found[place].append(tuple(values))
    return {
        piece: sorted(rows, key=itemgetter(-1)) if isinstance(piece, Page) else rows
        for piece, rows in zip(pieces, found, strict=True)
    }
