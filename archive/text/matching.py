"""Where the words of a question stand in a text: by the lexemes that it is found by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.text.folding import fold
from archive.text.lexemes import Run, joined, runs
from archive.text.spans import JOINING, Word, origins_of
from archive.text.stems import stems

# A sign that may join two words: what most stretches of a text lack.
_JOINED = re.compile(rf"\S[{re.escape(JOINING)}]\S")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words one after another, in letters as they were typed.

    ``clause`` is a number of the asker's own. Words are stemmed by each of the ``languages``
    (archive.text.language_of) unless the form is ``exact``; of a ``prefix`` the last word goes on
    as it likes.
    """

    words: str
    clause: int
    languages: tuple[str, ...] = ()
    exact: bool = False
    prefix: bool = False


class Found(NamedTuple):
    """Where something that was looked for stands, and the clauses that it answers."""

    start: int
    end: int
    clauses: frozenset[int]


class _Atom(NamedTuple):
    """A word, or a letter of a script without spaces, that follows the letter before at once."""

    token: str
    stems: tuple[str, ...]
    start: int
    end: int
    inside: bool


class Step(NamedTuple):
    """A word to be met by one of the forms, or by how it begins.

    ``inside`` tells that it goes on from the letter before.
    """

    forms: frozenset[str]
    begins: str
    inside: bool

    def met(self, forms: Sequence[str]) -> bool:
        """Whether a word of these forms is the one; the first is the word itself."""
        return not self.forms.isdisjoint(forms) or bool(
            self.begins and forms[0].startswith(self.begins)
        )


class _Asked(NamedTuple):
    """All ways in which a text may answer, and what the words look like with which they begin."""

    ways: tuple[tuple[tuple[Step, ...], int], ...]
    forms: frozenset[str]
    begins: tuple[str, ...]

    def may_begin(self, atom: _Atom) -> bool:
        """Whether one of the ways begins with this word as it stands: most words begin none."""
        return (
            atom.token in self.forms
            or not self.forms.isdisjoint(atom.stems)
            or atom.token.startswith(self.begins)
        )


@lru_cache(maxsize=256)
def _asked(wanted: tuple[Wanted, ...]) -> _Asked:
    ways = tuple(way for one in wanted for way in ways_of(one))
    firsts = [steps[0] for steps, _clause in ways]
    forms = frozenset().union(*(first.forms for first in firsts))
    return _Asked(ways, forms, tuple(first.begins for first in firsts if first.begins))


def find(wanted: Sequence[Wanted], text: str, language: str = "") -> list[Found]:
    """What of it stands in the text, in order, none over another.

    ``language`` is the text's (archive.text.language_of), by which its words are stemmed.
    """
    asked = _asked(tuple(wanted))
    if not asked.ways:
        return []
    atoms = list(_atoms(text, language))
    wholes = _wholes(atoms, text)
    found = []
    for place, atom in enumerate(atoms):
        if place not in wholes and not asked.may_begin(atom):
            continue
        for size, forms in _readings(atoms, wholes, place):
            for steps, clause in asked.ways:
                if not steps[0].met(forms):
                    continue
                end = _follow(steps[1:], atoms, wholes, place + size)
                if end:
                    span = atom.start, atoms[end - 1].end
                    found.append(Found(*span, frozenset({clause})))
    return _apart(found)


def _wholes(atoms: list[_Atom], text: str) -> dict[int, tuple[int, str]]:
    """Where words begin that may be written as one: how many they are, and the one."""
    if not _JOINED.search(text):
        return {}
    wholes, start = {}, 0
    for place in range(1, len(atoms) + 1):
        if place < len(atoms) and _joined(atoms[place - 1], atoms[place], text):
            continue
        if place - start > 1:
            wholes[start] = place - start, "".join(atom.token for atom in atoms[start:place])
        start = place
    return wholes


def _readings(
    atoms: list[_Atom], wholes: dict[int, tuple[int, str]], place: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """How many words are read at this place, and the forms that they are found by."""
    atom = atoms[place]
    yield 1, (atom.token, *atom.stems)
    if place in wholes:
        size, whole = wholes[place]
        yield size, (whole,)


def _joined(one: _Atom, other: _Atom, text: str) -> bool:
    between = other.start - one.end == 1 and not other.inside
    return between and joined(one.token, text[one.end], other.token)


def _follow(
    steps: Sequence[Step], atoms: list[_Atom], wholes: dict[int, tuple[int, str]], place: int
) -> int:
    """The place behind the words that follow one another from here, 0 where they do not."""
    if not steps:
        return place
    if place >= len(atoms) or (steps[0].inside and not atoms[place].inside):
        return 0
    for size, forms in _readings(atoms, wholes, place):
        if steps[0].met(forms):
            end = _follow(steps[1:], atoms, wholes, place + size)
            if end:
                return end
    return 0


@lru_cache(maxsize=256)
def ways_of(wanted: Wanted) -> tuple[tuple[tuple[Step, ...], int], ...]:
    """The sequences of words that meet it: as it is written, and joined ones in one."""
    atoms = list(_atoms(wanted.words, ""))
    if not atoms:
        return ()
    ways = [[(atom.token, wanted.words[atom.start : atom.end], atom.inside) for atom in atoms]]
    size, whole = _wholes(atoms, wanted.words).get(0, (0, ""))
    if size == len(atoms):
        ways.append([(whole, whole, False)])
    return tuple((_steps(way, wanted), wanted.clause) for way in ways)


def _steps(words: list[tuple[str, str, bool]], wanted: Wanted) -> tuple[Step, ...]:
    steps = []
    for place, (token, written, inside) in enumerate(words):
        open_end = wanted.prefix and place == len(words) - 1
        forms = {token}
        if not (wanted.exact or open_end):
            forms.update(stem for one in wanted.languages for stem in stems(written, one))
        steps.append(Step(frozenset(forms), token if open_end else "", inside))
    return tuple(steps)


def _atoms(text: str, language: str) -> Iterator[_Atom]:
    """The words of the text, scripts without spaces letter by letter."""
    letters: list[Word] = []
    word = (-1, -1)
    for run, begin in runs(text, language):
        start, end = begin + run.start, begin + run.end
        if (start, end) != word:
            word, written = (start, end), text[start:end]
            if not run.unspaced and (written.isascii() or fold(written) == run.token):
                yield _Atom(run.token, run.stems, start, end, False)
                continue
            letters = origins_of(written)
        yield from _letters(run, letters[: len(run.token)], start)
        letters = letters[len(run.token) :]


def _letters(run: Run, letters: list[Word], start: int) -> Iterator[_Atom]:
    """The letters of a run with their places; a word among them in one."""
    if not run.unspaced:
        yield _Atom(run.token, run.stems, start + letters[0].start, start + letters[-1].end, False)
        return
    for place, letter in enumerate(letters):
        yield _Atom(letter.token, (), start + letter.start, start + letter.end, place > 0)


def _apart(found: list[Found]) -> list[Found]:
    """In order; what overlaps is one."""
    apart: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if apart and one.start < apart[-1].end:
            last = apart[-1]
            apart[-1] = Found(last.start, max(last.end, one.end), last.clauses | one.clauses)
        else:
            apart.append(one)
    return apart
