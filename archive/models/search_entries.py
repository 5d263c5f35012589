"""The search row: one narrow row a document, from which lists are found, counted and ordered.

Its structural columns are kept by triggers in the database (migration 0003), before a change of a
record commits, whatever door it comes by; ``words`` is built by ``archive.search``, and
``words_due`` says that it has yet to be.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.participations import Role
from archive.models.records import Status
from archive.models.users import is_curator
from archive.models.visibility import public_q

ROLE_CODES = {role.value: code for code, role in enumerate(Role, start=1)}
# A part is one number: the code of the role times this, and the number of the correspondent.
CORRESPONDENTS = 2**27


def part_code(role: str, correspondent: int) -> int:
    """The number of a part in ``SearchEntry.parts``; it fits 32 bits with a sign."""
    return ROLE_CODES[role] * CORRESPONDENTS + correspondent


class SearchEntryQuerySet(models.QuerySet):
    """Search rows."""

    def visible_to(self, user):
        """The rows of documents that this user may see."""
        return self if is_curator(user) else self.filter(public_q())

    def due(self):
        """The rows whose words are older than their documents."""
        return self.filter(words_due__isnull=False)


def _numbers():
    return ArrayField(models.IntegerField(), default=list)


class SearchEntry(models.Model):
    """What lists need to know of one document."""

    # The trigger on documents takes the row away with its document.
    document = models.OneToOneField(
        "Document", models.DO_NOTHING, primary_key=True, related_name="search_entry"
    )
    status = models.CharField(max_length=10, choices=Status)
    public_from = models.DateTimeField(null=True)
    added = models.DateTimeField()
    date_first = models.BigIntegerField(null=True)
    date_last = models.BigIntegerField(null=True)
    date_continuous = models.BooleanField()
    # The days by which lists are ordered: the other one stands in for an open end.
    start = models.BigIntegerField(null=True)
    finish = models.BigIntegerField(null=True)
    year_first = models.IntegerField(null=True)
    year_last = models.IntegerField(null=True)
    genre = models.ForeignKey(
        "Genre", models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    repositories = _numbers()
    collections = _numbers()
    languages = _numbers()
    events = _numbers()
    places = _numbers()
    correspondents = _numbers()
    parts = _numbers()
    roles = _numbers()
    names = ArrayField(models.TextField(), default=list)
    has_text = models.BooleanField()
    has_translation = models.BooleanField()
    words = SearchVectorField(default="")
    words_due = models.BigIntegerField(null=True)
    # The transaction that last changed another column than these two; the database sets it.
    changed = models.BigIntegerField(null=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("search row")
        verbose_name_plural = _("search rows")
        indexes = [
            models.Index(
                F("start").asc(nulls_last=True),
                F("date_last").asc(nulls_last=True),
                "document",
                name="searchentry_oldest",
            ),
            models.Index(
                F("finish").desc(nulls_last=True),
                F("date_first").desc(nulls_last=True),
                "document",
                name="searchentry_newest",
            ),
            models.Index(F("added").desc(), F("document").desc(), name="searchentry_added"),
            models.Index(fields=["date_first", "date_last"], name="searchentry_days"),
            models.Index(fields=["genre"], name="searchentry_genre"),
            models.Index(
                fields=["words_due"], name="searchentry_due", condition=Q(words_due__isnull=False)
            ),
            models.Index(fields=["changed"], name="searchentry_changed"),
            models.Index(
                fields=["public_from"],
                name="searchentry_embargo",
                condition=Q(public_from__isnull=False),
            ),
            # A document brings many words: put in by portions, one of many documents costs once.
            # What waits (gin_pending_list_limit) is read by every search.
            GinIndex(fields=["words"], name="searchentry_words", fastupdate=True),
            *(
                GinIndex(fields=[name], name=f"searchentry_{name}"[:30], fastupdate=False)
                for name in (
                    "parts",
                    "correspondents",
                    "collections",
                    "events",
                    "places",
                    "names",
                )
            ),
        ]

    def __str__(self):
        return str(self.pk)
