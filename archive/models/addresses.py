"""Addresses ever given. A row is never deleted, so nothing public is given to two records."""

from functools import lru_cache, reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _

from archive.models.history import tracked
from archive.models.records import one_of


def path_of(view: str, *keys: int | str) -> str:
    """The path of a page. Lists have some hundred, nearly all of them as often before."""
    return _path_of(get_script_prefix(), view, keys)


@lru_cache(maxsize=20_000)
def _path_of(_prefix: str, view: str, keys: tuple[int | str, ...]) -> str:
    """``reverse``, which is slow. Its prefix is that of the request."""
    return reverse(view, args=keys)


class AddressedQuerySet(models.QuerySet):
    """Records with addresses of their own."""

    def by_keys(self, keys) -> dict:
        """The records by these last parts of addresses; old and merged ones lead to the heir.

        One query, and two more only where a key is not a current one.
        """
        numbers = {key: _number(self.model.KIND, key) for key in keys}
        asked = Q(slug__in=keys) | Q(pk__in=[pk for pk in numbers.values() if pk])
        found = {}
        for record in self.filter(asked):
            found |= {
                key: record for key, pk in numbers.items() if key == record.slug or pk == record.pk
            }
        left = [key for key in keys if key not in found]
        if left:
            given = Address.objects.filter(kind=self.model.KIND, key__in=left)
            targets = dict(given.values_list("key", self.model.KIND))
            heirs = self.in_bulk(targets.values()) if targets else {}
            found |= {key: heirs[pk] for key, pk in targets.items() if pk in heirs}
        return found


def _number(kind: str, key: str) -> int | None:
    """The pk in an address such as correspondent-12, or None."""
    digits = key.removeprefix(f"{kind}-")
    if digits != key and digits.isascii() and digits.isdigit() and len(digits) < 19:
        return int(digits)
    return None


class Addressed(models.Model):
    """A record with an address of its own: a slug once it is public, kind and number before."""

    KIND = ""

    slug = models.SlugField(_("address"), max_length=100, null=True, unique=True, editable=False)

    class Meta:
        abstract = True

    @property
    def address_key(self) -> str:
        """The part of the address that names the record: its slug, else kind and number."""
        return self.slug or f"{self.KIND}-{self.pk}"


class AddressState(models.TextChoices):
    """What an address does: answer, or lead on."""

    CURRENT = "current", _("current")
    OLD = "old", _("old: redirects")
    MERGED = "merged", _("merged: redirects to the heir")


class Kind(models.TextChoices):
    """The kinds of record that have addresses of their own."""

    DOCUMENT = "document", _("document")
    CORRESPONDENT = "correspondent", _("correspondent")
    EVENT = "event", _("event")
    PLACE = "place", _("place")
    REPOSITORY = "repository", _("repository")
    COLLECTION = "collection", _("collection")


def _target_of(kind: str) -> Q:
    """The row points to a record of its kind and to no other."""
    return Q(kind=kind, **{f"{other}__isnull": other != kind for other in Kind.values})


@tracked
class Address(models.Model):
    """One address: the number of a document, or a slug, and the record that answers there."""

    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    key = models.CharField(_("number or slug"), max_length=100)
    document = models.ForeignKey("Document", models.PROTECT, null=True, related_name="addresses")
    correspondent = models.ForeignKey(
        "Correspondent", models.PROTECT, null=True, related_name="addresses"
    )
    event = models.ForeignKey("Event", models.PROTECT, null=True, related_name="addresses")
    place = models.ForeignKey("Place", models.PROTECT, null=True, related_name="addresses")
    repository = models.ForeignKey(
        "Repository", models.PROTECT, null=True, related_name="addresses"
    )
    collection = models.ForeignKey(
        "Collection", models.PROTECT, null=True, related_name="addresses"
    )
    state = models.CharField(
        _("state"), max_length=7, choices=AddressState, default=AddressState.CURRENT
    )
    reason = models.TextField(_("reason"), blank=True)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)

    class Meta:
        ordering = ["kind", "key", "pk"]
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            one_of("state", AddressState),
            models.CheckConstraint(
                condition=reduce(or_, map(_target_of, Kind.values)),
                name="address_target_of_its_kind",
                violation_error_message=_("An address leads to one record of its own kind."),
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                name="address_given_once",
                violation_error_message=_("This address was given before."),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.key}"

    @property
    def target(self):
        """The record that answers here."""
        return getattr(self, self.kind)
