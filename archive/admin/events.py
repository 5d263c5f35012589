"""Events in the cataloguing room, with their places and who took part."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.admin.document_parts import StackedPartInline
from archive.admin.filters import DateFilter, PersonFilter
from archive.admin.publishing import ReviewedAdmin
from archive.admin.records import PartInline
from archive.dates import display
from archive.models import Event, EventIdentifier, EventParticipation


class EventParticipationInline(StackedPartInline):
    """Who took part."""

    model = EventParticipation
    autocomplete_fields = ["correspondent", "capacity"]
    fields = [
        ("role", "correspondent", "capacity"),
        ("name_as_written", "certainty", "evidence"),
        "order",
    ]


class IdentifierInline(PartInline):
    """What imports recognise the event by."""

    model = EventIdentifier


@admin.register(Event)
class EventAdmin(ReviewedAdmin):
    """The desk for events."""

    inlines = [EventParticipationInline, IdentifierInline]
    autocomplete_fields = ["places", "part_of"]
    list_display = ["title", "kind", "dated", "status", "part_of"]
    list_select_related = ["part_of"]
    list_filter = ["status", DateFilter, PersonFilter]
    search_fields = ["title", "kind", "identifiers__value"]
    ordering = ["-pk"]
    fieldsets = [
        (None, {"fields": [("title", "kind"), "date", "places", "part_of", "description"]}),
        (_("Publication"), {"fields": ["status", "withdrawn_reason"]}),
    ]
    RENAMING = frozenset({"title"})

    @admin.display(description=_("date"), ordering=F("date_first").asc())
    def dated(self, event):
        """The date in words."""
        return display(event.date, get_language() or "en")
