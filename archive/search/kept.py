"""What has been reckoned, kept as long as the archive does not change.

Only what every stranger gets is kept, by the mark of the last change. Within a transaction there
is no mark, and nothing is kept or taken.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from threading import Lock
from typing import Any, TypeVar

from archive.models import current_mark, is_curator

MOST = 500
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


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

    def all(
        self, mark: str | None, keys: Collection[K], read: Callable[[list[K]], Mapping[K, V]]
    ) -> dict[K, V]:
        """The values of those keys that have one: kept under the mark, or read now and kept.

        ``read`` is asked once, for all keys of which nothing is kept. That a key has no value is
        kept as well.
        """
        with self._lock:
            kept = self._values if mark is not None and mark == self._mark else {}
            found: dict[K, V | None] = {key: kept[key] for key in keys if key in kept}
            for key in found:
                self._values.move_to_end(key)
        missing = [key for key in keys if key not in found]
        values = read(missing) if missing else {}
        for key in missing:
            found[key] = values.get(key)
            self.keep(mark, key, found[key])
        return {key: value for key, value in found.items() if value is not None}

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
