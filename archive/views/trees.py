"""Trees drawn as lists within lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import Any


@dataclass(frozen=True, slots=True)
class Branch:
    """A record in a tree, and the lists that open and close behind it.

    ``opens`` is whether parts follow, in a list within the item; ``closes`` has one element for
    each list that ends after the record; ``folded`` counts the parts that are not drawn.
    """

    record: Any
    depth: int
    opens: bool
    closes: range
    folded: int


def branches(records: Iterable, parent: str, most: int | None = None) -> list[Branch]:
    """The records with every whole before its parts; parts of one whole stay in the given order.

    ``parent`` names the column that holds the pk of the whole. A record whose whole is not among
    the records stands at the top. Of more than ``most`` records only
    so many levels are drawn as hold no more, and always the highest.
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
    lowest = _lowest_level(ordered, most)
    drawn = [(record, depth) for record, depth in ordered if depth <= lowest]
    nexts = [depth for _record, depth in drawn[1:]] + [0]
    return [
        Branch(
            record,
            depth,
            opens=after > depth,
            closes=range(depth - after),
            folded=len(parts.get(record.pk, [])) if depth == lowest else 0,
        )
        for (record, depth), after in zip(drawn, nexts, strict=False)
    ]


def _lowest_level(ordered: list[tuple], most: int | None) -> float:
    """The lowest level to draw so that there are at most so many records."""
    if most is None or len(ordered) <= most:
        return inf
    sizes = Counter(depth for _record, depth in ordered)
    totals = accumulate(sizes[depth] for depth in range(len(sizes)))
    return max(0, sum(total <= most for total in totals) - 1)


def path_to(record, wholes: Iterable, parent: str) -> list:
    """The wholes that the record stands below, the highest first."""
    known = {whole.pk: whole for whole in wholes}
    path = []
    above = known.get(getattr(record, parent))
    while above is not None:
        path.append(above)
        above = known.get(getattr(above, parent))
    return path[::-1]
