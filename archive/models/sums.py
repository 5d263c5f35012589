"""Numbers of documents that the database keeps, as rows to be added up.

Triggers on search rows note what each statement changes, as new rows: nobody waits for a row that
another transaction holds. The sum of the rows is the number; ``compact`` makes one row of many.
"""

from typing import ClassVar

from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.functions import Now

from archive.models.users import is_curator

# Rows that another transaction is compacting are left to it. An embargo that has passed is none.
_COMPACT = """
WITH taken AS (
    SELECT id FROM {table} WHERE id IN (
        SELECT id FROM (
            SELECT id, count(*) OVER (
                PARTITION BY {keys}, published, CASE WHEN public_from > now() THEN public_from END
            ) AS rows FROM {table}
        ) alike WHERE rows > 1
    ) FOR UPDATE SKIP LOCKED
), gone AS (
    DELETE FROM {table} old USING taken WHERE old.id = taken.id
    RETURNING {keys}, published, public_from, number
)
INSERT INTO {table} ({keys}, published, public_from, number)
SELECT {keys}, published, public_from, sum(number) FROM (
    SELECT {keys}, published,
        CASE WHEN public_from > now() THEN public_from END AS public_from, number FROM gone
) taken
GROUP BY {keys}, published, public_from HAVING sum(number) <> 0
ORDER BY {keys}
"""
_COUNTED = """
SELECT {keys}, status = 'published' AS published, public_from, count(*) AS number
FROM archive_searchentry CROSS JOIN LATERAL ({values}) AS taken({keys})
GROUP BY {keys}, status = 'published', public_from ORDER BY {keys}
"""
_RECOUNT = "INSERT INTO {table} ({keys}, published, public_from, number) {counted}"
_WRONG = """
SELECT DISTINCT {first} FROM (
    SELECT {keys}, published, public_from, number FROM {table}
    UNION ALL SELECT {keys}, published, public_from, -number FROM ({counted}) counted
) both_sides
GROUP BY {keys}, published, CASE WHEN public_from > now() THEN public_from END
HAVING sum(number) <> 0 ORDER BY 1
"""


class SumQuerySet(models.QuerySet):
    """Numbers to add up, whatever they are numbers of."""

    def visible_to(self, user):
        """Those of documents that this user may see."""
        if is_curator(user):
            return self
        open_now = Q(public_from__isnull=True) | Q(public_from__lte=Now())
        return self.filter(open_now, published=True)

    def wrong(self) -> list:
        """The first keys of which a number is not that of the search rows."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql(_WRONG))
            return [key for (key,) in cursor.fetchall()]

    def recount(self) -> None:
        """Count all anew from the search rows, which nobody changes meanwhile."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE archive_searchentry IN SHARE MODE")
            cursor.execute(self._sql("DELETE FROM {table}"))
            cursor.execute(self._sql(_RECOUNT))

    def compact(self) -> None:
        """Make one row of all that say the same; the sums stay."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql(_COMPACT))

    def _sql(self, statement: str) -> str:
        keys = ", ".join(self.model.KEYS)
        counted = _COUNTED.format(keys=keys, values=self.model.VALUES)
        table, first = self.model._meta.db_table, self.model.KEYS[0]
        return statement.format(table=table, keys=keys, first=first, counted=counted)


class Sum(models.Model):
    """A number of documents to add for some keys; negative where some went.

    ``KEYS`` are the columns that tell of what, ``VALUES`` a SELECT of them for one search row.
    """

    KEYS: ClassVar[tuple[str, ...]]
    VALUES: ClassVar[str]

    published = models.BooleanField()
    public_from = models.DateTimeField(null=True)
    number = models.IntegerField()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        of = ", ".join(str(getattr(self, key)) for key in self.KEYS)
        return f"{of}: {self.number:+}"
