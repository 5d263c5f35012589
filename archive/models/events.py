"""Events: what happened around the documents."""

from django.db import models
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed, AddressedQuerySet, Kind, path_of
from archive.models.dated import Dated, DatedQuerySet, dated_constraints
from archive.models.history import tracked
from archive.models.records import (
    Record,
    Reviewed,
    Status,
    keep_public,
    not_empty,
    one_of,
    reviewed_constraints,
)
from archive.models.trees import TreeQuerySet, no_cycle
from archive.models.users import is_curator
from archive.models.visibility import named_q, visibility_q


class EventQuerySet(TreeQuerySet, AddressedQuerySet, DatedQuerySet):
    """Events."""

    PARENT = "part_of"

    def visible_to(self, user):
        """Those this user may see: published ones, and those that a public document names."""
        if is_curator(user):
            return self
        named = named_q((DocumentEvent.objects, "event", "document__"))
        return self.filter(Q(status=Status.PUBLISHED) | ~Q(status=Status.WITHDRAWN) & named)

    def attended_by(self, correspondent):
        """Those in which the correspondent (or their office) took part."""
        parts = self.model._meta.get_field("participations").related_model.objects
        theirs = parts.filter(Q(correspondent=correspondent) | Q(capacity=correspondent))
        return self.filter(pk__in=theirs.values("event"))


@tracked
class Event(Dated, Addressed, Reviewed, Record):
    """A conference, visit, treaty or crisis."""

    KIND = Kind.EVENT

    title = models.CharField(_("title"), max_length=500)
    kind = models.CharField(_("kind"), max_length=60, blank=True, help_text=_("e.g. conference"))
    places = models.ManyToManyField(
        "Place", blank=True, related_name="events", verbose_name=_("places")
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    description = models.TextField(_("description"), blank=True)

    objects = EventQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["date_first", "date_last", "pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        triggers = [*Record.Meta.triggers, keep_public, no_cycle("part_of")]
        constraints = [*dated_constraints(), *reviewed_constraints(), not_empty("title")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The page of the event."""
        return path_of("event_detail", self.address_key)


@tracked
class EventPlace(Event.places.through):
    """That an event happened at a place; the row of the many-to-many, for its history."""

    class Meta:
        proxy = True
        ordering = ["pk"]
        verbose_name = _("place of an event")
        verbose_name_plural = _("places of events")

    def __str__(self):
        return f"{self.event_id} {self.place_id}"


class EventRelation(models.TextChoices):
    """How a document stands to an event."""

    RECORD_OF = "record-of", _("record of")
    PREPARATION_FOR = "preparation-for", _("preparation for")
    CONSEQUENCE_OF = "consequence-of", _("consequence of")
    MENTION = "mention", _("mentions")


class DocumentEventQuerySet(models.QuerySet):
    """That documents belong to events."""

    def visible_to(self, user):
        """Those of documents that this user may see."""
        return self.filter(visibility_q(user, "document__"))

    def earliest_of_each_relation(self, most: int):
        """At most so many of each relation, by the document's time (no query).

        Each has its place in the relation as ``rank``, and ``number``, how many there are of it.
        """
        in_time = [F("document__date_first").asc(nulls_last=True), F("document_id").asc()]
        ranked = self.annotate(
            rank=Window(RowNumber(), partition_by=F("relation"), order_by=in_time),
            number=Window(Count("pk"), partition_by=F("relation")),
        )
        return ranked.filter(rank__lte=most).order_by("relation", "rank")


@tracked
class DocumentEvent(models.Model):
    """That a document belongs to an event, and how."""

    document = models.ForeignKey(
        "Document", models.CASCADE, related_name="document_events", verbose_name=_("document")
    )
    event = models.ForeignKey(
        Event, models.PROTECT, related_name="document_events", verbose_name=_("event")
    )
    relation = models.CharField(_("relation"), max_length=15, choices=EventRelation)

    objects = DocumentEventQuerySet.as_manager()

    class Meta:
        ordering = ["relation", "pk"]
        verbose_name = _("document of an event")
        verbose_name_plural = _("documents of events")
        constraints = [
            one_of("relation", EventRelation),
            models.UniqueConstraint(
                fields=["document", "event", "relation"],
                name="documentevent_once",
                violation_error_message=_("The document is joined to this event already."),
            ),
        ]

    def __str__(self):
        return f"{self.document_id} {self.get_relation_display()} {self.event_id}"
