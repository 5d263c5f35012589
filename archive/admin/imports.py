"""What the archive keeps of itself, to look at: addresses given, imports, imported values."""

from django.contrib import admin

from archive.admin.records import RefusalsAdmin
from archive.models import Address, Imported, ImportRun


class ReadOnlyAdmin(RefusalsAdmin):
    """Records that only the program writes."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request):
        """Nobody adds one by hand."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nobody changes one by hand."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody deletes one by hand."""
        return False


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    """Addresses ever given."""

    list_display = ["kind", "key", "state", "given_at"]
    list_display_links = ["key"]
    list_filter = ["kind", "state"]
    search_fields = ["key"]


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """Imports that changed something."""

    list_display = ["source", "at", "by", "created", "changed"]
    list_select_related = ["by"]
    search_fields = ["source"]


@admin.register(Imported)
class ImportedAdmin(ReadOnlyAdmin):
    """The values of records as they were last imported."""

    list_display = ["source", "document", "correspondent", "event", "run"]
    list_select_related = ["document", "correspondent", "event", "run"]
    search_fields = ["source"]

    def has_delete_permission(self, request, obj=None):
        """As the user may: they go when their record is deleted."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
