"""Repositories hold originals; collections arrange them in a tree (ISAD(G) levels)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed, AddressedQuerySet, Kind, path_of
from archive.models.fields import EDTFField
from archive.models.history import tracked
from archive.models.holdings import Holding
from archive.models.records import Record, not_empty, one_of
from archive.models.trees import TreeQuerySet, no_cycle
from archive.models.users import is_curator
from archive.models.visibility import named_q


class HoldingPlaceQuerySet(AddressedQuerySet):
    """Repositories or collections: known to the public through the documents they hold."""

    COLUMN = ""

    def visible_to(self, user):
        """Those that this user may see: the ones that hold a public document."""
        if is_curator(user):
            return self
        return self.filter(named_q((Holding.objects, self.COLUMN, "document__")))


class RepositoryQuerySet(HoldingPlaceQuerySet):
    """Repositories."""

    COLUMN = "repository"


class CollectionQuerySet(TreeQuerySet, HoldingPlaceQuerySet):
    """Collections."""

    COLUMN = "collection"
    PARENT = "parent"

    def visible_to(self, user):
        """Those that this user may see: the ones that hold a public document, or a part of which does."""
        if is_curator(user):
            return self
        everywhere = CollectionQuerySet(self.model)
        return self.with_wholes_of(super(CollectionQuerySet, everywhere).visible_to(user))


@tracked
class Repository(Addressed, Record):
    """An archive, library or agency that holds originals (ISDIAH)."""

    KIND = Kind.REPOSITORY

    name = models.CharField(_("name"), max_length=300, unique=True)
    other_names = models.TextField(_("other names"), blank=True, help_text=_("One a line."))
    code = models.CharField(_("code"), max_length=40, blank=True, help_text=_("e.g. RGASPI"))
    place = models.ForeignKey(
        "Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="repositories",
        verbose_name=_("place"),
    )
    website = models.URLField(_("web address"), blank=True)

    objects = RepositoryQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["name", "pk"]
        verbose_name = _("repository")
        verbose_name_plural = _("repositories")
        constraints = [
            not_empty("name"),
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="repository_code_once",
                violation_error_message=_("Another repository has this code."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of the repository."""
        return path_of("repository_detail", self.address_key)


class Level(models.TextChoices):
    """Levels of arrangement (ISAD(G) 3.1.4)."""

    FONDS = "fonds", _("fonds")
    SERIES = "series", _("series")
    FILE = "file", _("file")
    GROUP = "group", _("group")


@tracked
class Collection(Addressed, Record):
    """A fonds, series, file or group of documents in a repository."""

    KIND = Kind.COLLECTION

    repository = models.ForeignKey(
        Repository,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="collections",
        verbose_name=_("repository"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    level = models.CharField(_("level"), max_length=6, choices=Level, default=Level.GROUP)
    reference_code = models.CharField(_("reference code"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=300)
    date = EDTFField(_("dates"), null=True, blank=True)
    creator = models.ForeignKey(
        "Correspondent",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="collections_created",
        verbose_name=_("creator"),
    )
    extent = models.CharField(_("extent"), max_length=200, blank=True)
    scope = models.TextField(_("scope and content"), blank=True)
    history = models.TextField(_("archival history"), blank=True)

    objects = CollectionQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["title", "pk"]
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        triggers = [*Record.Meta.triggers, no_cycle("parent")]
        constraints = [
            not_empty("title"),
            one_of("level", Level),
            models.UniqueConstraint(
                fields=["repository", "parent", "title"],
                nulls_distinct=False,
                name="collection_title_once",
                violation_error_message=_("There is a collection of this title at the same place."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The page of the collection."""
        return path_of("collection_detail", self.address_key)

    def clean(self):
        """A part lies in the repository of the whole."""
        super().clean()
        if self.parent and self.parent.repository_id != self.repository_id:
            raise ValidationError(
                {"repository": _("A part lies in the same repository as the whole.")}
            )
