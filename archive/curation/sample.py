"""Loading the sample collection from the files in ``archive/sample``."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from archive.curation.imports.turns import wait_for_others
from archive.curation.journal import changes
from archive.curation.publishing import settle, withdraw
from archive.curation.sample_files import (
    SCHEME,
    Entry,
    SampleError,
    identifiers_of,
    naming,
    read_entries,
)
from archive.models import (
    Collection,
    Correspondent,
    Document,
    Event,
    Genre,
    Language,
    Name,
    Place,
    Publication,
    Repository,
    Status,
)
from archive.search import index_words

SAMPLE = Path(__file__).resolve().parent.parent / "sample"

# A file or a folder of files each, in an order in which every reference leads back or to its kind.
KINDS = {
    "languages": Language,
    "genres": Genre,
    "places": Place,
    "repositories": Repository,
    "publications": Publication,
    "correspondents": Correspondent,
    "collections": Collection,
    "events": Event,
    "documents": Document,
}
# What a record without an identifier of the sample is recognised by; first its name.
NATURAL_KEYS = {
    Language: ("tag",),
    Genre: ("slug",),
    Place: ("name",),
    Repository: ("name",),
    Publication: ("title",),
    Correspondent: ("authorised_form", "kind", "qualifier"),
    Collection: ("title", "repository", "parent"),
}


@transaction.atomic
def load_sample(folder: Path | None = None) -> dict[str, int]:
    """Load what the archive lacks of the sample, and publish it unless its status says otherwise.

    Records are recognised by their identifiers, then by their names, and those that exist are
    left as they are. Returns how many were created of each kind. Raises SampleError, with
    nothing loaded, where the files do not fit the model.
    """
    wait_for_others()
    loader, folder = _Loader(), folder or SAMPLE
    with changes("load_sample", "The sample collection"):
        created = {name: loader.load(read_entries(folder, name), KINDS[name]) for name in KINDS}
        loader.settle()
        for record, reason in loader.to_withdraw:
            record.refresh_from_db()
            withdraw(record, reason=reason)
        index_words()
    return created


class _Loader:
    """One run: the records by their keys in the files, and those published, by model."""

    def __init__(self) -> None:
        self.known: dict[tuple[Any, str], Any] = {}
        self.published: dict[Any, list[Any]] = defaultdict(list)
        self.to_withdraw: list[tuple[Any, str]] = []

    def load(self, entries: list[Entry], model: Any) -> int:
        """Create what is missing of one kind; first the records, then what hangs on them."""
        if hasattr(model, "identifiers"):
            self._find_by_identifiers(entries, model)
        if model in NATURAL_KEYS:
            self._find_by_names(entries, model)
        new = [entry for entry in entries if (model, entry.key) not in self.known]
        self._create(new, model)
        rows: dict[Any, list[Any]] = defaultdict(list)
        for entry in new:
            with naming(entry):
                for row in self._parts(self.known[model, entry.key], entry):
                    rows[type(row)].append(row)
        for kind, records in rows.items():
            _save(kind, records, of=model)
        return len(new)

    def settle(self) -> None:
        """Give what was published its addresses; documents give them to what they name, too."""
        settle(self.published.pop(Document, []))
        for model, records in self.published.items():
            numbers = [record.pk for record in records]
            settle(list(model.objects.filter(pk__in=numbers, slug=None)))

    def _find_by_identifiers(self, entries: list[Entry], model: Any) -> None:
        """Note the records that have an identifier of an entry; the sample's own tells first."""
        field = model._meta.get_field("identifiers")
        keys: dict[tuple[str, str], str] = {}
        for entry in entries:
            with naming(entry):
                keys |= dict.fromkeys(identifiers_of(entry), entry.key)
        rows = field.related_model.objects.filter(value__in={value for _, value in keys})
        rows = rows.select_related(field.field.name).order_by("pk")
        for row in sorted(rows, key=lambda row: row.scheme != SCHEME):
            if key := keys.get((row.scheme, row.value)):
                self.known.setdefault((model, key), getattr(row, field.field.name))

    def _find_by_names(self, entries: list[Entry], model: Any) -> None:
        """Note the records that are called as an entry is."""
        names = [model._meta.get_field(name).attname for name in NATURAL_KEYS[model]]
        words = [entry.values.get(names[0]) for entry in entries]
        rows = model.objects.filter(**{f"{names[0]}__in": words}).order_by("-pk")
        here = {tuple(getattr(row, name) for name in names): row for row in rows}
        for entry in entries if here else ():
            with naming(entry):
                example = model(**self._columns(model, entry.values, lenient=True))
            found = here.get(tuple(getattr(example, name) for name in names))
            if found:
                self.known.setdefault((model, entry.key), found)

    def _create(self, entries: list[Entry], model: Any) -> None:
        """New records, checked and saved together; the whole first, and then its parts."""
        wholes = [field.name for field in model._meta.fields if field.related_model is model]
        while entries:
            missing = {(model, entry.key) for entry in entries}
            some = [
                entry
                for entry in entries
                if not any((model, entry.values.get(whole)) in missing for whole in wholes)
            ]
            records = []
            for entry in some or entries[:1]:
                with naming(entry):
                    records.append(self._new(model, entry))
            _save(model, records)
            if model is Correspondent:
                Name.objects.authorise(records)
            for entry, record in zip(some, records, strict=True):
                self.known[model, entry.key] = record
            entries = [entry for entry in entries if (model, entry.key) not in self.known]

    def _new(self, model, entry: Entry) -> Any:
        """A new record, checked but not saved; one to be withdrawn is published first."""
        values = dict(entry.values)
        withdrawn = values.get("status") == Status.WITHDRAWN
        reason = values.pop("withdrawn_reason", "") if withdrawn else ""
        if withdrawn and not reason.strip():
            raise ValidationError("a withdrawn record needs a withdrawn_reason")
        publishing = hasattr(model, "withdrawn_reason") and (withdrawn or "status" not in values)
        if publishing:
            values["status"] = Status.PUBLISHED
        record = _checked_row(model(**self._columns(model, values)))
        if publishing:
            self.published[model].append(record)
        if withdrawn:
            self.to_withdraw.append((record, reason))
        return record

    def _columns(self, model, values: dict, *, lenient: bool = False) -> dict:
        """The columns among the values, with keys of other records replaced by the records.

        ``lenient`` leaves out a record that is not there yet.
        """
        columns = {}
        for name, value in values.items():
            field = model._meta.get_field(name)
            if field.many_to_one:
                if not lenient or (field.related_model, value) in self.known:
                    columns[name] = self._record(field.related_model, value)
            elif not field.is_relation:
                columns[name] = value
        return columns

    def _record(self, model, key: str) -> Any:
        """The record of this key, or LookupError."""
        if (model, key) not in self.known:
            raise LookupError(f"there is no {model._meta.verbose_name} “{key}” before it")
        return self.known[model, key]

    def _parts(self, record, entry: Entry) -> list[Any]:
        """What hangs on a record, not yet saved: identifiers, names, participations, texts …"""
        values = dict(entry.values)
        if hasattr(record, "identifiers"):
            pairs = identifiers_of(entry)
            values["identifiers"] = [{"scheme": s, "value": v} for s, v in pairs]
        rows: list[Any] = []
        for name, value in values.items():
            field: Any = record._meta.get_field(name)
            if field.many_to_many:
                others = [self._record(field.related_model, key) for key in value]
                ends = field.m2m_field_name(), field.m2m_reverse_field_name()
                through = field.remote_field.through
                rows += [through(**dict(zip(ends, (record, o), strict=True))) for o in others]
            elif field.one_to_many:
                rows += self._rows(record, field, value)
        return rows

    def _rows(self, record, field, given: list[dict]) -> list[Any]:
        """Rows of one kind, in their order."""
        model = field.related_model
        ordered = any(column.name == "order" for column in model._meta.fields)
        rows = []
        for place, row in enumerate(given, start=1):
            columns = {**({"order": place} if ordered else {}), **self._columns(model, row)}
            rows.append(_checked_row(model(**columns, **{field.field.name: record})))
        return rows


def _checked_row(record: Any) -> Any:
    """The record, its columns checked. Relations and uniqueness are for PostgreSQL to check."""
    if hasattr(record, "derive"):
        record.derive()
    fields = record._meta.fields
    record.clean_fields(exclude={f.name for f in fields if f.is_relation or not f.editable})
    record.clean()
    return record


def _save(model: Any, records: list[Any], of: Any = None) -> None:
    """Save new records in one statement; SampleError with what PostgreSQL says."""
    try:
        with transaction.atomic():
            model.objects.bulk_create(records)
    except IntegrityError as error:
        names = [each._meta.verbose_name_plural for each in (of, model) if each is not None]
        reason = " ".join(str(error).split())
        raise SampleError(f"{': '.join(map(str, names))} do not fit: {reason}") from error


def is_empty() -> bool:
    """Whether the archive holds no document yet."""
    return not Document.objects.exists()
