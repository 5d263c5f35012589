"""The years of the documents that a question finds, whatever date it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from archive.dates import Day, Span
from archive.search.groups import MOST_DECADES, FacetValue
from archive.search.question import Certainty, Question

# The years of which EDTF has decades, from 0 on.
WITH_DECADES = range(10_000)


@dataclass(frozen=True)
class Years:
    """How many documents begin and end in which years.

    ``dated`` are tuples of the first year and the last, None for an open end, whether such
    documents are continuous, and their number.
    """

    dated: tuple[tuple[int | None, int | None, bool, int], ...] = ()
    undated: int = 0

    @classmethod
    def of_rows(cls, rows: list[tuple]) -> Years:
        """From what ``counting.years`` gives."""
        return cls(
            tuple((first, last, bool(lasts), n) for first, last, lasts, dated, n in rows if dated),
            sum(number for *_years, dated, number in rows if not dated),
        )

    @cached_property
    def number(self) -> int:
        """All documents that have a date."""
        return sum(number for *_years, number in self.dated)

    @property
    def extent(self) -> Span | None:
        """The days from the first to the last known year; None without one."""
        known = self._known
        if not known:
            return None
        return Span(Day(min(known), 1, 1).number, Day(max(known), 12, 31).number)

    def counted(self, starts: range) -> Iterator[tuple[int, int, bool, int]]:
        """The documents of some years by the part in which they begin and in which they end.

        A part has the years from one of the starts to the next. Part −1 stands for all before.
        """
        size = len(starts)
        for first, last, lasts, number in self.dated:
            begins = -1 if first is None else (first - starts.start) // starts.step
            ends = size if last is None else (last - starts.start) // starts.step
            if begins < size and ends >= 0:
                yield begins, ends, lasts, number

    def decades(self, question: Question) -> tuple[FacetValue, ...]:
        """The decades in which documents begin or end, by time, each with what it would list.

        The choice of certainty stays; where only undated ones are listed there are none. Of more
        than MOST_DECADES those with most documents.
        """
        wanted = question.certainty or frozenset({Certainty.CERTAIN, Certainty.POSSIBLE})
        begun = {year // 10 for year in self._known if year in WITH_DECADES}
        if not begun or wanted == {Certainty.UNDATED}:
            return ()
        starts = range(min(begun) * 10, (max(begun) + 1) * 10, 10)
        undated = self.undated if Certainty.UNDATED in wanted else 0
        values = []
        for start, (certain, possible) in zip(
            starts, sums(self.counted(starts), len(starts)), strict=True
        ):
            dated = certain * (Certainty.CERTAIN in wanted) + possible * (
                Certainty.POSSIBLE in wanted
            )
            if start // 10 in begun and dated:
                values.append(FacetValue(f"{start // 10:03}X", dated + undated))
        kept = set(sorted(values, key=lambda value: -value.number)[:MOST_DECADES])
        return tuple(value for value in values if value in kept)

    @cached_property
    def _known(self) -> set[int]:
        """The years in which documents begin or end, as far as they are known."""
        years = {first for first, *_rest in self.dated} | {
            last for _first, last, *_rest in self.dated
        }
        return {year for year in years if year is not None}


def sums(counted: Iterable[tuple[int, int, bool, int]], size: int) -> Iterator[tuple[int, int]]:
    """For each part how many documents are certain in it, and how many possible.

    ``counted`` tells the part in which documents begin, the one in which they end (before the
    first or after the last, too), whether they are continuous, and their number.
    """
    reached, filled, inside = [0] * (size + 1), [0] * (size + 1), [0] * size
    for begins, ends, lasts, number in counted:
        for steps in (reached, filled) if lasts else (reached,):
            steps[max(begins, 0)] += number
            steps[min(ends + 1, size)] -= number
        if not lasts and 0 <= begins == ends < size:
            inside[begins] += number
    certain = (one + other for one, other in zip(accumulate(filled), inside, strict=False))
    for sure, overlapping in zip(certain, accumulate(reached), strict=False):
        yield sure, overlapping - sure
