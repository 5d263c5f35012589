"""Choosing related records by typing: no list that loads a table, no query for each row."""

import re

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.urls import reverse
from django.utils.translation import get_language

from archive.dates import display
from archive.models import Collection, Document, Event


def label(record) -> str:
    """What the record is called in a list to choose from, where its name may be that of many."""
    if isinstance(record, Document):
        return f"{record.number}: {record} ({_date(record)})"
    if isinstance(record, Event):
        return f"{record} ({_date(record)})"
    if isinstance(record, Collection) and record.reference_code:
        return f"{record} ({record.reference_code})"
    within = record._state.fields_cache.get("within")
    return f"{record} ({within})" if within else str(record)


def _date(record) -> str:
    return display(record.date, get_language() or "en")


class ChooseView(AutocompleteJsonView):
    """The stock answer to the letters typed, with what tells records of one name apart."""

    def get_queryset(self):
        """The records with what their labels show."""
        related = self.model_admin.list_select_related
        return super().get_queryset().select_related(*(related or [None]))

    def serialize_result(self, obj, to_field_name):
        """One record to choose."""
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


def numbers(value) -> list[str]:
    """Those of the values sent that can be the number of a record.

    The stock widgets fail on others when they show a refused form again.
    """
    return [one for one in value or [] if re.fullmatch(r"[0-9]{1,18}", str(one))]


class NamedSelectMultiple(AutocompleteSelectMultiple):
    """The stock autocomplete for several records, which takes anything that is sent."""

    def optgroups(self, name, value, attr=None):
        """The selected options (one query)."""
        return super().optgroups(name, numbers(value), attr)


class NamedSelect(AutocompleteSelect):
    """The stock autocomplete; a record that the form has loaded already is not asked for again."""

    known: dict[str, str] = {}

    def get_url(self):
        """Where the letters typed are sent."""
        return reverse("admin:archive_choose")

    def optgroups(self, name, value, attr=None):
        """The selected option, from what is known or (one query) from the database."""
        chosen = numbers(value)
        if any(one not in self.known for one in chosen):
            return super().optgroups(name, chosen, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for one in chosen[:1]:
            options.append(self.create_option(name, one, self.known[one], True, len(options)))
        return [(None, options, 0)]


class ChoosingMixin:
    """An admin or inline whose foreign keys are chosen with a NamedSelect.

    Beside it one can change or add the related record. It is deleted at its own desk only.
    """

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The form field; for a relation with the two buttons."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The form field of a relation."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault(
                "widget", NamedSelect(db_field, self.admin_site, using=kwargs.get("using"))
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """The form field of a relation to several records."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault(
                "widget", NamedSelectMultiple(db_field, self.admin_site, using=kwargs.get("using"))
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class ChoosingForm(forms.ModelForm):
    """A form whose NamedSelects know the related records loaded with the instance."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            related = self.instance._state.fields_cache.get(name)
            if related is not None and isinstance(widget, NamedSelect):
                widget.known = {str(related.pk): label(related)}
