"""The box cut into what stands between spaces or between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.text import tokens

FIELDS = ("title", "summary", "text", "note", "ref")
_FIELD = re.compile(rf"({'|'.join(FIELDS)})[:：](?=\S)", re.IGNORECASE)
# What closes a phrase, by what opens it. In Chinese and Japanese letters may follow at once.
_CLOSING = {'"': '"', "＂": "＂", "“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«"}
_CLOSING_ANYWHERE = {"「": "」", "『": "』"}


class Chunk(NamedTuple):
    """Words without a space between them, or a phrase."""

    body: str
    quoted: bool = False
    negative: bool = False
    field: str = ""


def chunks(line: str) -> Iterator[Chunk]:
    """The chunks of a line; each holds a word."""
    place = 0
    while place < len(line):
        if _begins(line, place):
            chunk, place = _chunk(line, place)
            if tokens(chunk.body):
                yield chunk
        else:
            place += 1


def _begins(line: str, place: int) -> bool:
    """Whether a chunk begins here: with a letter, a phrase or the minus of either."""
    return bool(_letter(line, place) or _closing(line, place) or _excludes(line, place))


def _chunk(line: str, place: int) -> tuple[Chunk, int]:
    """The chunk that begins here, and where the next can begin."""
    negative = _excludes(line, place)
    place += negative
    field = ""
    if named := _FIELD.match(line, place):
        chunk, end = _plain(line, named.end())
        if tokens(chunk.body):
            field, place = named[1].lower(), named.end()
    chunk, end = _plain(line, place)
    return chunk._replace(negative=negative, field=field), end


def _plain(line: str, place: int) -> tuple[Chunk, int]:
    """The phrase, or what there is up to the next space."""
    closing = _closing(line, place)
    if closing:
        return Chunk(line[place + 1 : closing], quoted=True), closing + 1
    end = line.find(" ", place)
    end = len(line) if end < 0 else end
    return Chunk(line[place:end]), end


def _closing(line: str, place: int) -> int:
    """Where the phrase that opens here closes; 0 where none does."""
    opening = line[place]
    if opening in _CLOSING_ANYWHERE:
        return max(0, line.find(_CLOSING_ANYWHERE[opening], place))
    for end in range(place + 1, len(line)) if opening in _CLOSING else ():
        if line[end] in _CLOSING[opening] and not _letter(line, end + 1):
            return end
    return 0


def _excludes(line: str, place: int) -> bool:
    """Whether a minus here excludes: after a space, and right before a letter or a phrase."""
    if line[place] != "-" or (place and line[place - 1] != " ") or place + 1 == len(line):
        return False
    letter = _letter(line, place + 1)
    return bool(letter and not letter.isdigit()) or bool(_closing(line, place + 1))


def _letter(line: str, place: int) -> str:
    """The folded letter or figure that stands here, "" where there is none."""
    return "".join(tokens(line[place])) if place < len(line) else ""
