"""One import at a time."""

from collections.abc import Callable

from django.db import connection

_LOCK = 7_161_002


def wait_for_others(waiting: Callable[[], None] = lambda: None) -> None:
    """Wait until no other import runs, and keep others waiting to the end of the transaction.

    Two at once would both find a person missing and make it twice. ``waiting`` is called where
    there is somebody to wait for.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            waiting()
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
