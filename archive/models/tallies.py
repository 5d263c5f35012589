"""In how many documents each correspondent has a part, and in which role, kept by the database.

Counting the documents of the ten best known persons takes longer than finding them, and those of
all senders means reading all documents.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.search_entries import CORRESPONDENTS, ROLE_CODES
from archive.models.sums import Sum, SumQuerySet

ANY_ROLE = 0


class TallyQuerySet(SumQuerySet):
    """Tallies of documents."""

    def in_role(self, role: str = ""):
        """Those of parts in this role; those of any part at all where none is named."""
        return self.filter(role=ROLE_CODES[role] if role else ANY_ROLE)

    def numbers(self, correspondents: Iterable[int]) -> dict[int, int]:
        """In how many documents each of the correspondents has a part; who has none is not there."""
        chosen = self.in_role().filter(correspondent_id__in=correspondents).order_by()
        return dict(chosen.values_list("correspondent_id").annotate(models.Sum("number")))

    def by_role(self, correspondent: int) -> dict[str, int]:
        """In how many documents the correspondent has a part: under "total", and under each role that occurs."""
        # All roles are named, for the index begins with them.
        roles = (ANY_ROLE, *ROLE_CODES.values())
        chosen = self.filter(role__in=roles, correspondent_id=correspondent).order_by()
        numbers = dict(chosen.values_list("role").annotate(models.Sum("number")))
        of_role = {role: numbers.get(code) for role, code in ROLE_CODES.items()}
        return {"total": numbers.get(ANY_ROLE, 0)} | {
            role: number for role, number in of_role.items() if number
        }


class Tally(Sum):
    """A number of documents to add for a correspondent; negative where some went.

    ``role`` is a code of ROLE_CODES, or ANY_ROLE: there a document counts once, however many
    parts they have in it.
    """

    KEYS = ("correspondent_id", "role")
    VALUES = f"""
        SELECT unnest(correspondents), {ANY_ROLE}
        UNION ALL SELECT part % {CORRESPONDENTS}, part / {CORRESPONDENTS} FROM unnest(parts) AS part
    """  # noqa: S608 - two constants

    correspondent_id = models.IntegerField()
    role = models.SmallIntegerField(default=ANY_ROLE, db_default=ANY_ROLE)

    objects = TallyQuerySet.as_manager()

    class Meta(Sum.Meta):
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
