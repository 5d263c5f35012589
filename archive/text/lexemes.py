"""Lexemes: what a text is found by. One reading for texts and for questions.

A word is one lexeme in one place. A run of a script that is written without spaces gives a
lexeme for each two neighbouring letters, and one for its last letter: 毛泽东 gives 毛泽, 泽东 and 东
in three places, so that any part of it is found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from archive.text.spans import HYPHENS, JOINING, PIECE, words_of
from archive.text.stems import stems

_CACHED = 40  # letters of the longest piece that is remembered
_KEPT = 1 << 16  # pieces
LONGEST = 100  # letters of a lexeme; what is longer is cut, in texts and in questions
# Thai, Lao, Burmese and Khmer; Japanese, Bopomofo, Chinese, Korean.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    r"\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
)
_RUNS = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
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


_known = lru_cache(maxsize=_KEPT)(_runs_of)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What stands in one place of a vector: a word, and other forms that it is found by.

    ``word`` is "" where the forms are of several words, written as one.
    """

    word: str
    forms: tuple[str, ...] = ()
    unspaced: bool = False


# Words without a gap between them (CHUNK) as they are indexed: how many places they take, the first
# part (None where there are no words), and all others, each with the number of its place.
Chunk = tuple[int, Part | None, tuple[tuple[int, Part], ...]]


class Chunks(dict[str, Chunk]):
    """The chunks of texts in a language.

    Short ones are remembered, those that come again and again for ever: once there are many, only
    what is met before there are as many anew is kept.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._before: dict[str, Chunk] = {}

    def __missing__(self, text: str) -> Chunk:
        chunk = self._before.get(text) or self._read(text)
        if len(text) <= _CACHED:
            if len(self) >= _KEPT:
                self._before = dict(self)
                self.clear()
            self[text] = chunk
        return chunk

    def _read(self, text: str) -> Chunk:
        if text.isascii() and text.isalnum():  # most are, and this is the quick way
            return 1, _word(text.lower()[:LONGEST], stems(text, self._language)), ()
        parts = [*_parts(text, self._language)]
        size = sum(bool(part.word) for _place, part in parts)
        return size, parts[0][1] if parts else None, tuple(parts[1:])


chunks = cache(Chunks)


def _parts(text: str, language: str) -> Iterator[tuple[int, Part]]:
    """The parts of a chunk, each with the number of its place."""
    place = 0
    group: list[str] = []  # the last words that may be written as one
    for match in PIECE.finditer(text):
        sign, end = text[match.start() - 1], 0  # of the first piece nobody asks for the sign
        for token, unspaced, stemmed, start, stop in _runs_of(match.group(), language):
            if end:
                sign = match[0][end] if start == end + 1 else ""
            if unspaced or not (group and joined(group[-1], sign, token)):
                yield from _in_one(group, place, language)
                group = []
            if unspaced:
                yield from (
                    (place + n, _part(pair, (), True)) for n, pair in enumerate(pairs(token))
                )
                place += len(token)
            else:
                yield place, _word(token, stemmed)
                group.append(token)
                place += 1
            end = stop
    yield from _in_one(group, place, language)


def _in_one(group: list[str], after: int, language: str) -> Iterator[tuple[int, Part]]:
    """The words, the last right before a place, written as one: in the place of the first.

    With + before it, the one stands in the place of the last, too.
    """
    if len(group) > 1:
        word, first = "".join(group)[:LONGEST], after - len(group)
        yield first, _part("", (word,))
        yield after - 1, _part("", (f"+{word}",))
        if stemmed := stems(word, language):
            yield first, _part("", tuple(f"~{stem}" for stem in stemmed))


def _word(token: str, stemmed: tuple[str, ...]) -> Part:
    """The part of a word with its stems."""
    return _part(token, tuple([f"~{stem}" for stem in stemmed]))


# One part for all spellings of a word, so that its places come together.
_part = lru_cache(maxsize=_KEPT)(Part)


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
    if not sign or sign not in JOINING:
        return False
    if not ((one.isalpha() or other.isalpha()) and one.isalnum() and other.isalnum()):
        return False
    if sign == ".":
        return len(one) == 1 == len(other)
    return sign in HYPHENS or (sign == '"' and bool(_HEBREW.fullmatch(one + other)))
