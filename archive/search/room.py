"""Room behind arrays: what comes later is added without copying all that was there before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LEAST = 1_000


class Room:
    """The room behind some arrays, for whoever is the first to add to them.

    An array that was given out stays as it is, for what is added lies behind its end. It takes the
    room ``before`` it, from which another may have added to the same arrays: who comes late copies.
    """

    def __init__(self, before: Room | None = None) -> None:
        # By the identity of an array at whose end there is room: the array, and all there is.
        self._behind: dict[int, tuple[NDArray[Any], NDArray[Any]]] = {}
        self._before = before._behind if before else {}

    def joined(self, arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
        """The arrays one after the other: behind the first one where there is room, else in new room."""
        first, *others = arrays
        end, size = len(first), sum(map(len, arrays))
        known, whole = self._before.pop(id(first), (None, first))
        if known is not first or len(whole) < size:
            whole = np.empty(size + size // 8 + _LEAST, first.dtype)
            whole[:end] = first
        for other in others:
            whole[end : end + len(other)] = other
            end += len(other)
        found = whole[:size]
        self._behind[id(found)] = found, whole
        return found
