"""Places: where documents were written and received, and where events happened."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed, AddressedQuerySet, Kind, path_of
from archive.models.derived import Deriving, DerivingQuerySet
from archive.models.documents import Document
from archive.models.fields import EDTFField
from archive.models.filed import FiledQuerySet
from archive.models.history import tracked
from archive.models.participations import Participation
from archive.models.records import Record, not_empty
from archive.models.trees import TreeQuerySet, no_cycle
from archive.models.users import is_curator
from archive.models.visibility import named_q
from archive.text import fold, sort_key


class PlaceQuerySet(TreeQuerySet, FiledQuerySet, AddressedQuerySet, DerivingQuerySet):
    """Places."""

    PARENT = "within"

    def visible_to(self, user):
        """Places that this user may see: those that a public document names, and what they lie in."""
        if is_curator(user):
            return self
        named = named_q(
            (Document.objects, "place", ""), (Participation.objects, "place", "document__")
        )
        return self.with_wholes_of(PlaceQuerySet(self.model).filter(named))


@tracked
class Place(Deriving, Addressed, Record):
    """A place under one name, with its other names and the place it lies within."""

    KIND = Kind.PLACE
    DERIVED = {"name": ("sort_key", "folded")}

    name = models.CharField(_("name"), max_length=200)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    within = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("within"),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    objects = PlaceQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["sort_key", "pk"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        triggers = [*Record.Meta.triggers, no_cycle("within")]
        constraints = [
            not_empty("name"),
            models.UniqueConstraint(
                fields=["name", "within"],
                nulls_distinct=False,
                name="place_once_within",
                violation_error_message=_("There is a place of this name within the same place."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_on_earth",
                violation_error_message=_(
                    "Give both coordinates: latitude from -90 to 90, longitude from -180 to 180."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of the place."""
        return path_of("place_detail", self.address_key)

    def derive(self):
        """Reckon the order and search forms of the name."""
        super().derive()
        self.sort_key, self.folded = sort_key(self.name), fold(self.name)


@tracked
class PlaceName(models.Model):
    """Another name of a place, with the time in which it was used."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names", verbose_name=_("place"))
    form = models.CharField(_("name"), max_length=200)
    in_use = EDTFField(_("in use"), null=True, blank=True)

    class Meta:
        ordering = ["form", "pk"]
        verbose_name = _("other name of a place")
        verbose_name_plural = _("other names of places")
        constraints = [
            not_empty("form"),
            models.UniqueConstraint(
                fields=["place", "form"],
                name="placename_once",
                violation_error_message=_("The place has this name already."),
            ),
        ]

    def __str__(self):
        return self.form
