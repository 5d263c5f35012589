"""Writing records with COPY: many times faster than INSERT, and as the ORM would have written them."""

import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Model

from archive.models.derived import Deriving

# What COPY would misread; the backslash comes first.
_ESCAPED = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


def copy(records: Iterable[Model]) -> None:
    """Write the records, their derived columns reckoned, in the order in which kinds first came.

    Triggers run, unless the session has put them off.
    """
    rows: dict[type[Model], list[Model]] = defaultdict(list)
    for record in records:
        if isinstance(record, Deriving):
            record.derive()
        rows[type(record)].append(record)
    for model, some in rows.items():
        _copy(model, some)


def copy_rows(cursor: Any, table: str, columns: Iterable[str], rows: Iterable[Iterable]) -> None:
    """Write rows of plain values into the columns of a table, by a cursor of psycopg2."""
    written = io.StringIO()
    for row in rows:
        written.write("\t".join(map(_text, row)) + "\n")
    written.seek(0)
    named = ", ".join(f'"{column}"' for column in columns)
    cursor.copy_expert(f"COPY {table} ({named}) FROM STDIN", written)


def _copy(model: type[Model], records: list[Model]) -> None:
    fields = model._meta.concrete_fields
    rows = (
        [field.get_prep_value(getattr(record, field.attname)) for field in fields]
        for record in records
    )
    with connection.cursor() as cursor:
        copy_rows(cursor, model._meta.db_table, [field.column for field in fields], rows)


def _text(value: Any) -> str:
    """A value in the text format of COPY."""
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    text = str(value)
    for sign, escaped in _ESCAPED:
        text = text.replace(sign, escaped)
    return text
