"""Columns that follow from other columns: filled in on every path the ORM offers."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import FieldError
from django.db import models


class DerivingQuerySet(models.QuerySet):
    """A queryset whose bulk writes fill the derived columns as ``save`` does."""

    def bulk_create(self, objs, *args, **kwargs):
        """Insert the records, their derived columns reckoned first."""
        objs = list(objs)
        for record in objs:
            record.derive()
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs, fields, *args, **kwargs):
        """Update the fields, and the columns that follow from them."""
        objs = list(objs)
        for record in objs:
            record.derive()
        return super().bulk_update(objs, self.model.with_derived(fields), *args, **kwargs)

    def update(self, **values):
        """Update in SQL. A source of a derived column takes a value, not an expression."""
        for source in self.model.DERIVED.keys() & values.keys():
            columns = self.model.DERIVED[source]
            if values.keys() >= set(columns):
                continue  # bulk_update comes this way, with all of them
            if hasattr(values[source], "resolve_expression"):
                raise FieldError(
                    f"{source} takes a value here, for {', '.join(columns)} follow it."
                )
            example = self.model(**{source: values[source]})
            example.derive()
            for column in (source, *columns):
                values[column] = getattr(example, column)
        return super().update(**values)


class Deriving(models.Model):
    """A record with derived columns. Each follows from one source column alone."""

    DERIVED: ClassVar[dict[str, tuple[str, ...]]] = {}

    class Meta:
        abstract = True

    def save(self, *args, update_fields: Iterable[str] | None = None, **kwargs) -> None:
        """Save with the derived columns reckoned, also when only some fields are saved."""
        self.derive()
        if update_fields is not None:
            update_fields = self.with_derived(update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)

    def derive(self) -> None:
        """Reckon the derived columns from their sources. Subclasses extend it."""

    @classmethod
    def with_derived(cls, fields: Iterable[str]) -> set[Any]:
        """These fields and the columns that follow from them."""
        chosen = set(fields)
        for source in cls.DERIVED.keys() & chosen:
            chosen.update(cls.DERIVED[source])
        return chosen
