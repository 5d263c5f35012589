"""The parts that correspondents have in documents and events (after TEI correspDesc)."""

from typing import Any

from django.db import models
from django.db.models import Case, Count, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.models.derived import Deriving, DerivingQuerySet
from archive.models.fields import EDTFField
from archive.models.history import tracked
from archive.models.records import Status, one_of
from archive.models.users import is_curator
from archive.models.visibility import visibility_q
from archive.text import fold

BESIDE = "document__participations__"  # from a part to those in the same document

# Documents are joined to what is shown, after all that write a name have been numbered.
_NAMING = """
SELECT document.number, document.title, document.date, numbered.name_folded, numbered.number_of_name
FROM (
    SELECT name_folded, document_id, count(*) OVER (PARTITION BY name_folded) AS number_of_name,
        row_number() OVER (
            PARTITION BY name_folded ORDER BY date_first NULLS LAST, document_id
        ) AS place
    FROM ({}) written(name_folded, document_id, date_first)
) numbered
JOIN archive_document document ON document.number = numbered.document_id
WHERE numbered.place <= %s
ORDER BY numbered.name_folded, numbered.place
"""
# Names are joined to what has been counted, one row for each name instead of one a document.
_EXCHANGES = """
SELECT bearer.id, bearer.slug, bearer.authorised_form, bearer.qualifier, counted.sent, counted.received
FROM ({}) counted(other, sent, received)
JOIN archive_correspondent bearer ON bearer.id = counted.other
WHERE bearer.id <> %s AND bearer.status <> %s
ORDER BY counted.sent + counted.received DESC, bearer.authorised_form, bearer.id
LIMIT %s
"""


class Role(models.TextChoices):
    """What a correspondent did in or with a document. Values are the slugs in addresses."""

    AUTHOR = "author", _("author")
    SENDER = "sender", _("sender")
    RECIPIENT = "recipient", _("recipient")
    INTENDED_FOR = "intended-for", _("intended for")
    VIA = "via", _("via")
    COPIED_TO = "copied-to", _("copied to")
    SIGNATORY = "signatory", _("signatory")
    DRAFTER = "drafter", _("drafter")
    SPEAKER = "speaker", _("speaker")
    INTERLOCUTOR = "interlocutor", _("interlocutor")
    INTERPRETER = "interpreter", _("interpreter")
    NOTE_TAKER = "note-taker", _("note-taker")
    TRANSLATOR = "translator", _("translator")
    EDITOR = "editor", _("editor")
    MENTIONED = "mentioned", _("mentioned")


class Certainty(models.TextChoices):
    """How sure the identification is."""

    CERTAIN = "certain", _("certain")
    PROBABLE = "probable", _("probable")
    POSSIBLE = "possible", _("possible")


