"""Columns that follow from other columns: filled in on every path the ORM offers."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import FieldError
from django.db import models, transaction


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
        """Update in SQL. A source of a derived column takes a value, not an expression.

        Where a derived column follows from another source, too, each record is read and reckoned.
        """
        derived = self.model.DERIVED
        # bulk_update comes this way, with all the columns
        sources = [one for one in derived.keys() & values if not values.keys() >= set(derived[one])]
        for source in sources:
            if hasattr(values[source], "resolve_expression"):
                columns = ", ".join(derived[source])
                raise FieldError(f"{source} takes a value here, for {columns} follow it.")
        columns = {column for source in sources for column in derived[source]}
        if any(columns & set(derived[source]) for source in derived.keys() - values.keys()):
            return self._update_each(values)
        if sources:
            example = self.model(**{source: values[source] for source in sources})
            example.derive()
            values |= {name: getattr(example, name) for name in (*sources, *columns)}
        return super().update(**values)

    def _update_each(self, values):
        """Give each record the values, and reckon from all that it holds; the rows are locked."""
        every = type(self)(self.model, using=self.db)
        with transaction.atomic(using=self.db):
            chosen = every.filter(pk__in=self.order_by().values("pk"))
            records = list(chosen.order_by().select_for_update())
            for record in records:
                for name, value in values.items():
                    setattr(record, name, value)
            return every.bulk_update(records, values)


class Deriving(models.Model):
    """A record with derived columns, listed under each source column that they follow from."""

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
