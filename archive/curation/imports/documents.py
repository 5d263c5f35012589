"""The documents of a volume, a batch at a time: compared with what is here, then written."""

from collections.abc import Callable, Iterator

from archive.curation.imports.authorities import SCHEME, Authorities, Pending, pending_in
from archive.curation.imports.fields import ROLES, Source, enriched, for_comparing, here, stored
from archive.curation.imports.merging import Merge, Values, leave_as_described, merge
from archive.curation.imports.report import Conflict, Report
from archive.curation.imports.writing import change, new_documents, rows_of, save_rows
from archive.curation.publishing import publish, settle
from archive.exchange import tei
from archive.models import Document, DocumentIdentifier, Imported, ImportRun, Status


class Batch:
    """Some documents of a volume with all that is enclosed in them."""

    def __init__(self, volume: tei.Volume, authorities: Authorities, report: Report) -> None:
        self.volume, self.authorities, self.report = volume, authorities, report
        self.sources: dict[str, Source] = {}
        self.values: dict[str, Values] = {}
        self.new: dict[str, Values] = {}
        self.merges: dict[str, Merge] = {}
        self.records: dict[str, Document] = {}
        self.imported: dict[int, Imported] = {}

    def plan(self, documents: list[tei.Document]) -> None:
        """Compare the documents with those that are here, and count what is to be done."""
        for document, above in _families(documents):
            source = Source(document, self.volume, above)
            self.sources[document.id], self.values[document.id] = source, source.values()
            self.report.problems += source.problems
        self._look_up()
        self._find()
        for identifier, values in self.values.items():
            wanted = stored(values, self.authorities)
            record = self.records.get(identifier)
            if record is None:
                self.new[identifier] = wanted
            else:
                self._compare(identifier, wanted, record)
            self._count(identifier)
        offices = [each.key for each in self._pending() if each.kind == "office"]
        self.report.correspondents_created += self.authorities.plan("office", offices)

    def _look_up(self) -> None:
        every = self.values.values()
        parts = [part for values in every for role in ROLES for part in values[role.value]]
        self.authorities.look_up(
            offices=[office for _, office, _ in parts if office],
            places=[values["place"] for values in every if values["place"]],
        )

    def _find(self) -> None:
        """The documents that are here already, with all that is compared."""
        rows = DocumentIdentifier.objects.filter(scheme=SCHEME, value__in=list(self.values))
        numbers = dict(rows.values_list("value", "document"))
        documents = {
            document.pk: document
            for document in for_comparing(Document.objects.filter(pk__in=numbers.values()))
        }
        self.records = {value: documents[number] for value, number in numbers.items()}
        for value, number in numbers.items():
            self.authorities.known["document", value] = number
        self.imported = {
            row.document_id: row  # type: ignore[misc]
            for row in Imported.objects.filter(source=self.volume.id, document__in=documents)
        }

    def _compare(self, identifier: str, wanted: Values, record: Document) -> None:
        row = self.imported.get(record.pk)
        last = row.values if row else None
        source = self.sources[identifier]
        if last and last["source"].get("printed_in"):
            source.former_title = last["source"]["printed_in"][0][0]
        standing = here(record, source.former_title)
        outcome = merge(self.values[identifier], wanted, standing, last, enriched(record))
        self.merges[identifier] = outcome
        if last is None:
            for name, (mine, theirs) in leave_as_described(
                outcome, self.values[identifier]
            ).items():
                self.report.described.append(Conflict(identifier, name, str(mine), str(theirs)))
        for name, (mine, theirs) in outcome.conflicts.items():
            self.report.conflicts.append(Conflict(identifier, name, str(mine), str(theirs)))

    def _count(self, identifier: str) -> None:
        report, enclosed = self.report, bool(self.sources[identifier].above)
        if identifier in self.new:
            report.enclosures_created += enclosed
            report.created += not enclosed
        elif self.merges[identifier].change:
            report.enclosures_changed += enclosed
            report.changed += not enclosed
        else:
            report.left += not enclosed

    def _pending(self) -> list[Pending]:
        changes = [outcome.change for outcome in self.merges.values()]
        return [
            found
            for values in [*self.new.values(), *changes]
            for value in values.values()
            for found in pending_in(value)
        ]

    def write(self, run: Callable[[], ImportRun], status: str) -> None:
        """Store what was planned; new documents get the status."""
        self.authorities.make(self._pending())
        self._write_new(run, status)
        changed = [self.records[one] for one, outcome in self.merges.items() if outcome.change]
        save_rows(
            [
                row
                for identifier, outcome in self.merges.items()
                for row in self._write_change(identifier, outcome, run)
            ]
        )
        settle(changed)

    def _write_new(self, run: Callable[[], ImportRun], status: str) -> None:
        if not self.new:
            return
        settled = self.authorities.settled
        identifiers = list(self.new)
        plain = [
            {
                name: settled(value)
                for name, value in self.new[identifier].items()
                if name != "enclosed_in"
            }
            for identifier in identifiers
        ]
        documents = new_documents(plain, identifiers, status)
        rows = []
        for identifier, document, values in zip(identifiers, documents, plain, strict=True):
            self.authorities.known["document", identifier] = document.pk
            values["enclosed_in"] = settled(self.new[identifier]["enclosed_in"])
            rows += rows_of(document, values, self.sources[identifier], self._language(identifier))
            remembered = {"source": self.values[identifier], "stored": values}
            rows.append(
                Imported(document=document, source=self.volume.id, run=run(), values=remembered)
            )
        save_rows(rows)
        settle(documents)

    def _write_change(
        self, identifier: str, outcome: Merge, run: Callable[[], ImportRun]
    ) -> Iterator[Imported]:
        """Store what changes, and yield what is to be remembered where nothing is yet."""
        record, settled = self.records[identifier], self.authorities.settled
        if outcome.change:
            values = {name: settled(value) for name, value in outcome.change.items()}
            change(record, values, self.sources[identifier], self._language(identifier))
        kept = {name: settled(value) for name, value in outcome.stored.items()}
        remembered = {"source": outcome.source, "stored": kept}
        row = self.imported.get(record.pk)
        if row is None:
            yield Imported(document=record, source=self.volume.id, run=run(), values=remembered)
        elif row.values != remembered:
            row.values, row.run = remembered, run()
            row.save(update_fields=["values", "run"])

    def _language(self, identifier: str) -> int:
        tag = self.sources[identifier].document.language
        return self.authorities.settled(self.authorities.find("language", tag))

    def drafts(self) -> list[Document]:
        """The documents that were here before and are drafts."""
        return [record for record in self.records.values() if record.status == Status.DRAFT]

    def publish_drafts(self, by) -> None:
        """Publish what an earlier import left as a draft; what was withdrawn stays withdrawn."""
        publish(self.drafts(), by=by, comment=self.volume.id)


def _families(documents: list[tei.Document]) -> Iterator[tuple[tei.Document, str]]:
    """Each document and what is enclosed in it, with the identifier of what it lies in."""

    def below(document: tei.Document) -> Iterator[tuple[tei.Document, str]]:
        for child in document.enclosures:
            yield child, document.id
            yield from below(child)

    for document in documents:
        yield document, ""
        yield from below(document)
