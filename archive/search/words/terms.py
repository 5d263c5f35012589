"""The words of a chunk: those that stand by themselves, and those that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, cast

from archive.search.words.chunks import Chunk
from archive.search.words.query import Field, Kind, Term
from archive.text.lexemes import joined, runs

# A quotation mark within a phrase; between Hebrew letters it is none.
_QUOTE = re.compile(r"[“”„«»「」『』＂]|(?<![א-ת])\"|\"(?![א-ת])")


class _Spot(NamedTuple):
    """A folded word with its place in the chunk."""

    token: str
    unspaced: bool
    start: int
    end: int


def terms(chunk: Chunk) -> list[Term]:
    """The terms of a chunk, in their order."""
    spots = [
        _Spot(run.token, run.unspaced, begin + run.start, begin + run.end)
        for run, begin in runs(chunk.body)
    ]
    groups = [spots] if chunk.quoted else list(_side_by_side(spots, chunk.body))
    return [_term(group, chunk) for group in groups]


def _side_by_side(spots: list[_Spot], body: str) -> Iterator[list[_Spot]]:
    """The words in groups that are looked for side by side.

    Such are words with a hyphen, a dash or a full stop between them, and all words of a chunk
    with a figure in it: 793.00/1-955.
    """
    figures = any(any(map(str.isdigit, spot.token)) for spot in spots)
    group: list[_Spot] = []
    for spot in spots:
        if group and not (figures or _touch(group[-1], spot, body)):
            yield group
            group = []
        group.append(spot)
    if group:
        yield group


def _touch(one: _Spot, other: _Spot, body: str) -> bool:
    """Whether one word follows the other with nothing or one joining sign between."""
    between = body[one.end : other.start]
    return one.start == other.start or between in ("", ".") or _joins(one, other, body)


def _joins(one: _Spot, other: _Spot, body: str) -> bool:
    """Whether the two may be written as one word."""
    spaced = not (one.unspaced or other.unspaced)
    beside = other.start == one.end + 1
    return spaced and beside and joined(one.token, body[one.end], other.token)


def _term(group: list[_Spot], chunk: Chunk) -> Term:
    body, (start, end) = chunk.body, (group[0].start, group[-1].end)
    # A word that is the operator elsewhere: in small letters it stays a word wherever it stands.
    text = body[start:end].lower() if body[start:end] in ("OR", "AND") else body[start:end]
    kind = "phrase" if chunk.quoted else "prefix" if body[end : end + 1] == "*" else "word"
    if chunk.quoted:
        text = " ".join(_QUOTE.sub(" ", text).split())
    return Term(
        kind=cast(Kind, kind),
        field=cast(Field, chunk.field),
        text=text,
        tokens=tuple(spot.token for spot in group),
        written=tuple(_written(spot, body) for spot in group),
        whole=tuple(_whole(group, body)),
    )


def _written(spot: _Spot, body: str) -> str:
    """The word as typed; the word folded where scripts meet in it, or it is a part of a sign."""
    written = body[spot.start : spot.end]
    return spot.token if spot.unspaced else written


def _whole(group: list[_Spot], body: str) -> Iterator[tuple[int, int]]:
    """The places of the first and last part of each word that is written in parts."""
    first = 0
    for place, (one, other) in enumerate(pairwise(group)):
        if _joins(one, other, body):
            continue
        if place > first:
            yield first, place
        first = place + 1
    if len(group) - 1 > first:
        yield first, len(group) - 1
