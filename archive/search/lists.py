"""Lists of numbers, one for each row, in two arrays; and of values of any kind by codes.

So several values of each of a hundred thousand rows are counted in some milliseconds.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.room import Room

Ints = NDArray[np.signedinteger[Any]]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each row: of row n those from ``starts[n]`` up to ``starts[n + 1]``."""

    starts: Ints
    numbers: Ints

    @classmethod
    def of(cls, lengths: Ints, numbers: Ints) -> Lists:
        """From how many numbers each row has, and the numbers of one row after the other."""
        starts = np.zeros(len(lengths) + 1, np.int32)
        np.cumsum(lengths, out=starts[1:])
        return cls(starts, numbers)

    @classmethod
    def sent(cls, lengths: Ints, words: Ints) -> Lists:
        """From arrays as PostgreSQL sends them: 32-bit words, three of an empty one.

        Of others five come first, and two are each number: its size and itself.
        """
        sizes = np.where(lengths == 0, 3, 5 + 2 * lengths)
        heads = np.cumsum(sizes) - sizes
        lists = cls.of(lengths, lengths)
        whose = np.repeat(np.arange(len(lengths)), lengths)
        within = np.arange(len(whose)) - lists.starts[whose]
        return cls(lists.starts, words[heads[whose] + 6 + 2 * within])

    def at(self, rows: Ints) -> tuple[Ints, Ints]:
        """The numbers of these rows, one row after the other; before them, whose each is.

        That is a place in ``rows``.
        """
        begins = self.starts[rows]
        lengths = self.starts[rows + 1] - begins
        ends = np.cumsum(lengths)
        whose = np.repeat(np.arange(len(rows)), lengths)
        return whose, self.numbers[np.arange(len(whose)) + (begins - ends + lengths)[whose]]

    def having(self, numbers: Collection[int]) -> Truths:
        """Which rows have one of these numbers."""
        found = np.zeros(len(self.starts) - 1, np.bool_)
        wanted = list(numbers)
        alone = len(wanted) == 1  # as nearly always, and found much sooner
        hits = np.flatnonzero(self.numbers == wanted[0] if alone else np.isin(self.numbers, wanted))
        found[np.searchsorted(self.starts, hits, side="right") - 1] = True
        return found

    def only(self, rows: Ints) -> Lists:
        """These rows."""
        return Lists.of(self.starts[rows + 1] - self.starts[rows], self.at(rows)[1])

    @classmethod
    def joined(cls, pieces: Sequence[Lists], room: Room) -> Lists:
        """The rows of several, one after the other."""
        starts, end = [pieces[0].starts], pieces[0].starts[-1]
        for piece in pieces[1:]:
            starts.append(piece.starts[1:] + end)
            end += piece.starts[-1]
        return cls(room.joined(starts), room.joined([piece.numbers for piece in pieces]))


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one kind that each row has, by their codes: the places in ``values``."""

    codes: Lists
    values: tuple[Hashable, ...]
    known: Mapping[Hashable, int] = field(repr=False)

    @classmethod
    def of(cls, lists: Lists) -> Values:
        """From the values of each row, which are numbers."""
        values, codes = np.unique(lists.numbers, return_inverse=True)
        return cls._of(Lists(lists.starts, codes.astype(np.int32)), values.tolist())

    @classmethod
    def single(cls, values: Sequence[Hashable], codes: Ints) -> Values:
        """Of one value a row: those that there are, and the place of each row's."""
        return cls._of(Lists.of(np.ones(len(codes), np.int64), codes.astype(np.int32)), values)

    def counted(self, rows: Ints) -> Ints:
        """How many of these rows have each value, by its code."""
        return np.bincount(self.codes.at(rows)[1], minlength=len(self.values))

    def having(self, values: Iterable[Hashable]) -> Truths:
        """Which rows have one of these values."""
        return self.codes.having([self.known[one] for one in values if one in self.known])

    def only(self, rows: Ints) -> Values:
        """These rows; values that none of them has stay known."""
        return Values(self.codes.only(rows), self.values, self.known)

    @classmethod
    def joined(cls, pieces: Sequence[Values], room: Room) -> Values:
        """The rows of several, one after the other."""
        known, values = pieces[0].known, pieces[0].values
        lists = [pieces[0].codes]
        for piece in pieces[1:]:
            fresh = [one for one in piece.values if one not in known]
            if fresh:
                known = {**known, **{one: code for code, one in enumerate(fresh, len(known))}}
                values = (*values, *fresh)
            codes = np.array([known[one] for one in piece.values], np.int32)
            lists.append(Lists(piece.codes.starts, codes[piece.codes.numbers]))
        return cls(Lists.joined(lists, room), values, known)

    @classmethod
    def _of(cls, codes: Lists, values: Iterable[Hashable]) -> Values:
        values = tuple(values)
        return cls(codes, values, {value: code for code, value in enumerate(values)})
