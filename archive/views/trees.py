"""Trees drawn as lists within lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Branch:
    """A record in a tree, and the lists that open and close behind it.

    ``opens`` is whether parts follow, in a list within the item; ``closes`` has one element for
    each list that ends after the record.
    """

    record: Any
    depth: int
    opens: bool
    closes: range


def branches(records: Iterable, parent: str) -> list[Branch]:
    """The records with every whole before its parts; parts of one whole stay in the given order.

    ``parent`` names the column that holds the pk of the whole. A record whose whole is not among
    the records stands at the top.
    """
    records = list(records)
    known = {record.pk for record in records}
    parts = defaultdict(list)
    for record in records:
        whole = getattr(record, parent)
        parts[whole if whole in known else None].append(record)
    ordered = []
    todo = [(record, 0) for record in reversed(parts[None])]
    while todo:
        record, depth = todo.pop()
        ordered.append((record, depth))
        todo += [(part, depth + 1) for part in reversed(parts.get(record.pk, []))]
    nexts = [depth for _record, depth in ordered[1:]] + [0]
    return [
        Branch(record, depth, after > depth, range(depth - after))
        for (record, depth), after in zip(ordered, nexts, strict=False)
    ]


def path_to(record, wholes: Iterable, parent: str) -> list:
    """The wholes that the record stands below, the highest first."""
    known = {whole.pk: whole for whole in wholes}
    path = []
    above = known.get(getattr(record, parent))
    while above is not None:
        path.append(above)
        above = known.get(getattr(above, parent))
    return path[::-1]
