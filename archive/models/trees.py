"""Trees kept by a column that points to the parent: no record stands below itself.

Trees are climbed and counted in SQL, for a page has few queries to spend.
"""

from typing import cast

import pgtrigger
from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models.expressions import RawSQL


class TreeQuerySet(models.QuerySet):
    """Records that stand below one another; ``PARENT`` names the field that points up."""

    PARENT = ""

    def below(self, numbers):
        """The records with these numbers (pk) and all below them, of those in the queryset."""
        table, up = self._columns()
        parts = f"""
            WITH RECURSIVE part(id) AS (
                SELECT unnest(%s::bigint[])
                UNION
                SELECT lower.id FROM {table} lower JOIN part ON lower.{up} = part.id
            )
            SELECT id FROM part
        """  # noqa: S608 - only names of tables and columns
        return self.filter(pk__in=RawSQL(parts, [list(numbers)]))  # noqa: S611 - see above

    def with_wholes_of(self, parts: models.QuerySet):
        """The parts and all that they stand below, of those in the queryset."""
        table, up = self._columns()
        try:
            sql, params = parts.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            return self.none()
        wholes = f"""
            WITH RECURSIVE shown(id) AS (
                {sql}
                UNION
                SELECT lower.{up} FROM {table} lower JOIN shown ON lower.id = shown.id
                WHERE lower.{up} IS NOT NULL
            )
            SELECT id FROM shown
        """  # noqa: S608 - only the ORM's own SQL and names of tables and columns
        return self.filter(pk__in=RawSQL(wholes, params))  # noqa: S611 - see above

    def _columns(self) -> tuple[str, str]:
        """The table and its column that points up."""
        up = cast(models.ForeignKey, self.model._meta.get_field(self.PARENT))
        return self.model._meta.db_table, up.column


def no_cycle(column: str) -> pgtrigger.Trigger:
    """A trigger that refuses a parent which would put the record below itself."""
    return pgtrigger.Trigger(
        name=f"no_cycle_{column}",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(f"{column}_id"),
        when=pgtrigger.After,
        condition=pgtrigger.Q(**{f"new__{column}__isnull": False}),
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                WITH RECURSIVE above(id) AS (
                    SELECT NEW.{column}_id
                    UNION
                    SELECT parent.{column}_id FROM {{meta.db_table}} parent
                    JOIN above ON parent.id = above.id WHERE parent.{column}_id IS NOT NULL
                )
                SELECT 1 FROM above WHERE id = NEW.id
            ) THEN
                RAISE EXCEPTION 'A record cannot stand below itself.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = '{{meta.db_table}}_no_cycle';
            END IF;
            RETURN NULL;
            """  # noqa: S608 (column names of our own models)
        ),
    )
