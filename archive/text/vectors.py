"""Vectors: all lexemes of a document with their places, as PostgreSQL's tsvector takes them.

Beside a word as it is folded stand: its stem (``~negoti``); what is written in several parts as
one word (``cooperation`` for co-operation), with ``+cooperation`` in the place of its last part;
and all of these once more within a field that is asked for by itself (``t/`` for the title, ``s/``
for the summary, ``n/`` for notes, ``r/`` for references). A tsvector holds no place beyond 16,383 and not more than 255 of a lexeme. Of what
comes after, each two neighbours are kept as a lexeme (``gold standard``), and ``!long`` says so.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from archive.text.lexemes import LONGEST, joined, pairs, runs
from archive.text.stems import stems

GAP = 5  # places between two fields, so that no phrase reaches from one into the other
LAST = 16_383
MOST_PLACES = 250
LONG = "!long"
_LARGEST = 1_000_000  # bytes; PostgreSQL's limit is 1,048,575
_FEW_PLACES = 8


class Vector:
    """The lexemes of one document. Add what should be found wholly before long texts."""

    def __init__(self) -> None:
        self.words: set[str] = set()  # all that were added, folded
        self._places: dict[str, str] = {}
        self._number: dict[str, int] = {}  # of these places
        self._neighbours: dict[str, str] = {}
        self._next = 1

    def add(self, text: str, weight: str, language: str = "", space: str = "") -> None:
        """Add the words of a text in a language (archive.text.language_of; "" stems nothing).

        ``weight`` is A, B, C or D. ``space`` is a prefix, say n/, under which the words are
        kept as well.
        """
        reading = _Reading(text, language, self._next)
        self.words |= reading.words
        for prefix in ("", space) if space else ("",):
            if lost := self._keep(reading, weight, prefix):
                self._add_neighbours(reading, weight, prefix, lost)
        self._next = reading.next + GAP

    def _keep(self, reading: "_Reading", weight: str, prefix: str) -> set[str]:
        """Note the places of each lexeme; those of which not all found room."""
        lost, fits = set(), reading.next < LAST
        for lexeme, places in reading.places.items():
            name = prefix + lexeme
            number = self._number.get(name, 0)
            if not fits or number + len(places) > MOST_PLACES:
                lost.add(lexeme)
                some = [place for place in places if place < LAST - 1][: MOST_PLACES - number]
                # The last place is for those that have none; nothing stands right before it.
                places = some if some or number else [LAST]
            if places:
                written = f"{weight},".join(map(str, places)) + weight
                self._places[name] = f"{self._places[name]},{written}" if number else written
                self._number[name] = number + len(places)
        return lost

    def _add_neighbours(
        self, reading: "_Reading", weight: str, prefix: str, lost: set[str]
    ) -> None:
        """Add what stands side by side where one of the two has lost places."""
        for one, other in pairwise(reading.sequence):
            if one in lost or other in lost:
                self._neighbours.setdefault(f"{prefix}{one} {other}", f"{LAST}{weight}")

    def literal(self) -> str:
        """The tsvector in the words of PostgreSQL, within its limits.

        Of more than a megabyte neighbours go first, then the places beyond the eighth of a
        lexeme, then the lexemes that came last.
        """
        literal = " ".join(f"'{lexeme}':{places}" for lexeme, places in self._all())
        # In words a vector is longer than it is.
        return literal if len(literal.encode()) < _LARGEST else " ".join(self._cut())

    def _all(self) -> Iterator[tuple[str, str]]:
        yield from self._places.items()
        if self._neighbours:
            yield LONG, str(LAST)
            yield from self._neighbours.items()

    def _cut(self) -> Iterator[str]:
        size = sum(_size(name, number) for name, number in self._number.items())
        most, room = MOST_PLACES if size < _LARGEST else _FEW_PLACES, _LARGEST
        for lexeme, places in self._all():
            some = places.split(",")[:most]
            room -= _size(lexeme, len(some))
            if room < 0:
                return
            yield f"'{lexeme}':{','.join(some)}"


class _Reading:
    """One text read: its lexemes with their places, from a place on."""

    def __init__(self, text: str, language: str, first: int) -> None:
        self.first = first
        self.places: dict[str, list[int]] = defaultdict(list)
        self.sequence: list[str] = []  # without stems and what is written as one
        self.words: set[str] = set()
        self._language = language
        self.next = self._read(text)

    def _read(self, text: str) -> int:
        """Read the text; the place after its last word."""
        places, follow, seen = self.places, self.sequence.append, self.words.add
        place, end = self.first, -1
        group: list[str] = []  # words up to the last that may be written as one
        for run, begin in runs(text, self._language):
            token, unspaced, stemmed, start, stop = run
            beside = begin + start == end + 1 and group and not unspaced
            if beside and joined(group[-1], text[end], token):
                group.append(token)
            else:
                if len(group) > 1:
                    self._join(group, place)
                group = [] if unspaced else [token]
            for lexeme in pairs(token) if unspaced else (token,):
                places[lexeme].append(place)
                follow(lexeme)
                place += 1
            for stem in stemmed:
                places["~" + stem].append(place - 1)
            seen(token)
            end = begin + stop
        if len(group) > 1:
            self._join(group, place)
        return place

    def _join(self, group: list[str], after: int) -> None:
        """Note what is written in parts, the last right before this place, as one word, too."""
        word, first = "".join(group)[:LONGEST], after - len(group)
        self.places[word].append(first)
        self.places[f"+{word}"].append(after - 1)
        for stem in stems(word, self._language):
            self.places[f"~{stem}"].append(first)


def _size(lexeme: str, places: int) -> int:
    """The bytes that a lexeme takes, with what aligns it."""
    return len(lexeme.encode()) + 4 + 2 * places
