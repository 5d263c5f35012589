"""What the import of a table did, or would do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from archive.curation.imports.report import Conflict
from archive.exchange import Problem

MOST_TOLD = 1000
Thing = TypeVar("Thing")


class Told(Generic[Thing]):
    """Things to tell of: the first thousand are kept, all are counted by ``len``."""

    def __init__(self) -> None:
        self._kept: list[Thing] = []
        self._number = 0

    def add(self, things: Iterable[Thing]) -> None:
        """Add things, in the order in which they are to be told."""
        for thing in things:
            self._number += 1
            if len(self._kept) < MOST_TOLD:
                self._kept.append(thing)

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._kept)

    @property
    def untold(self) -> int:
        """How many there are beyond those that are kept."""
        return self._number - len(self._kept)


@dataclass
class TableReport:
    """Counts of rows, what stands in the way, and what a person should look at.

    ``errors`` keep the whole file out; ``notes`` are taken nevertheless. ``made`` holds what
    comes into the archive beside the rows, by kind (place, language …): names by their keys.
    """

    kind: str  # documents, correspondents, events
    name: str  # of the file
    rows: int = 0
    created: int = 0
    changed: int = 0
    left: int = 0
    published: int = 0
    unidentified: int = 0  # names as written that no correspondent was found for
    unlocated: int = 0  # references that begin with no repository that is known here
    written: bool = False
    conflicts: Told[Conflict] = field(default_factory=Told)
    errors: Told[Problem] = field(default_factory=Told)
    notes: Told[Problem] = field(default_factory=Told)
    made: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def changes_nothing(self) -> bool:
        """Whether the archive is, or would be, exactly as before."""
        return not (self.created or self.changed or self.published)
