"""What has been reckoned, kept as long as the archive does not change.

Only what every stranger gets is kept, by the mark of the last change. Within a transaction there
is no mark, and nothing is kept or taken.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any

from archive.models import current_mark, is_curator

MOST = 500


class Kept:
    """Values by key, the latest used of them, all of one mark."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._mark: str | None = None
        self._lock = Lock()

    def taken(self, mark: str | None, key: Hashable) -> Any:
        """The value kept for the key under the mark; None for none."""
        with self._lock:
            if mark is None or mark != self._mark or key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def keep(self, mark: str | None, key: Hashable, value: Any) -> None:
        """Keep the value; those of another mark, and the longest unused, are let go."""
        if mark is None:
            return
        with self._lock:
            if mark != self._mark:
                self._values.clear()
                self._mark = mark
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)


KEPT = Kept()


def mark_for(user) -> str | None:
    """The mark under which answers for this user are kept (see current_mark); None for curators."""
    return None if is_curator(user) else current_mark()
