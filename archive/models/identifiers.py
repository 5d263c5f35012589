"""Identifiers: what imports recognise a record by, and its numbers in authority files."""

import re
from urllib.parse import quote

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.history import tracked
from archive.models.records import not_empty
from archive.models.references import ReferenceKey

# The form of an identifier in each authority file, as the file's keeper states it.
SCHEME_FORMS = {
    "wikidata": r"^Q[1-9][0-9]*$",
    "viaf": r"^[1-9][0-9]{1,21}$",
    "gnd": r"^[0-9]{1,10}(-[0-9X]|X)?$",
    "lcnaf": r"^n[a-z]{0,2}[0-9]{8,10}$",
    "isni": r"^[0-9]{15}[0-9X]$",
    "snac": r"^[a-z0-9]{8,}$",
}
# What a scheme is called, and where its keeper answers for a value.
RESOLVERS = {
    "ark": ("ARK", "https://n2t.net/{}"),
    "doi": ("DOI", "https://doi.org/{}"),
    "frus": ("FRUS", "https://history.state.gov/historicaldocuments/{}"),
    "geonames": ("GeoNames", "https://www.geonames.org/{}"),
    "gnd": ("GND", "https://d-nb.info/gnd/{}"),
    "hdl": ("Handle", "https://hdl.handle.net/{}"),
    "isni": ("ISNI", "https://isni.org/isni/{}"),
    "lcnaf": ("LCNAF", "https://id.loc.gov/authorities/names/{}"),
    "snac": ("SNAC", "https://snaccooperative.org/ark:/99166/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
}
# A document (d5) or a person (p_DJF1) of a volume.
_IN_VOLUME = re.compile(r"(frus[\w-]+)/(d\d+\w*|p_\w+)", re.ASCII)


class Identifier(models.Model):
    """A value in a scheme. One value belongs to one record of a kind."""

    scheme = models.CharField(_("scheme"), max_length=40, help_text=_("e.g. frus, wikidata, viaf"))
    value = models.CharField(_("value"), max_length=300)

    class Meta:
        abstract = True
        ordering = ["scheme", "value", "pk"]

    def __str__(self):
        return f"{self.scheme}:{self.value}"

    @property
    def scheme_name(self) -> str:
        """What the scheme is called: VIAF for viaf; the scheme itself where it is our own."""
        return RESOLVERS.get(self.scheme, (self.scheme, ""))[0]

    @property
    def public_address(self) -> str:
        """Where the keeper of the scheme answers for the value; "" for a scheme of our own."""
        _name, resolver = RESOLVERS.get(self.scheme, ("", ""))
        if self.scheme == "frus":
            return _in_volume(self.value, resolver)
        return resolver.format(quote(self.value, safe="/:."))


def _in_volume(value: str, resolver: str) -> str:
    """The page of a document or a person of a FRUS volume; "" for what its site has no page of."""
    match = _IN_VOLUME.fullmatch(value)
    if match is None:
        return ""
    return resolver.format(f"{match[1]}/persons#{match[2]}" if match[2][0] == "p" else value)


def identifier_constraints() -> list[models.BaseConstraint]:
    """The constraints of an Identifier, for its Meta."""
    other = ~Q(scheme__in=list(SCHEME_FORMS))
    right_form = other
    for scheme, form in SCHEME_FORMS.items():
        right_form |= Q(scheme=scheme, value__regex=form)
    return [
        not_empty("scheme"),
        not_empty("value"),
        models.UniqueConstraint(
            fields=["scheme", "value"],
            name="%(class)s_once",
            violation_error_message=_("Another record has this identifier."),
        ),
        models.CheckConstraint(
            condition=right_form,
            name="%(class)s_form",
            violation_error_message=_(
                "The value has not the form of this scheme, e.g. Q5816 for wikidata."
            ),
        ),
    ]


@tracked
class DocumentIdentifier(Identifier):
    """An identifier of a document."""

    document = models.ForeignKey("Document", models.CASCADE, related_name="identifiers")

    class Meta(Identifier.Meta):
        verbose_name = _("identifier of a document")
        verbose_name_plural = _("identifiers of documents")
        constraints = identifier_constraints()
        indexes = [models.Index(ReferenceKey("value"), name="documentidentifier_value")]


@tracked
class CorrespondentIdentifier(Identifier):
    """An identifier of a correspondent."""

    correspondent = models.ForeignKey("Correspondent", models.CASCADE, related_name="identifiers")

    class Meta(Identifier.Meta):
        verbose_name = _("identifier of a correspondent")
        verbose_name_plural = _("identifiers of correspondents")
        constraints = identifier_constraints()


@tracked
class EventIdentifier(Identifier):
    """An identifier of an event."""

    event = models.ForeignKey("Event", models.CASCADE, related_name="identifiers")

    class Meta(Identifier.Meta):
        verbose_name = _("identifier of an event")
        verbose_name_plural = _("identifiers of events")
        constraints = identifier_constraints()


@tracked
class PlaceIdentifier(Identifier):
    """An identifier of a place."""

    place = models.ForeignKey("Place", models.CASCADE, related_name="identifiers")

    class Meta(Identifier.Meta):
        verbose_name = _("identifier of a place")
        verbose_name_plural = _("identifiers of places")
        constraints = identifier_constraints()
