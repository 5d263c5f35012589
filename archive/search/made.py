"""Records made of the rows of SQL that is put together once, as the ORM makes them.

To put a query together takes Django longer than to ask it. Where every list asks the same one, its SQL is kept (``kept_sql``) and its rows come here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model


class Made:
    """Records of a model of which only some columns are read."""

    def __init__(self, model: type[Model], names: Collection[str]) -> None:
        self._model = model
        fields = [one for one in model._meta.concrete_fields if one.attname in names]
        # In the order in which ``from_db`` takes the values.
        self.columns = tuple(one.attname for one in fields)
        self._read = {
            place: one.from_db_value
            for place, one in enumerate(fields)
            if hasattr(one, "from_db_value")
        }

    def record(self, values: Sequence[Any]) -> Any:
        """The record that has these values in its columns."""
        read = list(values)
        for place, from_db_value in self._read.items():
            read[place] = from_db_value(read[place], None, connection)
        return self._model.from_db(DEFAULT_DB_ALIAS, self.columns, read)
