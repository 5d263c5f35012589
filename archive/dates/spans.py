"""Spans of days, and what a span says about a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

UNBOUNDED = 2**62


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something may have happened: day numbers, both ends included.

    An open or unknown end is −UNBOUNDED or UNBOUNDED. Raises ValueError if last < first.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A span ends ({self.last}) before it begins ({self.first}).")

    def overlap(self, other: Span) -> Span | None:
        """The days common to both, or None."""
        first = max(self.first, other.first)
        last = min(self.last, other.last)
        return Span(first, last) if first <= last else None

    def contains(self, other: Span) -> bool:
        """Whether every day of the other is one of ours."""
        return self.first <= other.first and other.last <= self.last


def classify(
    date_span: Span, continuous: bool, asked: Span
) -> Literal["certain", "possible"] | None:
    """How surely something dated so falls within the span asked for; None = surely not.

    `continuous` is UncertainDate.continuous: a duration that fills its span is certainly at work
    on every day of it, where any other date is only one unknown day (or some) of its span.
    """
    if date_span.overlap(asked) is None:
        return None
    return "certain" if continuous or asked.contains(date_span) else "possible"
