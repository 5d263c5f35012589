"""What search rows hold of each document, by columns in memory, to be counted many times as fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from archive.models import TIMELINE
from archive.search.groups import GROUPS
from archive.search.lists import Ints, Lists, Truths, Values
from archive.search.room import Room

_ARRAYS = [*(group.column for group in GROUPS.values() if group.column), "parts"]
_ADDED = (
    *("numbers", "published", "public_from"),
    *("dated", "first", "last", "start", "finish", "lasts"),
)
_PLAIN = (*_ADDED, "live")
_NO_YEAR = -(2**31)
# A moment as a number, infinity as one that nobody lives to see; and one before all others.
MICROSECONDS = (
    "(extract(epoch FROM greatest(least({}, '9999-01-01'), '0001-01-01')) * 1000000)::bigint"
)
_ALWAYS = -(2**62)
# What is read of search rows, in one row of bytes for each, as PostgreSQL sends numbers.
READ = ", ".join(
    f"string_agg({one}, '')"
    for one in (
        "int8send(entry.document_id)",
        "int8send(coalesce(entry.date_first, 0))",
        "int8send(coalesce(entry.date_last, 0))",
        "int8send(coalesce(entry.start, 0))",
        "int8send(coalesce(entry.finish, 0))",
        f"int8send(CASE WHEN entry.public_from IS NULL THEN {_ALWAYS}"
        f" ELSE {MICROSECONDS.format('entry.public_from')} END)",
        f"int4send(coalesce(entry.year_first, {_NO_YEAR}))",
        f"int4send(coalesce(entry.year_last, {_NO_YEAR}))",
        "int4send((entry.date_first IS NOT NULL)::int + 2 * entry.date_continuous::int"
        " + 4 * entry.has_text::int + 8 * entry.has_translation::int"
        " + 16 * (entry.status = 'published')::int)",
        "int4send(coalesce(entry.genre_id, 0)::int)",
        *(f"int4send(cardinality(entry.{column}))" for column in _ARRAYS),
        *(f"array_send(entry.{column})" for column in _ARRAYS),
    )
)


class OutdatedError(Exception):
    """What is remembered is of another archive, or too much of it has changed: it must be read anew."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Some search rows, read once.

    ``place`` tells the row of a document by its number, -1 for none; ``live`` which rows it leads to:
    others have been replaced, or are gone. ``public_from`` is in MICROSECONDS. ``groups`` has what
    facets are counted by (their names), and TIMELINE: the first year and the last, whether continuous,
    whether dated. ``parts`` has the numbers of SearchEntry.parts. Days of undated rows mean nothing.
    """

    numbers: Ints
    live: Truths
    published: Truths
    public_from: Ints
    dated: Truths
    first: Ints
    last: Ints
    start: Ints
    finish: Ints
    lasts: Truths
    groups: Mapping[str, Values]
    parts: Lists
    place: Ints

    @classmethod
    def of(cls, sent: Sequence[bytes | None]) -> Columns:
        """From rows as READ gives them; None for all where there are no rows."""
        numbers, first, last, start, finish, public_from = (_read(some, ">i8") for some in sent[:6])
        year_first, year_last, flags, genres, *arrays = (_read(some, ">i4") for some in sent[6:])
        lists = {
            column: Lists.sent(lengths, words)
            for column, lengths, words in zip(
                _ARRAYS, arrays[: len(_ARRAYS)], arrays[len(_ARRAYS) :], strict=True
            )
        }
        dated, lasts, *has, published = (flags & bit > 0 for bit in (1, 2, 4, 8, 16))
        having = np.stack(has, axis=1)
        years = np.stack([year_first, year_last, lasts, dated], axis=1)
        kinds, codes = np.unique(years, axis=0, return_inverse=True)
        groups = {
            group.name: Values.of(lists[group.column]) for group in GROUPS.values() if group.column
        }
        groups["genre"] = Values.of(Lists.of((genres > 0).astype(np.int64), genres[genres > 0]))
        groups["has"] = Values.of(Lists.of(having.sum(axis=1), having.nonzero()[1] + 1))
        groups[TIMELINE] = Values.single([_known(*kind) for kind in kinds.tolist()], codes)
        place = np.full(numbers.max(initial=0) + 1, -1, np.int32)
        place[numbers] = np.arange(len(numbers))
        return cls(
            numbers,
            np.ones(len(numbers), np.bool_),
            published,
            public_from,
            dated,
            first,
            last,
            start,
            finish,
            lasts,
            groups,
            lists["parts"],
            place,
        )

    def rows_of(self, numbers: Ints) -> Ints:
        """The rows of the documents with these numbers; OutdatedError where one of them is not here."""
        if numbers.max(initial=0) >= len(self.place):
            raise OutdatedError
        rows = self.place[numbers]
        if rows.min(initial=0) < 0:
            raise OutdatedError
        return rows

    def without(self, numbers: Ints) -> Columns:
        """The same without the documents with these numbers, of which there may be none here."""
        place, live = self.place.copy(), self.live.copy()
        numbers = numbers[numbers < len(place)]
        rows = place[numbers]
        live[rows[rows >= 0]] = False
        place[numbers] = -1
        return replace(self, live=live, place=place)

    def tidied(self) -> Columns:
        """The same without the rows that are not live, where those are the most."""
        rows = np.flatnonzero(self.live)
        if len(self.numbers) <= 2 * len(rows):
            return self
        plain: dict[str, Any] = {name: getattr(self, name)[rows] for name in _PLAIN}
        groups = {name: values.only(rows) for name, values in self.groups.items()}
        place = self.place.copy()
        place[self.numbers[rows]] = np.arange(len(rows))
        return Columns(**plain, groups=groups, parts=self.parts.only(rows), place=place)

    @classmethod
    def joined(cls, pieces: Sequence[Columns], room: Room) -> Columns:
        """The rows of several; of a document that is in more than one the last."""
        plain = {name: room.joined([getattr(piece, name) for piece in pieces]) for name in _ADDED}
        groups = {
            name: Values.joined([piece.groups[name] for piece in pieces], room)
            for name in pieces[0].groups
        }
        # What was given out before keeps its own of these two, for they change where rows are replaced.
        live = np.concatenate([piece.live for piece in pieces])
        place = np.full(max(len(piece.place) for piece in pieces), -1, np.int32)
        place[: len(pieces[0].place)] = pieces[0].place
        first = len(pieces[0].numbers)
        for piece in pieces[1:]:
            rows = np.flatnonzero(piece.live)
            before = place[piece.numbers[rows]]
            live[before[before >= 0]] = False
            place[piece.numbers[rows]] = rows + first
            first += len(piece.numbers)
        parts = Lists.joined([piece.parts for piece in pieces], room)
        return cls(**plain, live=live, groups=groups, parts=parts, place=place)


def numbers_sent(sent: bytes | None) -> Ints:
    """Numbers that PostgreSQL sends with int8send."""
    return _read(sent, ">i8")


def _read(sent: bytes | None, kind: str) -> Ints:
    """Numbers as PostgreSQL sends them, as this machine reckons with them."""
    numbers = np.frombuffer(sent or b"", kind)
    return numbers.astype(numbers.dtype.newbyteorder("="))


def _known(
    first: int, last: int, lasts: int, dated: int
) -> tuple[int | None, int | None, int, int]:
    """Years of a timeline, None for one that is not known."""
    one, other = (None if year == _NO_YEAR else year for year in (first, last))
    return one, other, lasts, dated
