"""Some rows of a table: compared with what is here, then written."""

from collections.abc import Callable
from typing import Any

from archive.curation.imports.authorities import Pending, pending_in
from archive.curation.imports.merging import Merge, Values, merge
from archive.curation.imports.report import Conflict
from archive.curation.imports.tables.kinds import Entry, RecordKind
from archive.curation.imports.tables.report import TableReport
from archive.curation.publishing import publish, settle
from archive.models import Imported, ImportRun, Status


class Batch:
    """Rows of one kind on their way in; counts and problems go into the report."""

    def __init__(
        self, entries: list[Entry], kind: RecordKind, report: TableReport, publish: bool
    ) -> None:
        self.entries, self.kind, self.report, self.publish = entries, kind, report, publish
        self.new: list[Entry] = []
        self.merges: list[tuple[Entry, Merge]] = []
        self.imported: dict[int, Imported] = {}

    def plan(self) -> None:
        """Read the rows and find what is to be created and changed."""
        whole = [
            entry
            for entry in self.entries
            if not any(problem.field == "row" for problem in entry.cells.errors)
        ]
        self.kind.prepare(whole)
        for entry in whole:
            self.kind.read(entry)
        self._find(whole)
        self.kind.adopt([entry for entry in whole if entry.record is None])
        self.kind.check(whole)
        self._remember()
        for entry in self.entries:
            self.report.errors.add(entry.cells.errors)
            self.report.notes.add(entry.cells.notes)
            if not entry.cells.errors:
                self._compare(entry)
        self._note_made()

    def _find(self, entries: list[Entry]) -> None:
        """The records that these identifiers recognise."""
        rows = self.kind.identifiers.objects.filter(
            scheme=self.kind.scheme, value__in=[entry.cells.id for entry in entries]
        )
        numbers = dict(rows.values_list("value", self.kind.owner))
        records = self.kind.for_comparing(self.kind.model.objects.all()).in_bulk(numbers.values())
        for entry in entries:
            if entry.cells.id in numbers:
                entry.record = records[numbers[entry.cells.id]]

    def _remember(self) -> None:
        """What earlier imports of this scheme remembered of the records."""
        owner = self.kind.owner
        records = [entry.record.pk for entry in self.entries if entry.record is not None]
        rows = Imported.objects.filter(source=self.kind.scheme, **{f"{owner}__in": records})
        self.imported = {getattr(row, f"{owner}_id"): row for row in rows}

    def _compare(self, entry: Entry) -> None:
        report, record = self.report, entry.record
        if record is None:
            self.new.append(entry)
            report.created += 1
            report.published += self.publish
            return
        row = self.imported.get(record.pk)
        last = row.values if row else None
        self.kind.complete(entry, last)
        here = self.kind.here(record, entry.stored)
        outcome = merge(entry.source, entry.stored, here, last, self.kind.enriched(record))
        self.merges.append((entry, outcome))
        report.conflicts.add(
            Conflict(entry.cells.id, name, str(mine), str(theirs))
            for name, (mine, theirs) in outcome.conflicts.items()
            if _says_something(theirs) or (last is not None and name in last["source"])
        )
        report.changed += bool(outcome.change or entry.adopted)
        report.left += not (outcome.change or entry.adopted)
        report.published += self.publish and record.status == Status.DRAFT

    def _pending(self) -> list[Pending]:
        values = [entry.stored for entry in self.new]
        values += [outcome.change for _, outcome in self.merges]
        return [found for each in values for value in each.values() for found in pending_in(value)]

    def _note_made(self) -> None:
        for pending in self._pending():
            self.report.made.setdefault(pending.kind, {}).setdefault(pending.key, pending.name)

    def write(self, run: Callable[[], ImportRun], by: Any) -> None:
        """Store what was planned."""
        self.kind.known.make(self._pending())
        self._write_new(run, by)
        for entry, outcome in self.merges:
            self._write_change(entry, outcome, run, by)
        changed = [entry.record for entry, outcome in self.merges if outcome.change]
        settle([record for record in changed if record.status == Status.PUBLISHED], by)
        if self.publish:
            drafts = [e.record for e, _ in self.merges if e.record.status == Status.DRAFT]
            publish(drafts, by=by, comment=self.report.name)

    def _write_new(self, run: Callable[[], ImportRun], by: Any) -> None:
        if not self.new:
            return
        status = Status.PUBLISHED if self.publish else Status.DRAFT
        values = [self._settled(entry.stored) for entry in self.new]
        records = self.kind.create([*values], status, by)
        self._identify(list(zip(self.new, records, strict=True)))
        Imported.objects.bulk_create(
            self._imported(record, run(), {"source": entry.source, "stored": stored})
            for entry, record, stored in zip(self.new, records, values, strict=True)
        )
        if self.publish:
            settle(records, by)

    def _identify(self, pairs: list[tuple[Entry, Any]]) -> None:
        self.kind.identifiers.objects.bulk_create(
            self.kind.identifiers(
                scheme=self.kind.scheme, value=entry.cells.id, **{self.kind.owner: record}
            )
            for entry, record in pairs
        )

    def _imported(self, record: Any, run: ImportRun, values: Values) -> Imported:
        source = self.kind.scheme
        return Imported(source=source, run=run, values=values, **{self.kind.owner: record})

    def _write_change(
        self, entry: Entry, outcome: Merge, run: Callable[[], ImportRun], by: Any
    ) -> None:
        record = entry.record
        if entry.adopted:
            self._identify([(entry, record)])
        if outcome.change:
            record.changed_by = by
            self.kind.change(record, self._settled(outcome.change))
        row = self.imported.get(record.pk)
        last = row.values if row else {"source": {}, "stored": {}}
        # Columns that this file has not keep what an earlier one said.
        remembered = {
            "source": {**last["source"], **outcome.source},
            "stored": {**last["stored"], **self._settled(outcome.stored)},
        }
        if row is None:
            self._imported(record, run(), remembered).save()
        elif row.values != remembered:
            row.values, row.run = remembered, run()
            row.save(update_fields=["values", "run"])

    def _settled(self, values: Values) -> Values:
        settled = {name: self.kind.known.settled(value) for name, value in values.items()}
        if "languages" in settled:
            settled["languages"] = sorted(settled["languages"])
        return settled


def _says_something(words: Any) -> bool:
    """Whether the source has words for a field; roles have a list of lists."""
    return any(map(_says_something, words)) if isinstance(words, list) else bool(words)
