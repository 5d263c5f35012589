"""Choosing related records by typing: no list that loads a table, no query for each row."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect


class NamedSelect(AutocompleteSelect):
    """The stock autocomplete; a record that the form has loaded already is not asked for again."""

    known: dict[str, str] = {}

    def optgroups(self, name, value, attr=None):
        """The selected option, from what is known or (one query) from the database."""
        if not value or value[0] not in self.known:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        chosen = self.create_option(name, value[0], self.known[value[0]], True, len(empty))
        return [(None, [*empty, chosen], 0)]


class ChoosingMixin:
    """An admin or inline whose foreign keys are chosen with a NamedSelect."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The form field of a relation."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault(
                "widget", NamedSelect(db_field, self.admin_site, using=kwargs.get("using"))
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ChoosingForm(forms.ModelForm):
    """A form whose NamedSelects know the related records loaded with the instance."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            related = self.instance._state.fields_cache.get(name)
            if related is not None and isinstance(widget, NamedSelect):
                widget.known = {str(related.pk): str(related)}
