"""A promise about one cost."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What was promised, what was measured, and whether that keeps it."""

    promise: str
    measured: str
    met: bool
