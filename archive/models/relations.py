"""Relations between documents: directed, stored once, read from both ends."""

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from archive.models.documents import Document
from archive.models.history import tracked
from archive.models.records import one_of
from archive.models.visibility import visibility_q


class RelationKind(models.TextChoices):
    """How the first document stands to the second."""

    DRAFT_OF = "draft-of", _("draft of")
    VERSION_OF = "version-of", _("version of")
    TRANSLATION_OF = "translation-of", _("translation of")
    REPLY_TO = "reply-to", _("reply to")
    ENCLOSED_IN = "enclosed-in", _("enclosed in")
    RELEASED_AGAIN_AS = "released-again-as", _("released again as")
    REFERS_TO = "refers-to", _("refers to")


# The same relation as the second document sees it.
SEEN_FROM_TARGET = {
    RelationKind.DRAFT_OF: _("final form of"),
    RelationKind.VERSION_OF: _("has as another version"),
    RelationKind.TRANSLATION_OF: _("translated as"),
    RelationKind.REPLY_TO: _("answered by"),
    RelationKind.ENCLOSED_IN: _("encloses"),
    RelationKind.RELEASED_AGAIN_AS: _("released before as"),
    RelationKind.REFERS_TO: _("referred to by"),
}


class RelationQuerySet(models.QuerySet):
    """Relations between documents."""

    def of(self, document, user):
        """Those of the document, from either end, whose other end this user may see."""
        seen = Q(source=document) & visibility_q(user, "target__")
        seen |= Q(target=document) & visibility_q(user, "source__")
        return self.filter(seen).select_related("source", "target")

    def thread_of(self, document, user, steps: int, most: int):
        """The document and the replies around it that this user may see, as documents.

        Replies are followed both ways from one visible document to the next, so what lies
        behind a hidden one is not reached; at most so many steps, and of those found the
        ``most`` that are fewest steps away.
        """
        seen = Document.objects.visible_to(user).order_by().values("pk").query
        visible, params = seen.sql_with_params()
        table = self.model._meta.db_table
        near = f"""
            WITH RECURSIVE thread(id, steps) AS (
                SELECT %s::bigint, 0
                UNION
                SELECT seen.number, thread.steps + 1
                FROM thread
                JOIN {table} reply ON reply.kind = %s
                    AND (reply.source_id = thread.id OR reply.target_id = thread.id)
                JOIN ({visible}) seen(number) ON seen.number IN (reply.source_id, reply.target_id)
                    AND seen.number <> thread.id
                WHERE thread.steps < %s
            )
            SELECT id FROM thread GROUP BY id ORDER BY min(steps), id LIMIT %s
        """  # noqa: S608 - only the ORM's own SQL and a table name
        values = [document.pk, RelationKind.REPLY_TO, *params, steps, most]
        return Document.objects.filter(pk__in=RawSQL(near, values))  # noqa: S611 - see above


@tracked
class Relation(models.Model):
    """That one document is a draft of, a reply to … another."""

    source = models.ForeignKey(
        "Document", models.CASCADE, related_name="relations", verbose_name=_("document")
    )
    kind = models.CharField(_("relation"), max_length=17, choices=RelationKind)
    target = models.ForeignKey(
        "Document", models.PROTECT, related_name="relations_to", verbose_name=_("to document")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("relation between documents")
        verbose_name_plural = _("relations between documents")
        constraints = [
            one_of("kind", RelationKind),
            models.CheckConstraint(
                condition=~Q(source=models.F("target")),
                name="relation_not_to_itself",
                violation_error_message=_("A document is not related to itself."),
            ),
            models.UniqueConstraint(
                fields=["source", "kind", "target"],
                name="relation_once",
                violation_error_message=_("This relation is recorded already."),
            ),
        ]

    def __str__(self):
        return f"{self.source_id} {self.get_kind_display()} {self.target_id}"

    @property
    def seen_from_target(self):
        """The relation in words, as the second document sees it."""
        return SEEN_FROM_TARGET[self.kind]
