"""Which values of facets strangers do not see."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.models import AnonymousUser

from archive.models import Correspondent, Event, Status
from archive.search.sql import Sql, of_queryset

# The groups that have such values.
GUARDED = ("event", "person")


@cache
def unseen(group: str) -> Sql:
    """The values of a guarded group that strangers do not see: SQL that takes longer to build than to ask."""
    if group == "event":
        public = Event.objects.visible_to(AnonymousUser()).order_by().values("pk")
        return of_queryset(Event.objects.exclude(pk__in=public).order_by().values("pk"))
    hidden = Correspondent.objects.filter(status=Status.WITHDRAWN)
    return of_queryset(hidden.order_by().values("pk"))
