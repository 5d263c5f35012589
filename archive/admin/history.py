"""The history of a record and its parts, as the database triggers kept it, to look at."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive.models import User

MOST_ENTRIES = 200
DONE = {"insert": _("added"), "update": _("changed"), "delete": _("deleted")}
# Columns that every save changes, or that follow from others.
SILENT = {"version", "changed_at", "changed_by"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when, by whom (a name, or empty for a command), by which door, why, what."""

    at: datetime
    who: str
    door: str
    comment: str
    what: str


def history_of(record, parts: list) -> list[Entry]:
    """The newest changes of the record and of its parts, newest first.

    ``parts`` are pairs of a model and the name of its column that points to the record. One query
    for the record, one for each kind of part, one for the users.
    """
    kept = _newest(record.revisions.all())
    rows = [(row, _changed_fields(row, before)) for row, before in pairwise([*kept, None])]
    for model, column in parts:
        revisions = model.revisions.rel.related_model.objects.filter(**{column: record.pk})
        rows += [(row, "") for row in _newest(revisions)]
    rows.sort(key=lambda pair: (pair[0].pgh_created_at, pair[0].pgh_id), reverse=True)
    rows = rows[:MOST_ENTRIES]
    users = User.objects.in_bulk({_context(row).get("user") for row, _what in rows} - {None})
    return [_entry(row, what, users) for row, what in rows]


def _newest(revisions) -> list:
    return list(revisions.select_related("pgh_context").order_by("-pgh_id")[:MOST_ENTRIES])


def _context(row) -> dict:
    return row.pgh_context.metadata if row.pgh_context else {}


def _entry(row, changed: str, users: dict) -> Entry:
    context = _context(row)
    user = users.get(context.get("user"))
    name = row.pgh_tracked_model._meta.verbose_name
    what = f"{capfirst(name)} {DONE.get(row.pgh_label, row.pgh_label)}"
    return Entry(
        at=row.pgh_created_at,
        who=(user.get_full_name() or user.username) if user else "",
        door=context.get("door", ""),
        comment=context.get("comment", ""),
        what=f"{what}: {changed}" if changed else what,
    )


def _changed_fields(row, before) -> str:
    """The fields in which a revision differs from the one before."""
    if before is None or row.pgh_label != "update":
        return ""
    fields = row.pgh_tracked_model._meta.concrete_fields
    return ", ".join(
        str(field.verbose_name)
        for field in fields
        if (field.editable or field.name == "slug")
        and field.name not in SILENT
        and getattr(row, field.attname) != getattr(before, field.attname)
    )
