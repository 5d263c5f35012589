"""In how many documents each correspondent has a part, and in which role, kept by the database.

Counting the documents of the ten best known persons takes longer than finding them, and those of
all senders means reading all documents. So a trigger
on search rows notes what each statement changes, as new rows: nobody waits for a row that another
transaction holds. The sum of the rows is the number; ``compact`` makes one row of many.
"""

from collections.abc import Iterable

from django.db import connection, models, transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from archive.models.search_entries import CORRESPONDENTS, ROLE_CODES
from archive.models.users import is_curator

ANY_ROLE = 0

# Rows that another transaction is compacting are left to it.
_COMPACT = """
WITH taken AS (
    SELECT id FROM archive_tally WHERE id IN (
        SELECT id FROM (
            SELECT id, count(*) OVER (
                PARTITION BY correspondent_id, role, published,
                    CASE WHEN public_from > now() THEN public_from END
            ) AS rows FROM archive_tally
        ) alike WHERE rows > 1
    ) FOR UPDATE SKIP LOCKED
), gone AS (
    DELETE FROM archive_tally tally USING taken WHERE tally.id = taken.id
    RETURNING correspondent_id, role, published, public_from, number
)
INSERT INTO archive_tally (correspondent_id, role, published, public_from, number)
SELECT correspondent_id, role, published, public_from, sum(number) FROM (
    SELECT correspondent_id, role, published,
        CASE WHEN public_from > now() THEN public_from END AS public_from, number FROM gone
) taken
GROUP BY correspondent_id, role, published, public_from HAVING sum(number) <> 0
ORDER BY role, correspondent_id
"""
_COUNTED = f"""
SELECT bearer, role, status = 'published', public_from, count(*)
FROM archive_searchentry CROSS JOIN LATERAL (
    SELECT unnest(correspondents), {ANY_ROLE}
    UNION ALL SELECT part % {CORRESPONDENTS}, part / {CORRESPONDENTS} FROM unnest(parts) AS part
) AS taken(bearer, role)
GROUP BY 1, 2, 3, 4 ORDER BY 2, 1
"""  # noqa: S608 - two constants
_RECOUNT = (
    f"INSERT INTO archive_tally (correspondent_id, role, published, public_from, number) {_COUNTED}"
)
# An embargo that has passed may have been taken off the tally.
_WRONG = f"""
SELECT DISTINCT correspondent_id FROM (
    SELECT correspondent_id, role, published, public_from, number FROM archive_tally
    UNION ALL SELECT bearer, role, published, public_from, -number
    FROM ({_COUNTED}) counted (bearer, role, published, public_from, number)
) both_sides
GROUP BY correspondent_id, role, published, CASE WHEN public_from > now() THEN public_from END
HAVING sum(number) <> 0 ORDER BY 1
"""  # noqa: S608 - two constants


class TallyQuerySet(models.QuerySet):
    """Tallies of documents."""

    def visible_to(self, user):
        """Those of documents that this user may see."""
        if is_curator(user):
            return self
        open_now = Q(public_from__isnull=True) | Q(public_from__lte=Now())
        return self.filter(open_now, published=True)

    def in_role(self, role: str = ""):
        """Those of parts in this role; those of any part at all where none is named."""
        return self.filter(role=ROLE_CODES[role] if role else ANY_ROLE)

    def numbers(self, correspondents: Iterable[int]) -> dict[int, int]:
        """In how many documents each of the correspondents has a part; who has none is not there."""
        chosen = self.in_role().filter(correspondent_id__in=correspondents).order_by()
        return dict(chosen.values_list("correspondent_id").annotate(Sum("number")))

    def wrong(self) -> list[int]:
        """The correspondents whose numbers are not those of the search rows."""
        with connection.cursor() as cursor:
            cursor.execute(_WRONG)
            return [pk for (pk,) in cursor.fetchall()]

    def recount(self) -> None:
        """Count all anew from the search rows, which nobody changes meanwhile."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE archive_searchentry IN SHARE MODE")
            cursor.execute("DELETE FROM archive_tally")
            cursor.execute(_RECOUNT)

    def compact(self) -> None:
        """Make one row of all that say the same; the sums stay."""
        with connection.cursor() as cursor:
            cursor.execute(_COMPACT)


class Tally(models.Model):
    """A number of documents to add for a correspondent; negative where some went.

    ``role`` is a code of ROLE_CODES, or ANY_ROLE: there a document counts once, however many
    parts they have in it.
    """

    correspondent_id = models.IntegerField()
    role = models.SmallIntegerField(default=ANY_ROLE, db_default=ANY_ROLE)
    published = models.BooleanField()
    public_from = models.DateTimeField(null=True)
    number = models.IntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["role", "correspondent_id"], name="tally_role"),
            # Those with most documents; exact once compact, which is enough to put in order.
            models.Index(
                F("number").desc(),
                name="tally_most",
                condition=Q(published=True, public_from__isnull=True, role=ANY_ROLE),
            ),
        ]
        verbose_name = _("tally of documents")
        verbose_name_plural = _("tallies of documents")

    def __str__(self):
        return f"{self.correspondent_id}: {self.number:+}"
