"""What the forms of all edited records share: no edit is lost, no refusal is a server error."""

from contextlib import suppress

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import DataError, models, transaction
from django.db.models.expressions import OrderBy
from django.forms.models import _get_foreign_key
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from archive.admin.choosing import ChoosingForm, ChoosingMixin
from archive.admin.dates import DATE_FIELDS
from archive.admin.history import MOST_ENTRIES, history_of
from archive.admin.refusals import REFUSALS, refusal
from archive.curation import renew_address
from archive.models import stale_message
from archive.text import fold

# An address typed without its scheme is taken as https.
FIELDS = {**DATE_FIELDS, models.URLField: {"assume_scheme": "https"}}


class RefusableForm(ChoosingForm):
    """A form that can be shown again with what the database said to it."""

    # What the database refused when this very form was saved a moment ago.
    refused = ""

    def clean(self):
        """Refuse the form that was refused already."""
        cleaned = super().clean()
        if self.refused:
            raise ValidationError(self.refused, code="refused")
        return cleaned


class RecordForm(RefusableForm):
    """A form that knows which version of the record it was opened with."""

    opened_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.initial["opened_version"] = self.instance.version

    def clean(self):
        """Refuse the form where the record was changed since it was opened."""
        cleaned = super().clean()
        saved_before = self.instance.pk is not None
        if saved_before and self.cleaned_data.get("opened_version") != self.instance.version:
            raise ValidationError(stale_message(self.instance), code="stale")
        return cleaned


class NullsLastChangeList(ChangeList):
    """A change list on which empty values come last in either direction."""

    def get_ordering(self, request, queryset):
        """The order asked for, with empty values last."""
        ordering = super().get_ordering(request, queryset)
        return [self._nulls_last(one) for one in ordering]

    def _nulls_last(self, one):
        if not isinstance(one, OrderBy):
            return one
        one = one.copy()
        one.nulls_first, one.nulls_last = None, True
        return one


class RefusalsAdmin(admin.ModelAdmin):
    """An admin in which a refusal of the database is an error of the form, or a message."""

    form = RefusableForm

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form class, told what was refused on the first attempt to save."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused", "")
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form; where the database refuses, the form again with all that was typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as error:
            if request.method != "POST" or hasattr(request, "refused"):
                raise
            request.refused = refusal(error)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        """The question whether to delete, or a message why that is refused."""
        return self._or_message(request, super().delete_view, object_id, extra_context)

    def changelist_view(self, request, extra_context=None):
        """The list and its actions, or a message why an action is refused."""
        try:
            return self._or_message(request, super().changelist_view, extra_context)
        except (DataError, ValueError):
            if ERROR_FLAG in request.GET:
                raise
        # As the stock list does with a parameter that it cannot read.
        return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")

    def _or_message(self, request, view, *args):
        if request.method != "POST":
            return view(request, *args)
        try:
            with transaction.atomic():
                return view(request, *args)
        except REFUSALS as error:
            self.message_user(request, refusal(error), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


ENTRY = (_("Entry"), {"fields": [("created_at", "created_by"), ("changed_at", "changed_by")]})


class RecordAdmin(ChoosingMixin, RefusalsAdmin):
    """The desk for one kind of record.

    ``RENAMING`` names the fields from which the address of the record is made.
    """

    form = RecordForm
    formfield_overrides = {
        **FIELDS,
        models.TextField: {"widget": AdminTextareaWidget({"rows": 4})},
    }
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    readonly_fields = ["created_at", "created_by", "changed_at", "changed_by"]
    RENAMING: frozenset[str] = frozenset()
    object_history_template = "admin/archive/history.html"

    class Media:
        css = {"screen": ["archive/admin/desk.css"]}

    def get_changelist(self, request, **kwargs):
        """The list that keeps empty values last."""
        return NullsLastChangeList

    def get_search_results(self, request, queryset, search_term):
        """Search with folded words, as they are kept in the search columns."""
        return super().get_search_results(request, queryset, fold(search_term))

    def get_fieldsets(self, request, obj=None):
        """The fieldsets; for a record that is there with its entry and the version opened."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        fieldsets = [*fieldsets, ENTRY]
        if not self.has_change_permission(request, obj):
            return fieldsets
        (title, options), *others = fieldsets
        fields = [*options["fields"], "opened_version"]
        return [(title, {**options, "fields": fields}), *others]

    def get_object(self, request, object_id, from_field=None):
        """The record, locked until the end of the transaction where something is sent."""
        if request.method == "POST" and transaction.get_connection().in_atomic_block:
            with suppress(ValidationError, ValueError):
                number = self.opts.pk.to_python(object_id)
                rows = self.model._base_manager.select_for_update().filter(pk=number)
                rows.values_list("pk").first()
        return super().get_object(request, object_id, from_field)

    def history_view(self, request, object_id, extra_context=None):
        """The history that the database kept, of the record and the parts on its form."""
        record = self.get_object(request, unquote(object_id))
        entries = history_of(record, self._part_columns()) if record is not None else []
        context = {"entries": entries, "most": MOST_ENTRIES, **(extra_context or {})}
        return super().history_view(request, object_id, context)

    def _part_columns(self) -> list:
        """The models of the inlines, each with its column that points to the record."""
        return [
            (inline.model, _get_foreign_key(self.model, inline.model, inline.fk_name).attname)
            for inline in self.inlines
        ]

    def save_model(self, request, obj, form, change):
        """Save, and note who did."""
        if not change:
            obj.created_by = request.user
        obj.changed_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Save the parts; a renamed record with an address gets a new one, the old leads on."""
        super().save_related(request, form, formsets, change)
        if change and self.RENAMING.intersection(form.changed_data):
            renew_address(form.instance, request.user)


class PartForm(ChoosingForm):
    """The form of one part of a record."""


class PartInline(ChoosingMixin, admin.TabularInline):
    """Parts of a record, a row each; related records are loaded with them."""

    form = PartForm
    formfield_overrides = FIELDS
    extra = 0

    def get_queryset(self, request):
        """The parts with what the row names, in one query."""
        return super().get_queryset(request).select_related(*self.autocomplete_fields)


class IncomingInline(admin.TabularInline):
    """Relations stored with other records that point to this one; changed at the other end."""

    extra = 0
    can_delete = False
    verbose_name_plural = _("relations entered at the other end")

    def has_add_permission(self, request, obj=None):
        """Nothing is added at this end."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nothing is changed at this end."""
        return False
