"""The columns of a document and the rows around it, written from values."""

from datetime import datetime
from typing import Any

from archive.curation.imports.merging import Values
from archive.curation.imports.writing import save_rows
from archive.models import Document, Holding, Participation, Role

NEVER_EMPTY = (
    "title",
    "summary",
    "date_as_written",
    "date_note",
    "calendar",
    "place_supplied",
    "classification",
    "rights",
    "access_note",
    "editor_note",
    "availability",
)
_NULL_WHEN_EMPTY = ("date", "coverage")
_KEYS = ("genre", "place")


def scalars(values: Values) -> Values:
    """The columns of the document itself among the values."""
    columns = {name: values[name] for name in NEVER_EMPTY if name in values}
    columns |= {name: values[name] or None for name in _NULL_WHEN_EMPTY if name in values}
    columns |= {f"{name}_id": values[name] for name in _KEYS if name in values}
    if "public_from" in values:
        moment = values["public_from"]
        columns["public_from"] = datetime.fromisoformat(moment) if moment else None
    return columns


def write_rows(documents: list[tuple[Document, Values]]) -> None:
    """Save the parts, holdings and languages that the values of each document name."""
    rows: list[Any] = []
    for document, values in documents:
        number = document.pk
        parts = [(role, *part) for role in Role.values for part in values.get(role, ())]
        rows += [
            Participation(
                document_id=number,
                role=role,
                correspondent_id=person,
                capacity_id=capacity,
                name_as_written=name,
                certainty=certainty,
                evidence=evidence,
                order=order,
            )
            for order, (role, person, capacity, name, certainty, evidence) in enumerate(parts)
        ]
        rows += [
            Holding(
                document_id=number,
                repository_id=repository,
                collection_id=collection,
                reference=reference,
                form=form,
                extent=extent,
            )
            for repository, collection, reference, form, extent in values.get("holdings", ())
        ]
        rows += [
            Document.languages.through(document_id=number, language_id=language)
            for language in values.get("languages", ())
        ]
    save_rows(rows)
