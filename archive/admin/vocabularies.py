"""The small lists in the cataloguing room: genres and languages."""

from django.contrib import admin

from archive.admin.records import RefusalsAdmin
from archive.models import Genre, Language


@admin.register(Genre)
class GenreAdmin(RefusalsAdmin):
    """The desk for forms of document."""

    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Language)
class LanguageAdmin(RefusalsAdmin):
    """The desk for languages."""

    list_display = ["name", "tag"]
    search_fields = ["name", "tag"]
