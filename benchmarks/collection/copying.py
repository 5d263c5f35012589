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


def _copy(model: type[Model], records: list[Model]) -> None:
    fields = model._meta.concrete_fields
    written = io.StringIO()
    for record in records:
        values = (_text(field.get_prep_value(getattr(record, field.attname))) for field in fields)
        written.write("\t".join(values) + "\n")
    written.seek(0)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {model._meta.db_table} ({columns}) FROM STDIN", written)


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
