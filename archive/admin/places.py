"""Places in the cataloguing room, with their other names."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.records import PartInline, RecordAdmin
from archive.models import Place, PlaceIdentifier, PlaceName


class PlaceNameInline(PartInline):
    """Other names, with the time in which they were used."""

    model = PlaceName


class IdentifierInline(PartInline):
    """What imports recognise the place by."""

    model = PlaceIdentifier


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    """The desk for places."""

    inlines = [PlaceNameInline, IdentifierInline]
    autocomplete_fields = ["within"]
    list_display = ["named", "within", "latitude", "longitude"]
    list_select_related = ["within"]
    search_fields = ["folded__contains", "names__form", "identifiers__value"]
    ordering = ["sort_key", "pk"]
    fields = ["name", "within", ("latitude", "longitude")]
    RENAMING = frozenset({"name"})

    @admin.display(description=_("name"), ordering="sort_key")
    def named(self, place):
        """The name, ordered by its sort key."""
        return place.name
