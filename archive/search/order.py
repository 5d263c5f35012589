"""The orders in which documents are listed: total, so that pages cut them without overlap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from archive.search.question import Sort
from archive.search.sql import Sql

BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Order:
    """The keys of an order, the last of them the document's number.

    ``keys`` are pairs of an expression on ``entry`` (or on what ``join`` adds) and whether it
    falls. Where days are keys (``dated``), undated documents stand last.
    """

    keys: tuple[tuple[str, bool], ...]
    join: str = ""
    dated: bool = False

    @property
    def select(self) -> str:
        """The beginning of a SELECT: number, dates, and the keys as key0, key1 …"""
        keys = ", ".join(f"{key} AS key{place}" for place, (key, _falls) in enumerate(self.keys))
        return (
            "SELECT entry.document_id AS number, entry.date_first, entry.date_last,"
            f" entry.date_continuous, {keys}"
        )

    @property
    def columns(self) -> list[str]:
        """The columns of a search row that the SELECT reads, but for the dates."""
        keys = [key for key, _falls in self.keys if key.startswith("entry.")]
        return ["entry.document_id", *keys]

    @property
    def names(self) -> list[str]:
        """The names of the keys in that SELECT."""
        return [f"key{place}" for place in range(len(self.keys))]

    @property
    def by(self) -> str:
        """What sorts the rows of that SELECT."""
        last = " NULLS LAST" if self.dated else ""
        return ", ".join(
            f"{name} {'DESC' if falls else 'ASC'}{last}"
            for name, (_key, falls) in zip(self.names, self.keys, strict=True)
        )

    def rank(self, keys: tuple) -> tuple:
        """The keys as values that sort as the order does."""
        return tuple(
            (value is None, value if not falls or value is None else _turned(value))
            for value, (_key, falls) in zip(keys, self.keys, strict=True)
        )

    def between(self, first: tuple, end: tuple | None) -> list[Sql]:
        """Conditions for what stands from the keys ``first`` on and before ``end`` (None: to the last).

        Either all that stands there has a date or nothing has: of undated ones all keys but the
        number are None.
        """
        undated = self.dated and first[0] is None
        bounds = []
        if self.dated:
            bounds.append(Sql(f"{self.keys[0][0]} IS {'' if undated else 'NOT '}NULL"))
            bounds += [Sql(f"{key} IS NULL") for key, _falls in self.keys[1:-1] if undated]
        if end is not None and self.dated and not undated and end[0] is None:
            end = None
        keys = self.keys[-1:] if undated else self.keys
        for values, behind in ((first, True), (end, False)):
            if values is not None:
                bounds += _beyond(keys, values[-len(keys) :], behind)
        return bounds


def _turned(value: int | datetime) -> int | timedelta:
    """Something that falls where the value rises."""
    return BEGINNING - value if isinstance(value, datetime) else -value


def _beyond(keys: tuple[tuple[str, bool], ...], values: tuple, behind: bool) -> list[Sql]:
    """Conditions for what stands at the values or behind them, or else before them.

    Keys that run the same way as the first are compared as one, so that an index finds them.
    """
    falls = keys[0][1]
    run = next((place for place, (_key, down) in enumerate(keys) if down is not falls), len(keys))
    row = ", ".join(key for key, _falls in keys[:run])
    marks = ", ".join(["%s"] * run)
    sign = "<" if falls is behind else ">"
    if run == len(keys):
        return [Sql(f"({row}) {sign}{'=' if behind else ''} ({marks})", values)]
    equal = Sql(f"({row}) = ({marks})", values[:run])
    return [
        Sql(f"({row}) {sign}= ({marks})", values[:run]),
        *(
            Sql(f"NOT ({equal.text} AND {rest.text})", equal.values + rest.values)
            for rest in _beyond(keys[run:], values[run:], not behind)
        ),
    ]


_NUMBER = ("entry.document_id", False)
ORDERS = {
    Sort.OLDEST: Order(
        (("entry.start", False), ("entry.date_last", False), _NUMBER),
        dated=True,
    ),
    Sort.NEWEST: Order(
        (("entry.finish", True), ("entry.date_first", True), _NUMBER),
        dated=True,
    ),
    Sort.TITLE: Order(
        (("titled.title_order", False), _NUMBER),
        join=" JOIN archive_document titled ON titled.number = entry.document_id",
    ),
    Sort.ADDED: Order((("entry.added", True), ("entry.document_id", True))),
}
# Without words nothing is more relevant than anything else.
ORDERS[Sort.RELEVANCE] = ORDERS[Sort.OLDEST]
