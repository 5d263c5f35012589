"""Middleware of the archive."""

import os
from contextlib import suppress

from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connection
from pghistory.middleware import HistoryMiddleware as PghistoryMiddleware

DESK = "/admin/"


class HistoryMiddleware(PghistoryMiddleware):
    """Notes with each change who made it and by which door it came."""

    def get_context(self, request):
        """User and address as the library keeps them, and the door."""
        door = "admin" if request.path.startswith(DESK) else "site"
        return {**super().get_context(request), "door": door}


class UnhurriedDeskMiddleware:
    """Lifts the limit that config.wsgi sets on statements while a curator works.

    Readers can ask again with a narrower question; what a curator has written must be saved
    however long that takes.
    """

    def __init__(self, get_response):
        if "PGOPTIONS" not in os.environ:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        """The answer; at the desk it may take as long as it needs (two statements more)."""
        if not request.path.startswith(DESK):
            return self.get_response(request)
        _run("SET statement_timeout = 0")
        try:
            return self.get_response(request)
        finally:
            with suppress(DatabaseError):  # a lost connection keeps no setting
                _run("RESET statement_timeout")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
