"""Documents: what was written, when, where, and who may read of it."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Address, Kind, path_of
from archive.models.dated import Dated, DatedQuerySet, dated_constraints
from archive.models.fields import EDTFField
from archive.models.history import tracked
from archive.models.participations import Participation
from archive.models.records import (
    Record,
    Reviewed,
    Status,
    keep_public,
    not_empty,
    one_of,
    reviewed_constraints,
)
from archive.models.visibility import visibility_q
from archive.text import slug, sort_key

SAID_OF_BEARERS = ("id", "slug", "kind", "authorised_form", "qualifier", "status")
_SAID_OF_PARTS = (
    "document_id",
    "role",
    "name_as_written",
    *(f"{whose}__{name}" for whose in ("correspondent", "capacity") for name in SAID_OF_BEARERS),
)


def leading_parts():
    """The parts in documents that a list says, in their order within each document.

    Of each only what it says is read: such queries take longer to put together than to run.
    """
    parts = Participation.objects.exclude(role="mentioned").order_by("order", "pk")
    return parts.select_related("correspondent", "capacity").only(*_SAID_OF_PARTS)


class DocumentQuerySet(DatedQuerySet):
    """Documents."""

    def visible_to(self, user):
        """Documents that this user may see."""
        return self.filter(visibility_q(user))

    def withdrawn(self):
        """Withdrawn documents that were public once: addressed, and out of embargo."""
        out_of_embargo = Q(public_from__isnull=True) | Q(public_from__lte=Now())
        addressed = Exists(Address.objects.filter(document=OuterRef("pk")))
        return self.filter(out_of_embargo, addressed, status=Status.WITHDRAWN)

    def with_publication(self):
        """With ``published_at``: when each was first published, None where it never was."""
        revisions = self.model._meta.get_field("revisions").related_model.objects
        published = revisions.filter(pgh_obj=OuterRef("pk"), status=Status.PUBLISHED)
        first = published.order_by("pgh_created_at").values("pgh_created_at")[:1]
        return self.annotate(published_at=Subquery(first))

    def for_list(self):
        """With what a row of the curators' list shows: genre and correspondents."""
        parts = Prefetch("participations", leading_parts(), to_attr="leading_parts")
        return self.select_related("genre").prefetch_related(parts)


class Calendar(models.TextChoices):
    """Calendars in which an original may be dated."""

    GREGORIAN = "gregorian", _("Gregorian")
    JULIAN = "julian", _("Julian (Old Style)")
    OTHER = "other", _("another calendar")


class Availability(models.TextChoices):
    """Whether the document itself can be consulted."""

    HELD = "held", _("held")
    REFERENCE = "reference", _("known from a reference")
    DESTROYED = "destroyed", _("destroyed")
    WITHHELD = "withheld", _("withheld")


@tracked
class Document(Dated, Reviewed, Record):
    """A letter, cable, record of conversation or the like: one item described (ISAD(G))."""

    KIND = Kind.DOCUMENT
    DERIVED = {
        **Dated.DERIVED,
        "title": ("title_order",),
    }

    number = models.BigAutoField(_("number"), primary_key=True)
    title = models.CharField(
        _("title"),
        max_length=1000,
        help_text=_("e.g. “Cable, Filippov [Stalin] to Anastas Mikoyan”"),
    )
    title_order = models.TextField(editable=False, db_index=True)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("Scope and content in two or three sentences.")
    )
    date_as_written = models.CharField(_("date as written"), max_length=300, blank=True)
    date_note = models.TextField(
        _("date note"), blank=True, help_text=_("How the date is known, e.g. “from the postmark”.")
    )
    calendar = models.CharField(
        _("calendar of the original"),
        max_length=9,
        choices=Calendar,
        default=Calendar.GREGORIAN,
    )
    coverage = EDTFField(
        _("coverage"),
        null=True,
        blank=True,
        help_text=_("The time the document is about, where it is not its own date."),
    )
    place = models.ForeignKey(
        "Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("place of writing"),
    )
    place_supplied = models.BooleanField(_("place supplied by the editor"), default=False)
    genre = models.ForeignKey(
        "Genre",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("genre"),
    )
    languages = models.ManyToManyField(
        "Language", blank=True, related_name="documents", verbose_name=_("languages")
    )
    classification = models.CharField(_("classification marking"), max_length=200, blank=True)
    rights = models.TextField(_("rights and use"), blank=True)
    access_note = models.TextField(_("access note"), blank=True)
    editor_note = models.TextField(_("editor's note"), blank=True)
    availability = models.CharField(
        _("availability"), max_length=9, choices=Availability, default=Availability.HELD
    )
    public_from = models.DateTimeField(
        _("public from"),
        null=True,
        blank=True,
        help_text=_("An embargo: nobody but curators sees the document before. Empty: at once."),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        triggers = [*Record.Meta.triggers, keep_public]
        constraints = [
            *dated_constraints(),
            *reviewed_constraints(),
            not_empty("title"),
            one_of("calendar", Calendar),
            one_of("availability", Availability),
        ]
        indexes = [
            models.Index(fields=["status", "date_first", "date_last"], name="document_days"),
            models.Index(fields=["-created_at"], name="document_added"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The page of the document."""
        return path_of("document_detail", self.pk, self.slug)

    @property
    def slug(self) -> str:
        """The words in the address; the number alone finds the document."""
        return slug(self.title) or "document"

    def derive(self):
        """Reckon the date, order and search columns."""
        super().derive()
        self.title_order = sort_key(self.title)


@tracked
class DocumentLanguage(Document.languages.through):
    """That a document is in a language; the row of the many-to-many, for its history."""

    class Meta:
        proxy = True
        ordering = ["pk"]
        verbose_name = _("language of a document")
        verbose_name_plural = _("languages of documents")

    def __str__(self):
        return f"{self.document_id} {self.language_id}"
