"""Writing the fields of documents that an import decided on: many new ones, or one that changed."""

from collections.abc import Iterable
from typing import Any

from archive.curation.imports.fields import ROLES, Source, imported_texts
from archive.curation.imports.merging import Values
from archive.models import (
    Document,
    DocumentIdentifier,
    Holding,
    Page,
    Participation,
    PrintedIn,
    Relation,
    RelationKind,
    Status,
    Text,
    TextKind,
)

_COLUMNS = {"genre": "genre_id", "place": "place_id"}
_NULL_WHEN_EMPTY = ("date", "coverage")
_SCALARS = (
    "title",
    "date",
    "date_as_written",
    "date_note",
    "calendar",
    "coverage",
    "place_supplied",
    "classification",
    "genre",
    "place",
)


def scalars(values: Values) -> Values:
    """The columns of the document itself among the values."""
    return {
        _COLUMNS.get(name, name): (value or None) if name in _NULL_WHEN_EMPTY else value
        for name, value in values.items()
        if name in _SCALARS
    }


def rows_of(document: Document, values: Values, source: Source, language: int) -> list[Any]:
    """The rows around a document that the values ask for, not yet saved."""
    number = document.pk
    parts = [(role, *part) for role in ROLES for part in values.get(role.value, ())]
    rows: list[Any] = [
        Participation(
            document_id=number,
            role=role,
            correspondent_id=person,
            capacity_id=office,
            name_as_written=name,
            order=order,
        )
        for order, (role, person, office, name) in enumerate(parts)
    ]
    rows += [
        Holding(document_id=number, repository_id=repository, reference=reference, order=order)
        for order, (repository, reference) in enumerate(values.get("holdings", ()))
    ]
    rows += [
        PrintedIn(document_id=number, publication_id=publication, number=printed, pages=pages)
        for publication, printed, pages in values.get("printed_in", ())
    ]
    rows += [
        Page(document_id=number, order=order, label=label)
        for order, label in enumerate(values.get("pages", ()), start=1)
    ]
    rows += [
        Relation(source_id=number, kind=RelationKind.ENCLOSED_IN, target_id=above)
        for above in values.get("enclosed_in", ())
    ]
    rows += [
        Document.languages.through(document_id=number, language_id=each)
        for each in values.get("languages", ())
    ]
    return rows + ([_text(number, source, language)] if values.get("text") else [])


def _text(number: int, source: Source, language: int) -> Text:
    return Text(
        document_id=number,
        kind=TextKind.TRANSCRIPTION,
        language_id=language,
        body=source.body,
        by_whom=", ".join(source.volume.editors)[:300],
        source=source.volume.title[:500],
        # Printed already: the gate of the document decides whether it is shown.
        status=Status.PUBLISHED,
    )


def save_rows(rows: Iterable[Any]) -> None:
    """Save new rows of any models, one statement a model."""
    groups: dict[Any, list[Any]] = {}
    for row in rows:
        groups.setdefault(type(row), []).append(row)
    for model, records in groups.items():
        model.objects.bulk_create(records)


def new_documents(values: list[Values], identifiers: list[str], status: str) -> list[Document]:
    """Save new documents with their identifiers, in this order."""
    documents = Document.objects.bulk_create(
        Document(status=status, **scalars(each)) for each in values
    )
    DocumentIdentifier.objects.bulk_create(
        DocumentIdentifier(document=document, scheme="frus", value=identifier)
        for document, identifier in zip(documents, identifiers, strict=True)
    )
    return documents


def change(document: Document, values: Values, source: Source, language: int) -> None:
    """Store changed fields of a document that came with ``for_comparing``, and nothing else."""
    columns = scalars(values)
    for name, value in columns.items():
        setattr(document, name, value)
    document.changed_by = None
    # Saved even where only its parts changed: the record counts its version and its date.
    document.save(update_fields=[name.removesuffix("_id") for name in columns])
    document.participations.filter(role__in=[r for r in ROLES if r.value in values]).delete()
    for name, rows in _replaced(document).items():
        if name in values:
            rows.delete()
    kept = imported_texts(document, source.former_title)
    if kept and "printed_in" in values:
        kept[0].source = source.volume.title[:500]
        kept[0].save(update_fields=["source"])
    if "text" in values:
        if kept and values["text"]:
            kept[0].body = source.body
            kept[0].save(update_fields=["body"])
            values = {name: value for name, value in values.items() if name != "text"}
        elif kept:
            kept[0].delete()
    save_rows(rows_of(document, values, source, language))


def _replaced(document: Document) -> dict[str, Any]:
    """The rows that are written anew when their field changes."""
    return {
        "holdings": document.holdings.all(),
        "printed_in": document.printed_in.all(),
        "pages": document.pages.all(),
        "enclosed_in": document.relations.filter(kind=RelationKind.ENCLOSED_IN),
        "languages": Document.languages.through.objects.filter(document=document),
    }
