"""Loading the sample collection from the files in ``archive/sample``."""

import tomllib
from pathlib import Path

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import connection, models, transaction

from archive.curation.journal import changes
from archive.curation.publishing import publish
from archive.models import Correspondent, Document, Event, Genre, Language, Place

SAMPLE = Path(__file__).resolve().parent.parent / "sample"
SCHEME = "sample"
_LOCK = 7_161_002

# One file each, in an order in which every reference leads back.
KINDS = {
    "languages": Language,
    "genres": Genre,
    "places": Place,
    "correspondents": Correspondent,
    "events": Event,
    "documents": Document,
}
# What a record without an identifier of the sample is recognised by.
NATURAL_KEYS = {
    Language: ("tag",),
    Genre: ("slug",),
    Place: ("name",),
    Correspondent: ("kind", "authorised_form", "qualifier"),
}


class SampleError(ValueError):
    """A record of the sample that does not fit the model; the message names it and says why."""


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
        created = {name: loader.load(folder / f"{name}.toml", KINDS[name]) for name in KINDS}
    for records in loader.to_publish.values():
        publish(records, comment="The sample collection")
    return created


class _Loader:
    """One run: the records by their keys in the files, and those to publish by model."""

    def __init__(self) -> None:
        self.known: dict[tuple[type[models.Model], str], models.Model] = {}
        self.to_publish: dict[type[models.Model], list[models.Model]] = {}

    def load(self, path: Path, model: type[models.Model]) -> int:
        """Create what is missing of one file; first the records, then what hangs on them."""
        entries = _read(path)
        new = []
        for key, values in entries.items():
            found = self._checked(path, key, self._found, model, key, values)
            self.known[model, key] = found or self._checked(path, key, self._create, model, values)
            if not found:
                new.append(key)
        for key in new:
            record = self.known[model, key]
            self._checked(path, key, self._add_parts, record, key, entries[key])
        return len(new)

    def _checked(self, path: Path, key: str, step, *arguments):
        """The step's result, or SampleError that names the record."""
        try:
            return step(*arguments)
        except (ValidationError, FieldDoesNotExist, LookupError, TypeError) as error:
            raise SampleError(f"{path.name}: [{key}] does not fit: {error}") from error

    def _found(self, model, key: str, values: dict) -> models.Model | None:
        """The record that stands for this entry in the archive already."""
        if hasattr(model, "identifiers"):
            schemes = {SCHEME: key, **values.get("identifiers", {})}
            for scheme, value in schemes.items():
                found = model.objects.filter(identifiers__scheme=scheme, identifiers__value=value)
                if found:
                    return found[0]
        if model not in NATURAL_KEYS:
            return None
        example = model(**self._columns(model, values))
        natural = {name: getattr(example, name) for name in NATURAL_KEYS[model]}
        return model.objects.filter(**natural).order_by("pk").first()

    def _create(self, model, values: dict) -> models.Model:
        """A new record, checked and saved; one to publish waits for that as a draft."""
        columns = self._columns(model, values)
        publishing = hasattr(model, "withdrawn_reason") and "status" not in values
        record = _save(model(**columns))
        if publishing:
            self.to_publish.setdefault(model, []).append(record)
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

    def _record(self, model, key: str) -> models.Model:
        """The record of this key, or LookupError."""
        if (model, key) not in self.known:
            raise LookupError(f"there is no {model._meta.verbose_name} “{key}” before it")
        return self.known[model, key]

    def _add_parts(self, record, key: str, values: dict) -> None:
        """Add what hangs on a record: identifiers, names, participations, languages, texts …"""
        if hasattr(record, "identifiers"):
            schemes = {SCHEME: key, **values.pop("identifiers", {})}
            values["identifiers"] = [{"scheme": s, "value": v} for s, v in schemes.items()]
        for name, value in values.items():
            field = record._meta.get_field(name)
            if field.many_to_many:
                getattr(record, name).set([self._record(field.related_model, v) for v in value])
            elif field.one_to_many:
                self._add_rows(record, field, value)

    def _add_rows(self, record, field, rows: list[dict]) -> None:
        """Add rows of one kind, in their order."""
        model = field.related_model
        ordered = any(column.name == "order" for column in model._meta.fields)
        for place, row in enumerate(rows, start=1):
            columns = {**({"order": place} if ordered else {}), **self._columns(model, row)}
            _save(model(**columns, **{field.field.name: record}))


def _read(path: Path) -> dict[str, dict]:
    """The entries of a file by their keys."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SampleError(f"{path.name} is not TOML: {error}") from error


def _save(record: models.Model) -> models.Model:
    """Save a record that passes all checks. What is derived is not for a form to check."""
    if hasattr(record, "derive"):
        record.derive()
    record.full_clean(exclude={f.name for f in record._meta.fields if not f.editable})
    record.save()
    return record


def is_empty() -> bool:
    """Whether the archive holds no document yet."""
    return not Document.objects.exists()
