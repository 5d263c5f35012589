"""Where a document is kept, and where it is printed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.history import tracked
from archive.models.records import Record, not_empty, one_of
from archive.models.references import ReferenceKey


class Form(models.TextChoices):
    """What is held: the original or something made from it."""

    ORIGINAL = "original", _("original")
    COPY = "copy", _("copy")
    DRAFT = "draft", _("draft")
    PHOTOCOPY = "photocopy", _("photocopy")
    MICROFILM = "microfilm", _("microfilm")


@tracked
class Holding(models.Model):
    """A copy of a document in a repository; the first in order is shown in lists."""

    document = models.ForeignKey(
        "Document", models.CASCADE, related_name="holdings", verbose_name=_("document")
    )
    repository = models.ForeignKey(
        "Repository", models.PROTECT, related_name="holdings", verbose_name=_("repository")
    )
    collection = models.ForeignKey(
        "Collection",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="holdings",
        verbose_name=_("collection"),
    )
    reference = models.CharField(
        _("reference"),
        max_length=500,
        blank=True,
        help_text=_("As the archive writes it, e.g. “f. 558, op. 11, d. 331, ll. 1–2”."),
    )
    form = models.CharField(_("form"), max_length=9, choices=Form, default=Form.ORIGINAL)
    extent = models.CharField(_("extent"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["document", "order", "pk"]
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        constraints = [
            one_of("form", Form),
            models.UniqueConstraint(
                fields=["document", "repository", "reference", "form"],
                name="holding_once",
                violation_error_message=_("This copy is recorded already."),
            ),
        ]
        indexes = [models.Index(ReferenceKey("reference"), name="holding_reference")]

    def __str__(self):
        return self.reference or str(self.pk)


@tracked
class Publication(Record):
    """A book, volume or site in which documents are printed."""

    title = models.CharField(_("title"), max_length=500, unique=True)
    editor = models.CharField(_("editor"), max_length=300, blank=True)
    date = models.CharField(_("year"), max_length=60, blank=True)
    website = models.URLField(_("web address"), blank=True)

    class Meta(Record.Meta):
        ordering = ["title", "pk"]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [not_empty("title")]

    def __str__(self):
        return self.title


@tracked
class PrintedIn(models.Model):
    """That a document is printed in a publication, and where in it."""

    document = models.ForeignKey(
        "Document", models.CASCADE, related_name="printed_in", verbose_name=_("document")
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="contents", verbose_name=_("publication")
    )
    number = models.CharField(_("number"), max_length=60, blank=True)
    pages = models.CharField(_("pages"), max_length=60, blank=True)
    address = models.URLField(_("web address"), blank=True)

    class Meta:
        ordering = ["publication", "pk"]
        verbose_name = _("printed in")
        verbose_name_plural = _("printed in")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "publication", "number"],
                name="printedin_once",
                violation_error_message=_("This printing is recorded already."),
            )
        ]

    def __str__(self):
        return self.number or str(self.pk)
