"""Repositories, collections and publications in the cataloguing room."""

from django.contrib import admin

from archive.admin.records import RecordAdmin
from archive.models import Collection, Publication, Repository


@admin.register(Repository)
class RepositoryAdmin(RecordAdmin):
    """The desk for archives, libraries and agencies."""

    autocomplete_fields = ["place"]
    list_display = ["name", "code", "place"]
    list_select_related = ["place"]
    search_fields = ["name", "code", "other_names"]
    fields = [("name", "code"), "other_names", "place", "website"]
    RENAMING = frozenset({"name"})


@admin.register(Collection)
class CollectionAdmin(RecordAdmin):
    """The desk for fonds, series, files and groups."""

    autocomplete_fields = ["repository", "parent", "creator"]
    list_display = ["title", "level", "reference_code", "repository", "parent"]
    list_select_related = ["repository", "parent"]
    list_filter = ["level"]
    search_fields = ["title", "reference_code", "repository__name", "repository__code"]
    fields = [
        "repository",
        "parent",
        ("title", "level"),
        "reference_code",
        "date",
        "creator",
        "extent",
        "scope",
        "history",
    ]
    RENAMING = frozenset({"title"})


@admin.register(Publication)
class PublicationAdmin(RecordAdmin):
    """The desk for books, volumes and sites in which documents are printed."""

    list_display = ["title", "editor", "date"]
    search_fields = ["title", "editor"]
    fields = ["title", ("editor", "date"), "website"]
