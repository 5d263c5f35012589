"""The small lists in the cataloguing room: genres and languages."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _

from archive.admin.records import RefusableForm, RefusalsAdmin
from archive.models import Genre, Language


class TermForm(RefusableForm):
    """The form of a term: its translations are names by language."""

    def clean_translations(self):
        """The translations, if they are what the term can be shown from."""
        translations = self.cleaned_data["translations"] or {}
        pairs = translations.items() if isinstance(translations, dict) else [("", None)]
        if not all(isinstance(name, str) and name.strip() for _tag, name in pairs):
            raise forms.ValidationError(_("Give names by language, e.g. {“de”: “Brief”}."))
        return translations


@admin.register(Genre)
class GenreAdmin(RefusalsAdmin):
    """The desk for forms of document."""

    form = TermForm
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Language)
class LanguageAdmin(RefusalsAdmin):
    """The desk for languages."""

    form = TermForm
    list_display = ["name", "tag"]
    search_fields = ["name", "tag"]
