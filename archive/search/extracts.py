"""Extracts: the stretch of a text in which most of what was asked for stands together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text.matching import Found

_LONGEST = 240  # letters
_BEFORE = 70  # letters before the first hit, where the text begins earlier
_TOGETHER = 40  # hits that are looked at together
_EDGE = re.compile(r"\s")
_SPACE = re.compile(r"\s+")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of a text, the hits in it (one at least), and the clauses that they answer."""

    text: str
    start: int
    end: int
    hits: tuple[Found, ...]

    @property
    def clauses(self) -> frozenset[int]:
        """What of the question stands here."""
        return frozenset().union(*(hit.clauses for hit in self.hits))

    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The words in order, each with whether it is a hit; an ellipsis where they are cut."""
        return tuple((_SPACE.sub(" ", words), hit) for words, hit in self._cut() if words)

    def _cut(self) -> Iterator[tuple[str, bool]]:
        place = self.start
        lead = f"{_ELLIPSIS} " if self.text[:place].strip() else ""
        for hit in self.hits:
            yield lead + self.text[place : hit.start], False
            yield self.text[hit.start : hit.end], True
            place, lead = hit.end, ""
        more = self.text[self.end :].strip()
        yield self.text[place : self.end].rstrip() + (f" {_ELLIPSIS}" if more else ""), False


def extract(text: str, found: Sequence[Found]) -> Extract | None:
    """About 240 letters with the most clauses, then the closest, then the first; None without hits."""
    best, rank = (0, 0), (0, 0)
    for first, one in enumerate(found):
        clauses: set[int] = set()
        for last in range(first, min(len(found), first + _TOGETHER)):
            wide = found[last].end - one.start
            if last > first and wide > _LONGEST - _BEFORE:
                break
            clauses |= found[last].clauses
            if (len(clauses), -wide) > rank:
                best, rank = (first, last), (len(clauses), -wide)
    if not found:
        return None
    start = _begin(text, found[best[0]].start)
    end = _finish(text, max(found[best[1]].end, start + _LONGEST))
    hits = tuple(one for one in found if start <= one.start and one.end <= end)
    return Extract(text, start, end, hits)


def _begin(text: str, hit: int) -> int:
    """Where a stretch begins of which this is the first hit: between words, if there are spaces."""
    start = max(0, hit - _BEFORE)
    edge = _EDGE.search(text, start, hit) if start else None
    start = edge.end() if edge else start
    return hit - len(text[start:hit].lstrip())


def _finish(text: str, end: int) -> int:
    """The end, moved on to the end of the word."""
    edge = _EDGE.search(text, end, end + _BEFORE) if end < len(text) else None
    return edge.start() if edge else min(end, len(text))
