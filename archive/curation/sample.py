"""Loading the sample collection from the files in ``archive/sample``."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, connection, models, transaction

from archive.curation.journal import changes
from archive.curation.publishing import publish, withdraw
from archive.models import (
    Collection,
    Correspondent,
    Document,
    Event,
    Genre,
    Language,
    Place,
    Publication,
    Repository,
    Status,
)

SAMPLE = Path(__file__).resolve().parent.parent / "sample"
SCHEME = "sample"
_LOCK = 7_161_002

# A file or a folder of files each, in an order in which every reference leads back. What refers
# to its own kind (a part to the whole) stands after it; rows around a record may refer to any.
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
# What a record without an identifier of the sample is recognised by.
NATURAL_KEYS = {
    Language: ("tag",),
    Genre: ("slug",),
    Place: ("name",),
    Repository: ("name",),
    Publication: ("title",),
    Correspondent: ("kind", "authorised_form", "qualifier"),
    Collection: ("repository", "parent", "title"),
}


class SampleError(ValueError):
    """A record of the sample that does not fit the model; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One record as a file gives it."""

    path: Path
    key: str
    values: dict[str, Any]


@transaction.atomic
def load_sample(folder: Path | None = None) -> dict[str, int]:
    """Load what the archive lacks of the sample, and publish it unless its status says otherwise.

    Records are recognised by their identifiers, then by their names, and those that exist are
    left as they are. Returns how many were created of each kind. Raises SampleError, with
    nothing loaded, where the files do not fit the model.
    """
    with connection.cursor() as cursor:
        # Of two loads at once the second waits, and then finds everything there.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    loader, folder = _Loader(), folder or SAMPLE
    with changes("load_sample", "The sample collection"):
        created = {name: loader.load(_entries(folder, name), KINDS[name]) for name in KINDS}
    for records in loader.to_publish.values():
        publish(records, comment="The sample collection")
    for record, reason in loader.to_withdraw:
        withdraw(record, reason=reason)
    return created


class _Loader:
    """One run: the records by their keys in the files, and those to publish by model."""

    def __init__(self) -> None:
        self.known: dict[tuple[type[models.Model], str], Any] = {}
        self.to_publish: dict[type[models.Model], list[Any]] = defaultdict(list)
        self.to_withdraw: list[tuple[Any, str]] = []

    def load(self, entries: list[_Entry], model: Any) -> int:
        """Create what is missing of one kind; first the records, then what hangs on them."""
        new = []
        for entry in entries:
            found = self._checked(entry, self._found, model)
            self.known[model, entry.key] = found or self._checked(entry, self._create, model)
            if not found:
                new.append(entry)
        rows: dict[Any, list[Any]] = defaultdict(list)
        for entry in new:
            for row in self._checked(entry, self._parts, self.known[model, entry.key]):
                rows[type(row)].append(row)
        _save_rows(rows, model)
        return len(new)

    def _checked(self, entry: _Entry, step, *arguments):
        """The step's result, or SampleError that names the record."""
        try:
            return step(*arguments, entry)
        except (
            ValidationError,
            IntegrityError,
            FieldDoesNotExist,
            LookupError,
            TypeError,
        ) as error:
            where = f"{entry.path.name}: [{entry.key}]"
            raise SampleError(f"{where} does not fit: {_first_line(error)}") from error

    def _found(self, model, entry: _Entry) -> Any:
        """The record that stands for this entry in the archive already, or None."""
        if hasattr(model, "identifiers"):
            for scheme, value in _identifiers(entry):
                found = model.objects.filter(identifiers__scheme=scheme, identifiers__value=value)
                if found:
                    return found[0]
        if model not in NATURAL_KEYS:
            return None
        example = model(**self._columns(model, entry.values))
        natural = {name: getattr(example, name) for name in NATURAL_KEYS[model]}
        absent = {f"{name}__isnull": True for name, value in natural.items() if value is None}
        given = {name: value for name, value in natural.items() if value is not None}
        return model.objects.filter(**absent, **given).order_by("pk").first()

    def _create(self, model, entry: _Entry) -> Any:
        """A new record, checked and saved; one to publish or withdraw waits as a draft."""
        values = dict(entry.values)
        withdrawn = values.get("status") == Status.WITHDRAWN
        reason = values.pop("withdrawn_reason", "") if withdrawn else ""
        if withdrawn:
            del values["status"]
        publishing = hasattr(model, "withdrawn_reason") and "status" not in values
        record = _checked_row(model(**self._columns(model, values)))
        record.save()
        if publishing:
            self.to_publish[model].append(record)
        if withdrawn:
            self.to_withdraw.append((record, reason))
        return record

    def _columns(self, model, values: dict) -> dict:
        """The columns among the values, with keys of other records replaced by the records."""
        columns = {}
        for name, value in values.items():
            field = model._meta.get_field(name)
            if field.many_to_one:
                columns[name] = self._record(field.related_model, value)
            elif not field.is_relation:
                columns[name] = value
        return columns

    def _record(self, model, key: str) -> Any:
        """The record of this key, or LookupError."""
        if (model, key) not in self.known:
            raise LookupError(f"there is no {model._meta.verbose_name} “{key}” before it")
        return self.known[model, key]

    def _parts(self, record, entry: _Entry) -> list[Any]:
        """What hangs on a record, not yet saved: identifiers, names, participations, texts …"""
        values = dict(entry.values)
        if hasattr(record, "identifiers"):
            pairs = _identifiers(entry)
            values["identifiers"] = [{"scheme": s, "value": v} for s, v in pairs]
        rows: list[Any] = []
        for name, value in values.items():
            field: Any = record._meta.get_field(name)
            if field.many_to_many:
                getattr(record, name).set([self._record(field.related_model, v) for v in value])
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


