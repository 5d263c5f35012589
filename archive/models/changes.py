"""The mark of the archive: another one after each transaction that changed what pages show.

Triggers set it at commit (migration 0003). What was reckoned under a mark holds as long as the
mark does, so answers and pages can be kept by it.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

_held: ContextVar[str | None] = ContextVar("mark", default=None)


class ChangeMark(models.Model):
    """The one row that holds the mark; no row before the first change."""

    mark = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("mark of the last change")
        verbose_name_plural = _("marks of the last change")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="changemark_one_row"),
        ]

    def __str__(self):
        return str(self.mark)


def current_mark() -> str | None:
    """The mark of what strangers can see now; None within a transaction (one query, none while held).

    It holds the latest embargo that has passed, too, for a document becomes visible then without
    any change. A transaction sees what it has not committed, for which there is no mark yet.
    """
    if connection.in_atomic_block:
        return None
    held = _held.get()
    if held is not None:
        return held
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT mark FROM archive_changemark), max(public_from)"
            " FROM archive_searchentry WHERE public_from <= now()"
        )
        mark, embargo = cursor.fetchone()
    return f"{mark}/{embargo.isoformat() if embargo else ''}"


@contextmanager
def mark_held() -> Iterator[str | None]:
    """The mark (one query), which holds for all that is asked within: all parts of one page."""
    mark = current_mark()
    token = _held.set(mark)
    try:
        yield mark
    finally:
        _held.reset(token)
