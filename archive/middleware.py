"""Middleware of the archive."""

from pghistory.middleware import HistoryMiddleware as PghistoryMiddleware


class HistoryMiddleware(PghistoryMiddleware):
    """Notes with each change who made it and by which door it came."""

    def get_context(self, request):
        """User and address as the library keeps them, and the door."""
        door = "admin" if request.path.startswith("/admin/") else "site"
        return {**super().get_context(request), "door": door}
