"""What entries of lists say, read from the database by SQL that is put together once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import OuterRef, Subquery

from archive.models import Correspondent, Document, Genre, Holding
from archive.models.documents import SAID_OF_BEARERS, leading_parts
from archive.search.made import Made
from archive.search.passages import OWN
from archive.search.sql import Sql, among, fetched, kept_sql, of_queryset


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of which only what lists say, and where words are looked for, has been read."""

    document: Document
    genre: str
    held_by: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """What is said of a part; see ``part_said``."""

    role: str
    name_as_written: str
    correspondent: Correspondent | None
    capacity: Correspondent | None


_DOCUMENT = Made(Document, {"number", *OWN, "date", "availability", "status", "public_from"})
_GENRE = Made(Genre, {"name", "translations"})
_BEARER = Made(Correspondent, SAID_OF_BEARERS)


@kept_sql
def _documents(user):
    held = Holding.objects.filter(document=OuterRef("pk")).order_by("order", "pk")
    documents = Document.objects.visible_to(user).order_by()
    genre = [f"genre__{name}" for name in _GENRE.columns]
    return documents.annotate(held_by=Subquery(held.values("repository__name")[:1])).values_list(
        "pk", "held_by", *genre, *_DOCUMENT.columns
    )


@cache
def _parts() -> Sql:
    bearers = [
        f"{whose}__{name}" for whose in ("correspondent", "capacity") for name in _BEARER.columns
    ]
    parts = leading_parts().order_by()
    return of_queryset(
        parts.values_list("document_id", "order", "pk", "role", "name_as_written", *bearers)
    )


def document_rows(numbers: Collection[int], user) -> list[DocumentRow]:
    """These documents, of those that the user may see (one query)."""
    width, rows = len(_GENRE.columns), fetched(among(numbers, _documents(user)))
    return [
        DocumentRow(_DOCUMENT.record(values[width:]), _genre(values[:width]), held_by or "")
        for _number, held_by, *values in rows
    ]


def _genre(values: Sequence) -> str:
    return "" if values[0] is None else str(_GENRE.record(values))


def part_rows(numbers: Collection[int]) -> Mapping[int, list[PartRow]]:
    """The leading parts of these documents in their order, by number (one query)."""
    known: dict[int, Correspondent] = {}
    parts: dict[int, list[PartRow]] = defaultdict(list)
    half = len(_BEARER.columns)
    rows = fetched(among(numbers, _parts()))
    for number, _order, _pk, role, written, *bearers in sorted(rows, key=lambda row: row[1:3]):
        one, office = _bearer(bearers[:half], known), _bearer(bearers[half:], known)
        parts[number].append(PartRow(role, written, one, office))
    return parts


def _bearer(values: list, known: dict[int, Correspondent]) -> Correspondent | None:
    """The correspondent; who is known is not made anew."""
    number = values[0]
    if number is not None and number not in known:
        known[number] = _BEARER.record(values)
    return known.get(number)
