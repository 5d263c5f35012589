"""What imports brought, as last imported: tells a curator's edit from an old import."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One run of an import that changed something."""

    source = models.CharField(_("source"), max_length=300, help_text=_("e.g. frus1955-57v02"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    created = models.PositiveIntegerField(_("created"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return f"{self.source}, {self.at:%Y-%m-%d %H:%M}"


class Imported(models.Model):
    """The values of one record as a source last gave them."""

    document = models.ForeignKey(
        "Document", models.CASCADE, null=True, related_name="imported", verbose_name=_("document")
    )
    correspondent = models.ForeignKey(
        "Correspondent",
        models.CASCADE,
        null=True,
        related_name="imported",
        verbose_name=_("correspondent"),
    )
    event = models.ForeignKey(
        "Event", models.CASCADE, null=True, related_name="imported", verbose_name=_("event")
    )
    source = models.CharField(_("source"), max_length=300)
    run = models.ForeignKey(
        ImportRun, models.PROTECT, related_name="records", verbose_name=_("import")
    )
    values = models.JSONField(_("values as last imported"))

    class Meta:
        ordering = ["source", "pk"]
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, correspondent__isnull=True, event__isnull=True)
                | Q(document__isnull=True, correspondent__isnull=False, event__isnull=True)
                | Q(document__isnull=True, correspondent__isnull=True, event__isnull=False),
                name="imported_is_of_one_record",
                violation_error_message=_(
                    "An imported record is of one document, correspondent or event."
                ),
            ),
            models.UniqueConstraint(
                fields=["source", "document", "correspondent", "event"],
                nulls_distinct=False,
                name="imported_once",
                violation_error_message=_("This record was recorded for this source already."),
            ),
        ]

    def __str__(self):
        return f"{self.source} {self.pk}"
