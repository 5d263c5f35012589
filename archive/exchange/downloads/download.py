"""Writing records one after another, so that a list of any length takes little memory."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import F, Func, QuerySet, Value

from archive.dates import Day, UncertainDate

AT_ONCE = 500  # records read from the database together
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for an encoding of their own
BETWEEN = "|"
# What a spreadsheet would take for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Described = dict[str, Any]


@dataclass(frozen=True)
class Numbered:
    """The records of a queryset that have these numbers (pk), in the order of the numbers."""

    records: QuerySet
    numbers: Iterable[int]

    def parts(self) -> Iterator[QuerySet]:
        """Some records at a time, so that a list of any length takes little memory."""
        numbers = iter(self.numbers)
        while some := list(islice(numbers, AT_ONCE)):
            place = Func(Value(some), F("pk"), function="array_position")
            yield self.records.filter(pk__in=some).order_by(place)


@dataclass(frozen=True)
class Download:
    """How the records of one list are given away.

    The records are a queryset, or Numbered. ``load`` adds to a queryset, for a user, what ``describe`` reads; ``describe`` gives a record
    as values for JSON; ``row`` the cells of its CSV row by column.
    """

    kind: str
    columns: tuple[str, ...]
    load: Callable[[Any, Any], Any]
    describe: Callable[[Any], Described]
    row: Callable[[Described], Mapping[str, str]]

    def as_csv(self, records, user) -> Iterator[str]:
        """The records as CSV (RFC 4180), with a header; formulas are made text by an apostrophe."""
        writer = csv.writer(_Echo())
        yield BYTE_ORDER_MARK + writer.writerow(self.columns)
        for described in self._each(records, user):
            cells = self.row(described)
            yield writer.writerow([harmless(cells.get(name, "")) for name in self.columns])

    def as_json(self, records, user, address: str) -> Iterator[str]:
        """The records as one JSON object: the list's address, and under ``items`` each record."""
        yield f'{{"address": {json.dumps(address)}, "items": ['
        separator = "\n"
        for described in self._each(records, user):
            yield separator + json.dumps(described, ensure_ascii=False)
            separator = ",\n"
        yield "\n]}\n"

    def _each(self, records, user) -> Iterator[Described]:
        for part in records.parts() if isinstance(records, Numbered) else [records]:
            for record in self.load(part, user).iterator(chunk_size=AT_ONCE):
                yield self.describe(record)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, words: str) -> str:
        return words


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would reckon as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return BETWEEN.join(values)


def address_of(record) -> str:
    """The permanent address of a record."""
    return f"{settings.CHANCERY_URL}{record.get_absolute_url()}"


def edtf(date: UncertainDate | None) -> str | None:
    """The date as EDTF, None where there is none."""
    return None if date is None else str(date)


def ends(date: UncertainDate | None) -> dict[str, str | None]:
    """The first and the last possible day, None where that end is open or unknown."""
    known = (date.earliest, date.latest) if date else (None, None)
    first, last = (str(day) if isinstance(day, Day) else None for day in known)
    return {"date_earliest": first, "date_latest": last}


def identifiers_of(record) -> list[Described]:
    """The identifiers of a record, its list already read."""
    return [{"scheme": one.scheme, "value": one.value} for one in record.identifiers.all()]


def plain_cells(described: Described) -> dict[str, str]:
    """The cells of what is one word or number, and of the identifiers."""
    cells = {name: str(one) for name, one in described.items() if isinstance(one, str | int)}
    if "identifiers" in described:
        cells["identifiers"] = joined(
            f"{one['scheme']}:{one['value']}" for one in described["identifiers"]
        )
    return cells
