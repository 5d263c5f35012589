"""What entries of lists say, read from the database by SQL that is put together once.

To put two such queries together, and to make records of their rows, took Django three times as
long as to ask them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, OuterRef, Subquery

from archive.dates import UncertainDate, parse
from archive.models import Correspondent, Document, Genre, Holding
from archive.models.documents import SAID_OF_BEARERS, leading_parts
from archive.search.passages import OWN
from archive.search.sql import among, fetched, kept_sql


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of which only what lists say, and where words are looked for, has been read."""

    document: Document
    date: UncertainDate | None
    genre: str
    held_by: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """What is said of a part; see ``part_said``."""

    role: str
    name_as_written: str
    correspondent: Correspondent | None
    capacity: Correspondent | None


def _columns(model: type[Model], names: Collection[str]) -> tuple[str, ...]:
    """These columns in the order in which ``from_db`` takes them."""
    return tuple(one.attname for one in model._meta.concrete_fields if one.attname in names)


_OF_DOCUMENT = _columns(Document, {"number", *OWN, "date", "availability", "status", "public_from"})
_OF_BEARER = _columns(Correspondent, SAID_OF_BEARERS)


@kept_sql
def _documents(user):
    held = Holding.objects.filter(document=OuterRef("pk")).order_by("order", "pk")
    documents = Document.objects.visible_to(user).order_by()
    return documents.annotate(held_by=Subquery(held.values("repository__name")[:1])).values_list(
        "pk", "held_by", "genre__name", "genre__translations", *_OF_DOCUMENT
    )


@kept_sql
def _parts(_user):
    bearers = [f"{whose}__{name}" for whose in ("correspondent", "capacity") for name in _OF_BEARER]
    parts = leading_parts().order_by()
    return parts.values_list("document_id", "order", "pk", "role", "name_as_written", *bearers)


def document_rows(numbers: Collection[int], user) -> list[DocumentRow]:
    """These documents, of those that the user may see (one query)."""
    rows = fetched(among(numbers, _documents(user)))
    return [_document(*row) for row in rows]


def _document(_number, held_by, genre, translations, *values) -> DocumentRow:
    read: dict[str, Any] = dict(zip(_OF_DOCUMENT, values, strict=True))
    read["date"] = parse(read["date"]) if read["date"] else None
    kind = Genre(name=genre, translations=json.loads(translations)) if genre else ""
    document = Document.from_db(DEFAULT_DB_ALIAS, _OF_DOCUMENT, list(read.values()))
    return DocumentRow(document, read["date"], str(kind), held_by or "")


def part_rows(numbers: Collection[int], user) -> Mapping[int, list[PartRow]]:
    """The leading parts of these documents in their order, by number (one query)."""
    known: dict[int, Correspondent] = {}
    parts: dict[int, list[PartRow]] = defaultdict(list)
    half = len(_OF_BEARER)
    rows = fetched(among(numbers, _parts(user)))
    for number, _order, _pk, role, written, *bearers in sorted(rows, key=lambda row: row[1:3]):
        one, office = _bearer(bearers[:half], known), _bearer(bearers[half:], known)
        parts[number].append(PartRow(role, written, one, office))
    return parts


def _bearer(values: list, known: dict[int, Correspondent]) -> Correspondent | None:
    """The correspondent; who is known is not made anew."""
    number = values[0]
    if number is not None and number not in known:
        known[number] = Correspondent.from_db(DEFAULT_DB_ALIAS, _OF_BEARER, values)
    return known.get(number)
