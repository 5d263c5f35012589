"""Lexemes: what a text is found by. One reading for texts and for questions.

A word is one lexeme in one place. A run of a script that is written without spaces gives a
lexeme for each two neighbouring letters, and one for its last letter: 毛泽东 gives 毛泽, 泽东 and 东
in three places, so that any part of it is found.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.text.spans import PIECE, words_of
from archive.text.stems import stems

_CACHED = 40  # letters of the longest piece that is remembered
LONGEST = 100  # letters of a lexeme; what is longer is cut, in texts and in questions
# Thai, Lao, Burmese and Khmer; Japanese, Bopomofo, Chinese, Korean.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
)
_RUNS = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_HYPHENS = "-‐‑–"
JOINING = frozenset(_HYPHENS + '."')
_HEBREW = re.compile("[א-ת]+")


class Run(NamedTuple):
    """A word, or a part of it in one kind of script, with its place in its piece of the text."""

    token: str
    unspaced: bool
    stems: tuple[str, ...]
    start: int
    end: int


def runs(text: str, language: str = "") -> Iterator[tuple[Run, int]]:
    """The folded words of the text, divided where scripts with and without spaces meet.

    Each with the place at which its piece begins. With stems where the text has a language
    (archive.text.language_of).
    """
    for match in PIECE.finditer(text):
        piece, begin = match.group(), match.start()
        found = _known(piece, language) if len(piece) <= _CACHED else _runs_of(piece, language)
        for run in found:
            yield run, begin


def _runs_of(piece: str, language: str) -> list[Run]:
    """The words of a piece without white space."""
    found = []
    for token, start, end in words_of(piece):
        if token.isascii() or not _IS_UNSPACED.search(token):
            stemmed = stems(piece[start:end], language) if language else ()
            found.append(Run(token[:LONGEST], False, stemmed, start, end))
            continue
        for part in _RUNS.findall(token):
            if _IS_UNSPACED.match(part):
                found.append(Run(part, True, (), start, end))
            else:
                found.append(Run(part[:LONGEST], False, stems(part, language), start, end))
    return found


_known = lru_cache(maxsize=1 << 16)(_runs_of)


class Entry(NamedTuple):
    """A word as it is indexed: with the lexemes of its stems (``~negoti``)."""

    token: str
    unspaced: bool
    stems: tuple[str, ...]
    follows: bool  # it may be written as one with the word before it in the same piece


def entries(piece: str, language: str) -> list[Entry]:
    """The words of a piece as they are indexed."""
    return _known_entries(piece, language) if len(piece) <= _CACHED else _entries(piece, language)


def _entries(piece: str, language: str) -> list[Entry]:
    found: list[Entry] = []
    last, end = "", 0
    for token, unspaced, stemmed, start, stop in _runs_of(piece, language):
        beside = bool(last) and start == end + 1
        follows = beside and joined(last, piece[end], token) and not unspaced
        found.append(Entry(token, unspaced, tuple(f"~{stem}" for stem in stemmed), follows))
        last, end = "" if unspaced else token, stop
    return found


_known_entries = lru_cache(maxsize=1 << 16)(_entries)


def is_unspaced(token: str) -> bool:
    """Whether the token is of a script without spaces."""
    return not token.isascii() and bool(_IS_UNSPACED.match(token))


def pairs(run: str) -> list[str]:
    """The lexemes of a run without spaces; the last is its last letter alone."""
    return [run[place : place + 2] for place in range(len(run))]


def joined(one: str, sign: str, other: str) -> bool:
    """Whether two words with a sign between them may be written as one: co-operation, U.S., צה"ל.

    A hyphen or a short dash joins letters, also with figures (U-2), a full stop initials, a
    straight quotation mark the letters of a Hebrew abbreviation. Figures alone are not joined:
    1-955 is not 1955.
    """
    if sign not in JOINING:
        return False
    if not ((one.isalpha() or other.isalpha()) and one.isalnum() and other.isalnum()):
        return False
    if sign == ".":
        return len(one) == 1 == len(other)
    return sign in _HYPHENS or (sign == '"' and bool(_HEBREW.fullmatch(one + other)))
