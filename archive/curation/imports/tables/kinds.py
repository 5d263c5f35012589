"""What the engine needs to know of a kind of record, and one row of it on its way in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from archive.curation.imports.merging import Values
from archive.curation.imports.tables.bearers import Bearers, part_of, unresolved
from archive.curation.imports.tables.cells import Cells, shown
from archive.curation.imports.tables.known import Known
from archive.curation.imports.tables.report import TableReport
from archive.exchange import Problem
from archive.text import tokens


@dataclass
class Entry:
    """A row, what it gives in the words of the source, and what the archive would keep of it."""

    cells: Cells
    source: Values = field(default_factory=dict)
    stored: Values = field(default_factory=dict)
    record: Any = None  # the one that is here already
    adopted: bool = False  # recognised by something other than its identifier

    def put(self, name: str, source: Any, stored: Any) -> None:
        """A field as the source words it and as it is kept."""
        self.source[name], self.stored[name] = source, stored

    def put_same(self, name: str, value: Any) -> None:
        """A field that is kept as the source words it."""
        self.put(name, value, value)


class RecordKind:
    """How rows of one kind of table become records. A kind says more where it differs."""

    model: Any
    identifiers: Any
    owner: str  # the column of identifiers and Imported that holds the record

    def __init__(self, known: Known, report: TableReport, scheme: str) -> None:
        self.known, self.report, self.scheme = known, report, scheme
        self.bearers = Bearers()

    def prepare(self, entries: list[Entry]) -> None:
        """Look up what these rows name, in few queries."""

    def read(self, entry: Entry) -> None:
        """Fill in the entry's values from its cells."""
        raise NotImplementedError

    def adopt(self, entries: list[Entry]) -> None:
        """Give entries that no identifier recognises the record they are by other signs."""

    def check(self, entries: list[Entry]) -> None:
        """Note what keeps these rows out, once their records are known."""

    def complete(self, entry: Entry, last: Values | None) -> None:
        """Adapt what is wanted to what is here and to what was imported last, before comparing."""

    def for_comparing(self, records: Any) -> Any:
        """The queryset with all that ``here`` reads."""
        raise NotImplementedError

    def here(self, record: Any, wanted: Values) -> Values:
        """The fields of ``wanted`` as they stand in the archive."""
        raise NotImplementedError

    def enriched(self, record: Any) -> frozenset[str]:
        """Fields in whose rows a curator has put what no source says."""
        return frozenset()

    def create(self, values: list[Values], status: str, by: Any) -> list[Any]:
        """Save new records with all their rows, in this order."""
        raise NotImplementedError

    def change(self, record: Any, values: Values) -> None:
        """Store changed fields, and nothing else."""
        raise NotImplementedError

    def close(self, write: bool) -> list[Problem]:
        """What is left when all rows have been read, or written; errors across rows."""
        return []

    def part(self, cells: Cells, column: str, who: str, name: str) -> list | None:
        """A part of somebody: identified where exactly one bears the name, else as written."""
        if not tokens(who) or not tokens(name):
            text = f"{shown(name if tokens(who) else who)} is no name."
            cells.error(column, text, "Leave the cell empty where nobody is known.")
            return None
        found = self.bearers.find(who)
        if found.bearer is not None:
            return part_of(found.bearer, name)
        some = "; ".join(found.candidates[:5])
        if who != name:
            text = f"{shown(who)} is the name of no correspondent alone."
            remedy = f"It may be {some}: write which." if some else "Load the correspondents first."
            cells.error(column, text, remedy)
            return None
        if some:
            text = f"{shown(who)} may be {some}."
            cells.note(column, text, "Kept as written: identify them in the admin.")
        self.report.unidentified += 1
        return unresolved(name)


def distinct(parts: Iterable[list]) -> list[list]:
    """Each part once, in order: correspondent, capacity and name tell them apart."""
    once: dict[str, list] = {}
    for part in parts:
        once.setdefault(repr(part[:-2]), part)
    return list(once.values())
