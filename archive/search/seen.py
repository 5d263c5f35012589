"""Which values of facets strangers do not see: events that are not public, withdrawn correspondents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.contrib.auth.models import AnonymousUser

from archive.models import Correspondent, Event, Status, is_curator
from archive.search.kept import KEPT, mark_for
from archive.search.sql import Sql, fetched, joined, of_queryset, put

GUARDED = frozenset({"event", "person"})
_KEY = "unseen"


def unseen_by(user) -> Mapping[str, frozenset[int]]:
    """The values that the user does not see, by group (one query, none where they are kept).

    Curators see all.
    """
    if is_curator(user):
        return {}
    mark = mark_for(user)
    found = KEPT.taken(mark, _KEY)
    if found is None:
        found = _read()
        KEPT.keep(mark, _KEY, found)
    return found


def _read() -> Mapping[str, frozenset[int]]:
    parts = [
        put(f"SELECT '{group}', number FROM ({{}}) hidden(number)", unseen(group))
        for group in GUARDED
    ]
    rows = fetched(joined(" UNION ALL ", parts))
    return {group: frozenset(one for name, one in rows if name == group) for group in GUARDED}


@cache
def unseen(group: str) -> Sql:
    """The values of a guarded group that strangers do not see: SQL that takes longer to build than to ask."""
    if group == "event":
        public = Event.objects.visible_to(AnonymousUser()).order_by().values("pk")
        return of_queryset(Event.objects.exclude(pk__in=public).order_by().values("pk"))
    hidden = Correspondent.objects.filter(status=Status.WITHDRAWN)
    return of_queryset(hidden.order_by().values("pk"))
