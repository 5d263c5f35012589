"""Links between correspondents: directed, stored once, read from both ends (ISAAR(CPF) 5.3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.fields import EDTFField
from archive.models.history import tracked
from archive.models.records import one_of


class LinkKind(models.TextChoices):
    """How one correspondent stands to another (ISAAR(CPF) 5.3)."""

    MEMBER_OF = "member-of", _("member of")
    HOLDS_OFFICE = "holds-office", _("holds office")
    OFFICE_OF = "office-of", _("office of")
    SUPERIOR_OF = "superior-of", _("superior of")
    SUCCESSOR_OF = "successor-of", _("successor of")
    SPOUSE_OF = "spouse-of", _("spouse of")
    PARENT_OF = "parent-of", _("parent of")
    OTHER = "other", _("linked with")


# The same link as the second correspondent sees it.
SEEN_FROM_TARGET = {
    LinkKind.MEMBER_OF: _("has as member"),
    LinkKind.HOLDS_OFFICE: _("held by"),
    LinkKind.OFFICE_OF: _("has the office"),
    LinkKind.SUPERIOR_OF: _("subordinate to"),
    LinkKind.SUCCESSOR_OF: _("succeeded by"),
    LinkKind.SPOUSE_OF: _("spouse of"),
    LinkKind.PARENT_OF: _("child of"),
    LinkKind.OTHER: _("linked with"),
}


@tracked
class Link(models.Model):
    """A relation between two correspondents, stored once, read from both ends."""

    source = models.ForeignKey(
        "Correspondent", models.CASCADE, related_name="links", verbose_name=_("correspondent")
    )
    kind = models.CharField(_("relation"), max_length=14, choices=LinkKind)
    target = models.ForeignKey(
        "Correspondent", models.PROTECT, related_name="links_to", verbose_name=_("to")
    )
    date = EDTFField(_("dates"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("link between correspondents")
        verbose_name_plural = _("links between correspondents")
        constraints = [
            one_of("kind", LinkKind),
            models.CheckConstraint(
                condition=~Q(source=models.F("target")),
                name="link_not_to_itself",
                violation_error_message=_("A correspondent is not linked with itself."),
            ),
            models.UniqueConstraint(
                fields=["source", "kind", "target", "date"],
                nulls_distinct=False,
                name="link_once",
                violation_error_message=_("This link is recorded already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def seen_from_target(self):
        """The link in words, as the second correspondent sees it."""
        return SEEN_FROM_TARGET[self.kind]
