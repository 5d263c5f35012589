"""Chance that is the same each time: choices by Zipf's law, and texts' lengths."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Skewed(Generic[Item]):
    """Items of which the first are chosen most: the one at place n with weight 1 / (n + flat)."""

    def __init__(self, items: Sequence[Item], flat: float = 0) -> None:
        self.items = items
        self.weights = list(accumulate(1 / (place + flat) for place in range(1, len(items) + 1)))

    def one(self, chance: Random) -> Item:
        """One item."""
        return self.items[bisect(self.weights, chance.random() * self.weights[-1])]

    def pool(self, size: int) -> list[Item]:
        """So many items, each as often as its weight asks: a choice among them is fast."""
        made: list[Item] = []
        for item, weight in zip(self.items, self.weights, strict=True):
            made += [item] * (round(size * weight / self.weights[-1]) - len(made))
        return made


def length(chance: Random, median: int, least: int, most: int) -> int:
    """A number of words, most about the median, a few much longer (log-normal)."""
    return min(max(int(median * chance.lognormvariate(0, 0.7)), least), most)
