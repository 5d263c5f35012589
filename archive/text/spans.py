"""The folded words of a text with the places at which they stand in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.text.folding import WORD, fold

# What separates words in every fold; whatever lies between is folded as one piece. An
# apostrophe is dropped within words.
_SEPARATING = r"\s!-&(-/:-@\[-_{-~“”„«»–—…、。，；：！？（）「」『』《》"
PIECE = re.compile(f"[^{_SEPARATING}]+")
# What may join two pieces: hyphens, a full stop, a straight quotation mark.
HYPHENS = "-‐‑–"
JOINING = f'{HYPHENS}."'
# Pieces with no more than a joining sign between them.
CHUNK = re.compile(f"[^{_SEPARATING}]+(?:[{JOINING}][^{_SEPARATING}]+)*")
_APOSTROPHES = "'’‘`"
_CACHED = 64  # letters of the longest piece that is remembered
# A letter with what belongs to it: marks, and the vowels and finals of decomposed Hangul.
_CLUSTER = re.compile(r".[\u0300-\u036f\u1160-\u11ff\u20d0-\u20ff\u3099\u309a]*", re.DOTALL)


class Word(NamedTuple):
    """A folded word, and where it begins and ends in the text that it was found in."""

    token: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The tokens of the text (archive.text.tokens), each with its place in the text as it is."""
    for match in PIECE.finditer(text):
        piece, begin = match.group(), match.start()
        for token, start, end in words_of(piece):
            yield Word(token, begin + start, begin + end)


def words_of(piece: str) -> tuple[Word, ...]:
    """The words of what PIECE found, with their places in it."""
    return _known(piece) if len(piece) <= _CACHED else _in_piece(piece)


def _in_piece(piece: str) -> tuple[Word, ...]:
    """The words of a piece without white space."""
    folded = fold(piece)
    if WORD.fullmatch(folded):
        trimmed = piece.rstrip(_APOSTROPHES)
        start = len(trimmed) - len(trimmed.lstrip(_APOSTROPHES))
        return (Word(folded, start, len(trimmed)),)
    if not WORD.search(folded):
        return ()
    origins = origins_of(piece)
    letters = "".join(letter for letter, _start, _end in origins)
    return tuple(
        Word(match.group(), origins[match.start()][1], origins[match.end() - 1][2])
        for match in WORD.finditer(letters)
    )


_known = lru_cache(maxsize=1 << 15)(_in_piece)


def origins_of(text: str) -> list[Word]:
    """Each letter of the folded text, and where it comes from."""
    return [
        Word(letter, match.start(), match.end())
        for match in _CLUSTER.finditer(text)
        for letter in _folded(match.group())
    ]


@lru_cache(maxsize=1 << 12)
def _folded(cluster: str) -> str:
    """The letter folded, white space kept, which fold takes from both ends."""
    return fold(f"x{cluster}x")[1:-1]
