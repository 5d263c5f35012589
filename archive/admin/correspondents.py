"""Correspondents in the cataloguing room, with their names, links and identifiers."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.document_parts import StackedPartInline
from archive.admin.publishing import ReviewedAdmin
from archive.admin.records import IncomingInline, PartForm, PartInline
from archive.models import Correspondent, CorrespondentIdentifier, Link, Name, NameKind


class NameForm(PartForm):
    """One name. The authorised one is that of the correspondent, and follows it."""

    def clean(self):
        """Keep the authorised name what it is."""
        cleaned = super().clean()
        authorised = self.instance.pk and self.initial.get("kind") == NameKind.AUTHORISED
        if authorised and {"form", "kind"} & set(self.changed_data):
            raise forms.ValidationError(
                _("This is the authorised name: change the authorised form above, it follows.")
            )
        if authorised:
            self.cleaned_data["form"] = self.instance.correspondent.authorised_form
        elif self.cleaned_data.get("kind") == NameKind.AUTHORISED:
            raise forms.ValidationError(
                _("There is one authorised name, the authorised form above. Choose another kind.")
            )
        return cleaned


class NameInline(StackedPartInline):
    """All forms of the name."""

    model = Name
    form = NameForm
    autocomplete_fields = ["language"]
    fields = [("form", "kind"), ("language", "script", "transliteration"), ("in_use", "source")]


class LinkInline(PartInline):
    """How the correspondent stands to others."""

    model = Link
    fk_name = "source"
    autocomplete_fields = ["target"]


class IncomingLinkInline(IncomingInline):
    """How others stand to the correspondent."""

    model = Link
    fk_name = "target"
    fields = ["source", "kind", "date", "note"]
    readonly_fields = ["source", "kind", "date", "note"]

    def get_queryset(self, request):
        """The links with the other correspondent."""
        return super().get_queryset(request).select_related("source")


class IdentifierInline(PartInline):
    """Numbers in authority files, and what imports recognise the correspondent by."""

    model = CorrespondentIdentifier


@admin.register(Correspondent)
class CorrespondentAdmin(ReviewedAdmin):
    """The desk for persons, corporate bodies, families and offices."""

    inlines = [NameInline, LinkInline, IncomingLinkInline, IdentifierInline]
    list_display = ["named", "qualifier", "kind", "existed_from", "existed_to", "status"]
    list_filter = ["status", "kind"]
    search_fields = [
        "folded__contains",
        "filed_as__icontains",
        "names__folded__contains",
        "identifiers__value",
    ]
    search_help_text = gettext_lazy("Words of any of the names; an identifier.")
    ordering = ["sort_key", "qualifier", "pk"]
    fieldsets = [
        (None, {"fields": ["kind", ("authorised_form", "filed_as"), "qualifier"]}),
        (gettext_lazy("Existence"), {"fields": [("existed_from", "existed_to"), "history"]}),
        (gettext_lazy("Publication"), {"fields": ["status", "withdrawn_reason"]}),
    ]
    RENAMING = frozenset({"authorised_form", "qualifier"})

    def save_related(self, request, form, formsets, change):
        """Save the names; the authorised one comes back where somebody has deleted it."""
        super().save_related(request, form, formsets, change)
        Name.objects.authorise([form.instance])

    @admin.display(description=gettext_lazy("authorised form"), ordering="sort_key")
    def named(self, correspondent):
        """The authorised form, ordered by its sort key."""
        return correspondent.authorised_form
