"""Vectors: all lexemes of a document with their places, as PostgreSQL's tsvector takes them.

Beside a word as it is folded stand: its stem (``~negoti``); what is written in several parts as
one word (``cooperation`` for co-operation), with ``+cooperation`` in the place of its last part;
and all of these once more within a field that is asked for by itself (``t/`` for the title, ``s/``
for the summary, ``n/`` for notes, ``r/`` for references). A title has a lexeme as a whole, too. A tsvector holds no place beyond 16,383
and not more than 255 of a lexeme. Of what comes after, each two neighbours are kept as a lexeme
(``gold standard``), and ``!long`` says so.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from hashlib import md5
from itertools import pairwise

from archive.text.lexemes import JOINING, LONGEST, entries, is_unspaced, joined, pairs, runs
from archive.text.spans import BETWEEN
from archive.text.stems import stems

GAP = 5  # places between two fields, so that no phrase reaches from one into the other
LAST = 16_383
MOST_PLACES = 250
LONG = "!long"
_LARGEST = 1_000_000  # bytes; PostgreSQL's limit is 1,048,575
_FEW_PLACES = 8


def whole_title(text: str) -> str:
    """The lexeme of a title as a whole: the same however it is punctuated, spaced and accented."""
    words = "".join(run.token for run, _start in runs(text))
    digest = md5(words.encode("utf-8", "ignore"), usedforsecurity=False)
    return f"t/={digest.hexdigest()[:16]}"


class Vector:
    """The lexemes of one document. Add what should be found wholly before long texts."""

    def __init__(self) -> None:
        self.words: set[str] = set()  # all that were added, of scripts with spaces
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
        self.words.update(word for word in reading.words if not is_unspaced(word))
        for prefix in ("", space) if space else ("",):
            if lost := self._keep(reading, weight, prefix):
                self._add_neighbours(reading, weight, prefix, lost)
        self._next = reading.next + GAP

    def add_title(self, title: str) -> None:
        """Add the title as a whole (its words are added as those of any text)."""
        self._places[whole_title(title)] = f"{self._next}A"

    def _keep(self, reading: "_Reading", weight: str, prefix: str) -> set[str]:
        """Note the places of each lexeme; those of which not all found room."""
        lost, fits, written = set(), reading.next < LAST, _written(weight).__getitem__
        for lexeme, places in reading.lexemes():
            name = prefix + lexeme
            number = self._number.get(name, 0)
            if not fits or number + len(places) > MOST_PLACES:
                lost.add(lexeme)
                some = [place for place in places if place < LAST - 1][: MOST_PLACES - number]
                # The last place is for those that have none; nothing stands right before it.
                places = some if some or number else [LAST]
            if places:
                new = ",".join(map(written, places))
                self._places[name] = f"{self._places[name]},{new}" if number else new
                self._number[name] = number + len(places)
        return lost

    def _add_neighbours(
        self, reading: "_Reading", weight: str, prefix: str, lost: set[str]
    ) -> None:
        """Add what stands side by side where one of the two has lost places."""
        for one, other in pairwise(reading.sequence()):
            if one in lost or other in lost:
                # In quotes, for the space; no folded word has a sign that would need them.
                self._neighbours.setdefault(f"'{prefix}{one} {other}'", f"{LAST}{weight}")

    def literal(self) -> str:
        """The tsvector in the words of PostgreSQL, within its limits.

        Of more than a megabyte neighbours go first, then the places beyond the eighth of a
        lexeme, then the lexemes that came last.
        """
        literal = " ".join([f"{lexeme}:{places}" for lexeme, places in self._all()])
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
            yield f"{lexeme}:{','.join(some)}"


class _Reading:
    """One text read: its lexemes with their places, from a place on."""

    def __init__(self, text: str, language: str, first: int) -> None:
        self.first = self.next = first
        self.words: dict[str, list[int]] = defaultdict(list)
        self.forms: dict[str, list[int]] = defaultdict(list)  # stems, and what is written as one
        self._language = language
        self._read(text)

    def _read(self, text: str) -> None:
        words, forms, language = self.words, self.forms, self._language
        place, last, sign = self.first, "", ""
        group: list[str] = []  # words up to the last that may be written as one, if several
        divided = BETWEEN.split(text)
        divided.append("")
        for piece, after in zip(divided[::2], divided[1::2], strict=True):
            for token, unspaced, stemmed, follows in entries(piece, language) if piece else ():
                if sign in JOINING and last and not unspaced:
                    follows = joined(last, sign, token)
                if follows:
                    group = [*(group or [last]), token]
                elif group:
                    group = self._join(group, place)
                sign = ""
                if unspaced:
                    last = ""
                    for lexeme in pairs(token):
                        words[lexeme].append(place)
                        place += 1
                else:
                    last = token
                    words[token].append(place)
                    for stem in stemmed:
                        forms[stem].append(place)
                    place += 1
            sign = after
        if group:
            self._join(group, place)
        self.next = place

    def _join(self, group: list[str], after: int) -> list[str]:
        """Note what is written in parts, the last right before this place, as one word, too."""
        word, first = "".join(group)[:LONGEST], after - len(group)
        self.forms[word].append(first)
        self.forms[f"+{word}"].append(after - 1)
        for stem in stems(word, self._language):
            self.forms[f"~{stem}"].append(first)
        return []

    def lexemes(self) -> Iterator[tuple[str, list[int]]]:
        """Each lexeme with its places, some twice."""
        yield from self.words.items()
        yield from self.forms.items()

    def sequence(self) -> list[str]:
        """The words in their order, without other forms."""
        found = [""] * (self.next - self.first)
        for word, places in self.words.items():
            for place in places:
                found[place - self.first] = word
        return found


@cache
def _written(weight: str) -> list[str]:
    """All places with this weight, as they are written."""
    return [f"{place}{weight}" for place in range(LAST + 1)]


def _size(lexeme: str, places: int) -> int:
    """The bytes that a lexeme takes, with what aligns it."""
    return len(lexeme.encode()) + 4 + 2 * places
