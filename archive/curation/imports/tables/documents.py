"""Rows as documents."""

from datetime import UTC, date, datetime, time
from itertools import zip_longest
from typing import Any

from django.utils import timezone

from archive.curation.imports.authorities import Pending
from archive.curation.imports.merging import Values
from archive.curation.imports.tables.cells import Cells, shown
from archive.curation.imports.tables.document_rows import NEVER_EMPTY, scalars, write_rows
from archive.curation.imports.tables.kinds import Entry, RecordKind, distinct
from archive.exchange.csv import PARTS
from archive.models import Availability, Document, DocumentIdentifier, Form, Role

ROLES = {name: Role(name.replace("_", "-")) for name in PARTS}
_LINES = {"title": ("title", 1000), "classification": ("classification", 200)}
_TEXTS = {
    "date_note": "date_note",
    "summary": "summary",
    "rights": "rights",
    "access_note": "access_note",
    "note": "editor_note",
}
_HOLDING = ("repository", "collection", "reference", "form", "extent")


class Documents(RecordKind):
    """Rows as documents with their parts, languages, place and one holding."""

    model, identifiers, owner = Document, DocumentIdentifier, "document"

    def prepare(self, entries: list[Entry]) -> None:
        """Look up the places, and everybody who is named."""
        self.known.look_up_places(_place(entry.cells)[0] for entry in entries)
        names = (
            name
            for entry in entries
            for role in ROLES
            for column in (role, f"{role}_as_written")
            for name in entry.cells.many(column)
        )
        self.bearers.look_up(names)

    def read(self, entry: Entry) -> None:
        """Fill in the fields whose columns are there."""
        cells = entry.cells
        for column, (field, longest) in _LINES.items():
            if column in cells:
                entry.put_same(field, cells.line(column, longest))
        for column, field in _TEXTS.items():
            if column in cells:
                entry.put_same(field, cells.text(column))
        if not entry.stored.get("title"):
            cells.error("title", "is empty.", "Say what the document is called.")
        self._dates(entry)
        if "genre" in cells:
            entry.put("genre", cells.line("genre"), self.known.genre(cells))
        if "language" in cells:
            entry.put("languages", cells.many("language"), self.known.languages(cells))
        if "place" in cells:
            name, supplied = _place(cells)
            cells.line("place", 200)
            found = self.known.place(cells, "place", name) if name else None
            entry.put("place", name, found)
            entry.put_same("place_supplied", supplied)
        if "availability" in cells:
            held = cells.choice("availability", Availability.values, Availability.HELD)
            entry.put_same("availability", str(held))
        if any(column in cells for column in _HOLDING):
            self._holding(entry)
        for column, role in ROLES.items():
            if column in cells or f"{column}_as_written" in cells:
                self._parts(entry, column, role)

    def _dates(self, entry: Entry) -> None:
        cells = entry.cells
        if "date" in cells or "date_as_written" in cells:
            told = "date" if cells.line("date") else "date_as_written"
            dating = cells.date(told)
            entry.put_same("date", dating.date)
            entry.put_same("calendar", dating.calendar)
            written = cells.line("date_as_written", 300) or dating.words
            entry.put_same("date_as_written", written)
        if "coverage" in cells:
            entry.put_same("coverage", cells.date("coverage").date)
        if "public_from" in cells:
            entry.put_same("public_from", _embargo(cells))

    def _holding(self, entry: Entry) -> None:
        cells = entry.cells
        reference, extent = cells.line("reference", 500), cells.line("extent", 200)
        form = str(cells.choice("form", Form.values, Form.ORIGINAL))
        source = [cells.line(column) for column in _HOLDING]
        repository: int | Pending | None = self.known.repository(cells)
        collection = self.known.collection(cells, repository)
        if repository is None and not source[0] and any(source):
            repository = self.known.collections_in.get(collection or 0)
            if repository is None and reference:
                repository, reference = self.known.repository_before(reference)
            if repository is None:
                repository = self.known.unidentified()
                self._note_unidentified(cells, reference)
        stored = [[repository, collection, reference, form, extent]] if any(source) else []
        entry.put("holdings", source if any(source) else [], stored)

    def _note_unidentified(self, cells: Cells, reference: str) -> None:
        """One note stands for all, or a long file would tell of nothing else."""
        self.report.unlocated += 1
        if self.report.unlocated == 1:
            found = f"{shown(reference)} begins with no repository that is known here."
            if not reference:
                found = "is empty, and so is the repository."
            remedy = "Kept as written: name the repository in a column of its own."
            cells.note("reference", found, remedy)

    def _parts(self, entry: Entry, column: str, role: Role) -> None:
        cells, written_column = entry.cells, f"{column}_as_written"
        who = cells.many(column, 300)
        written = cells.many(written_column, 300)
        if who and written and len(who) != len(written):
            found = f"holds {len(written)} names, and “{column}” {len(who)}."
            cells.error(written_column, found, "Write as many, with | between them.")
        parts = []
        for one, name in zip_longest(who, written, fillvalue=""):
            if one or name:
                parts.append(
                    self.part(cells, column if one else written_column, one or name, name or one)
                )
        stored = distinct(part for part in parts if part is not None)
        entry.put(str(role), [who, written], stored)

    def for_comparing(self, records: Any) -> Any:
        """With parts, holdings and languages."""
        return records.prefetch_related("languages", "holdings", "participations")

    def here(self, record: Document, wanted: Values) -> Values:
        """The fields as they stand."""
        values = {name: getattr(record, name) for name in NEVER_EMPTY}
        values |= {
            "date": str(record.date or ""),
            "coverage": str(record.coverage or ""),
            "public_from": _moment(record.public_from) if record.public_from else "",
            "genre": record.genre_id,
            "place": record.place_id,
            "languages": sorted(language.pk for language in record.languages.all()),
            "holdings": [
                [held.repository_id, held.collection_id, held.reference, held.form, held.extent]
                for held in record.holdings.all()
            ],
        }
        values |= {str(role): [] for role in ROLES.values()}
        for part in record.participations.all():
            values[part.role].append(
                [
                    part.correspondent_id,
                    part.capacity_id,
                    part.name_as_written,
                    part.certainty,
                    part.evidence,
                ]
            )
        return {name: values[name] for name in wanted}

    def enriched(self, record: Document) -> frozenset[str]:
        """Roles in which a part has a place or a date, which no table gives."""
        parts = record.participations.all()
        return frozenset(part.role for part in parts if part.place_id or part.date)

    def create(self, values: list[Values], status: str, by: Any) -> list[Document]:
        """Save new documents with their parts, holdings and languages."""
        documents = Document.objects.bulk_create(
            Document(status=status, created_by=by, changed_by=by, **scalars(each))
            for each in values
        )
        write_rows(list(zip(documents, values, strict=True)))
        return documents

    def change(self, record: Document, values: Values) -> None:
        """Store changed fields; parts, holdings and languages that changed are written anew."""
        columns = scalars(values)
        for name, value in columns.items():
            setattr(record, name, value)
        record.save(update_fields=[name.removesuffix("_id") for name in columns])
        record.participations.filter(role__in=values.keys() & set(ROLES.values())).delete()
        if "holdings" in values:
            record.holdings.all().delete()
        if "languages" in values:
            Document.languages.through.objects.filter(document=record).delete()
        write_rows([(record, values)])


def _place(cells: Cells) -> tuple[str, bool]:
    """The place without brackets, and whether it stood in them: supplied by the editor."""
    name = cells.line("place")
    supplied = name.startswith("[") and name.endswith("]")
    return (name[1:-1].strip(), True) if supplied else (name, False)


def _embargo(cells: Cells) -> str:
    """The first moment of the day on which an embargo ends, as ISO 8601; empty for none."""
    words = cells.line("public_from", 100)
    if not words:
        return ""
    try:
        day = date.fromisoformat(words) if len(words) == 10 else None
    except ValueError:
        day = None
    if day is None:
        found = f"{shown(words)} is no day."
        cells.error("public_from", found, "Write it as YYYY-MM-DD, such as 2030-01-31.")
        return ""
    return _moment(timezone.make_aware(datetime.combine(day, time())))


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
