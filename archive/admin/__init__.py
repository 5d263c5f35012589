"""The cataloguing room: the stock Django admin, a file for each kind of record.

What it adds to the stock: a date field that says what it understood, forms that never overwrite
what somebody else has saved, refusals of the database as form errors, publishing through
archive.curation, and filters that load no table. May import everything but views and management.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin import (
    correspondents,
    documents,
    events,
    imports,
    places,
    repositories,
    users,
    vocabularies,
)

__all__ = [
    "correspondents",
    "documents",
    "events",
    "imports",
    "places",
    "repositories",
    "users",
    "vocabularies",
]

admin.site.site_header = admin.site.site_title = _("Chancery: cataloguing room")
admin.site.index_title = _("What the archive keeps")