class Part(Deriving):
    """What parts in documents and events have in common."""

    DERIVED = {"name_as_written": ("name_folded",)}

    correspondent = models.ForeignKey(
        "Correspondent",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("correspondent"),
        help_text=_("Empty where the person is not identified."),
    )
    capacity = models.ForeignKey(
        "Correspondent",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss_as_capacity",
        verbose_name=_("capacity"),
        help_text=_("The office or body they acted for."),
    )
    name_as_written = models.CharField(_("name as written"), max_length=300, blank=True)
    name_folded = models.CharField(max_length=600, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    certainty = models.CharField(
        _("certainty"), max_length=8, choices=Certainty, default=Certainty.CERTAIN
    )
    evidence = models.TextField(
        _("evidence"), blank=True, help_text=_("Why this person, e.g. “pseudonym, see f. 558”.")
    )

    class Meta:
        abstract = True

    def derive(self):
        """Reckon the search form of the name as written."""
        super().derive()
        self.name_folded = fold(self.name_as_written)


class PartQuerySet(DerivingQuerySet):
    """Parts in documents or events."""

    def of(self, correspondent):
        """Those of the correspondent, or acted for them where they are an office or body."""
        return self.filter(Q(correspondent=correspondent) | Q(capacity=correspondent))


class ParticipationQuerySet(PartQuerySet):
    """Parts in documents."""

    def visible_to(self, user):
        """Those in documents that this user may see."""
        return self.filter(visibility_q(user, "document__"))

    def naming(self, correspondent, folded, most: int):
        """The documents in which the correspondent is named so, the earliest of each name, so many.

        ``folded`` are the names in search form. Each document has its ``name_folded``, and as
        ``number_of_name`` how many write the name. Only its title and its date are read.
        """
        if not folded:
            return []
        bearer = Q(correspondent=correspondent) | Q(correspondent=None, capacity=correspondent)
        written = self.filter(bearer, name_folded__in=folded).order_by().distinct()
        inside = written.values_list("name_folded", "document_id", "document__date_first")
        sql, values = inside.query.sql_with_params()
        documents: Any = self.model._meta.get_field("document").related_model
        return documents._default_manager.raw(_NAMING.format(sql), [*values, most])

    def exchanges(self, correspondent, user, most: int):
        """Whom the correspondent wrote to and heard from, the most frequent first, so many.

        Correspondents with the number of documents ``sent`` to them and ``received`` from them.
        Where only an office is known, it counts. Of those named in documents that this user may see,
        only withdrawn ones are hidden.
        """
        at_the_other_end = Case(
            When(role=Role.SENDER, then=Value(Role.RECIPIENT)), default=Value(Role.SENDER)
        )
        theirs = self.of(correspondent).filter(role__in=(Role.SENDER, Role.RECIPIENT))
        found = theirs.filter(document__participations__role=at_the_other_end).annotate(
            other=Coalesce(f"{BESIDE}correspondent", f"{BESIDE}capacity")
        )
        counted = (
            found.order_by()
            .values_list("other")
            .annotate(
                sent=Count("document", distinct=True, filter=Q(role=Role.SENDER)),
                received=Count("document", distinct=True, filter=Q(role=Role.RECIPIENT)),
            )
        )
        sql, values = counted.query.sql_with_params()
        bearers = type(correspondent)._default_manager
        return bearers.raw(
            _EXCHANGES.format(sql),
            [*values, correspondent.pk, "" if is_curator(user) else Status.WITHDRAWN.value, most],
        )


def part_constraints() -> list[models.BaseConstraint]:
    """The constraints of a Part, for its Meta."""
    return [
        one_of("certainty", Certainty),
        models.CheckConstraint(
            condition=Q(correspondent__isnull=False)
            | Q(capacity__isnull=False)
            | Q(name_as_written__regex=r"\S"),
            name="%(class)s_names_someone",
            violation_error_message=_("Give a correspondent, a capacity or the name as written."),
        ),
    ]


@tracked
class Participation(Part):
    """A correspondent's part in a document."""

    document = models.ForeignKey(
        "Document", models.CASCADE, related_name="participations", verbose_name=_("document")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)
    place = models.ForeignKey(
        "Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("place"),
    )
    date = EDTFField(_("date"), null=True, blank=True, help_text=_("e.g. when received"))

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["document", "order", "pk"]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            *part_constraints(),
            one_of("role", Role),
            models.UniqueConstraint(
                fields=["document", "role", "correspondent", "capacity", "name_as_written"],
                nulls_distinct=False,
                name="participation_once",
                violation_error_message=_("This part is recorded already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.name_as_written or self.correspondent_id}"


@tracked
class EventParticipation(Part):
    """A correspondent's part in an event."""

    event = models.ForeignKey(
        "Event", models.CASCADE, related_name="participations", verbose_name=_("event")
    )
    role = models.CharField(
        _("role"), max_length=100, blank=True, help_text=_("e.g. host, delegate")
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["event", "order", "pk"]
        verbose_name = _("participation in an event")
        verbose_name_plural = _("participations in events")
        constraints = [
            *part_constraints(),
            models.UniqueConstraint(
                fields=["event", "role", "correspondent", "capacity", "name_as_written"],
                nulls_distinct=False,
                name="eventparticipation_once",
                violation_error_message=_("This part is recorded already."),
            ),
        ]

    def __str__(self):
        return self.name_as_written or str(self.correspondent_id)
