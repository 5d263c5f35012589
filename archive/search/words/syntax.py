"""Reading what stands in the box. The rules are those of docs/explanation/finding.md."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from archive.search.words.chunks import FIELDS, Chunk, chunks
from archive.search.words.languages import languages_in_use
from archive.search.words.query import Clause, Query, Term
from archive.search.words.terms import terms
from archive.text import clean_line
from archive.text.lexemes import is_unspaced, runs

MOST_WORDS = 20
LONGEST_QUESTION = 500  # characters
SHORTEST_PREFIX = 2  # letters
_COLONS = ":："


def parse(text: str) -> Query:
    """What the text of the box asks for. Any text is a question; what means nothing is dropped."""
    line, beyond = _cut(text)
    reading = _Reading(beyond)
    found = list(chunks(line))
    either = False
    for place, chunk in enumerate(found):
        if not either and _is_or(found, place):
            either = True
            continue
        if not either and _is_and(found, place):
            continue
        if place + 1 < len(found):
            reading.note_field(chunk)
        for term in terms(chunk):
            reading.add(term, chunk.negative, either=either)
            either = False
    return reading.query()


def _cut(text: str) -> tuple[str, int]:
    """As much of the text as is read, as one line, and the number of words beyond it."""
    # What follows is not even cleaned: it may be long. Half a surrogate pair is no character.
    start = text[: 4 * LONGEST_QUESTION].encode("utf-8", "ignore").decode()
    line, beyond = clean_line(start), len(text[4 * LONGEST_QUESTION :].split())
    if len(line) <= LONGEST_QUESTION:
        return line, beyond
    end = LONGEST_QUESTION
    if line[end] != " ":
        end = line.rfind(" ", 0, end) if " " in line[:end] else end
    # An OR or AND before what is cut off joins nothing, and is no word either.
    return line[:end].removesuffix(" OR").removesuffix(" AND"), beyond + len(line[end:].split())


def _cut_to(term: Term, words: int) -> Term:
    """The term without what comes after so many words."""
    if len(term.tokens) <= words:
        return term
    *_others, (run, begin) = islice(runs(term.text), words)
    return replace(
        term,
        kind="phrase" if term.kind == "phrase" else "word",
        text=term.text[: begin + run.end],
        tokens=term.tokens[:words],
        written=term.written[:words],
        whole=tuple((first, last) for first, last in term.whole if last < words),
    )


def _is_and(found: list[Chunk], place: int) -> bool:
    """Whether this is AND between two terms, where it says what goes without saying."""
    return 0 < place < len(found) - 1 and found[place] == Chunk("AND")


def _is_or(found: list[Chunk], place: int) -> bool:
    """Whether this is OR between two terms neither of which is excluded."""
    around = found[place - 1 : place + 2 : 2] if place else []
    operands = len(around) == 2 and not any(chunk.negative for chunk in around)
    return operands and found[place] == Chunk("OR")


class _Reading:
    """The clauses read so far, each once, and the words they take of what a question may have."""

    def __init__(self, beyond: int) -> None:
        self._room, self._dropped = MOST_WORDS, beyond
        self._clauses: list[Clause] = []
        self._short: list[str] = []
        self._apart: list[str] = []
        self._repeats = False  # the last clause was asked for before, and is left out

    def add(self, term: Term, negative: bool, *, either: bool) -> None:
        """Add a term; with ``either`` as an alternative to the last."""
        if term.kind == "prefix" and _is_short(term.tokens[-1]):
            self._short.append(term.text)
            term = replace(term, kind="word")
        either = either and bool(self._clauses)
        if either and self._repeats:  # what holds already needs no alternative
            return
        known = self._is_known(term, negative, either=either)
        self._repeats = known and not either
        if known:
            return
        self._dropped += max(0, len(term.tokens) - self._room)
        if not self._room:
            return
        term = _cut_to(term, self._room)
        self._room -= len(term.tokens)
        if either:
            last = self._clauses.pop()
            self._clauses.append(replace(last, terms=(*last.terms, term)))
        else:
            self._clauses.append(Clause((term,), negative))

    def note_field(self, chunk: Chunk) -> None:
        """Note the name of a field that is taken for a word, if this is one."""
        name = chunk.body.rstrip(_COLONS).lower()
        if name in FIELDS and chunk.body[-1] in _COLONS and not (chunk.quoted or chunk.field):
            self._apart.append(name)

    def _is_known(self, term: Term, negative: bool, *, either: bool) -> bool:
        """Whether the term is among the alternatives, or asked for by a clause already."""
        if either:
            return term.asked in [other.asked for other in self._clauses[-1].terms]
        return (negative, [term.asked]) in [
            (clause.negative, [other.asked for other in clause.terms]) for clause in self._clauses
        ]

    def query(self) -> Query:
        """All that was read, in the languages of the archive."""
        languages = languages_in_use() if self._clauses else ()
        clauses = tuple(
            replace(
                clause, terms=tuple(replace(term, languages=languages) for term in clause.terms)
            )
            for clause in _with_initials(self._clauses)
        )
        return Query(
            clauses,
            self._dropped,
            tuple(dict.fromkeys(self._short)),
            tuple(dict.fromkeys(self._apart)),
        )


def _with_initials(clauses: list[Clause]) -> list[Clause]:
    """The clauses; single letters know the words before and behind, past other letters.

    So do words with a hyphen: Tse-ven Soong may be T. V. Soong.
    """
    plain = [_plain_words(clause) for clause in clauses]
    letters = [
        len(words) == 1 == len(words[0]) and clause.terms[0].tokens == words
        for words, clause in zip(plain, clauses, strict=True)
    ]
    told = []
    for place, clause in enumerate(clauses):
        if letters[place] or len(plain[place]) > 1:
            ways = (range(place - 1, -1, -1), range(place + 1, len(clauses)))
            near = (next((plain[at] for at in way if not letters[at]), ()) for way in ways)
            beside = tuple(dict.fromkeys(word for words in near for word in words))
            clause = replace(clause, terms=(replace(clause.terms[0], beside=beside),))
        told.append(clause)
    return told


def _plain_words(clause: Clause) -> tuple[str, ...]:
    """The word that is all the clause asks for, or its parts; of scripts with spaces only."""
    term, *others = clause.terms
    if others or clause.negative or term.field or term.kind != "word":
        return ()
    return tuple(word for word in term.tokens if word.isalpha() and not is_unspaced(word))


def _is_short(token: str) -> bool:
    return len(token) < SHORTEST_PREFIX and not is_unspaced(token)