def _entries(folder: Path, kind: str) -> list[_Entry]:
    """The entries of a kind: of its file, or of all files in its folder, by their names."""
    entries: dict[str, _Entry] = {}
    for path in [folder / f"{kind}.toml", *sorted((folder / kind).glob("*.toml"))]:
        if not path.exists():
            continue
        try:
            read = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise SampleError(f"{path.name} is not TOML: {error}") from error
        for key, values in read.items():
            if key in entries:
                first = entries[key].path.name
                raise SampleError(f"{path.name}: [{key}] is in {first} already: give it once.")
            entries[key] = _Entry(path, key, values)
    return list(entries.values())


def _identifiers(entry: _Entry) -> list[tuple[str, str]]:
    """Scheme and value of each identifier; a scheme may have a list of them."""
    pairs = [(SCHEME, entry.key)]
    for scheme, value in entry.values.get("identifiers", {}).items():
        pairs += [(scheme, each) for each in (value if isinstance(value, list) else [value])]
    return pairs


def _checked_row(record: Any) -> Any:
    """The record, its columns checked. Relations and uniqueness are for PostgreSQL to check."""
    if hasattr(record, "derive"):
        record.derive()
    fields = record._meta.fields
    record.clean_fields(exclude={f.name for f in fields if f.is_relation or not f.editable})
    record.clean()
    return record


def _save_rows(rows: dict[Any, list[Any]], of: Any) -> None:
    """Save new rows, one statement a model; SampleError with what PostgreSQL says."""
    for model, records in rows.items():
        try:
            with transaction.atomic():
                model.objects.bulk_create(records)
        except IntegrityError as error:
            what = f"{of._meta.verbose_name_plural}: {model._meta.verbose_name_plural}"
            raise SampleError(f"{what} do not fit: {_first_line(error, all_lines=True)}") from error


def _first_line(error: Exception, *, all_lines: bool = False) -> str:
    lines = str(error).strip().splitlines()
    return " ".join(lines) if all_lines else lines[0]


def is_empty() -> bool:
    """Whether the archive holds no document yet."""
    return not Document.objects.exists()
