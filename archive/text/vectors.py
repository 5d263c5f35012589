"""Vectors: all lexemes of a document with their places, as PostgreSQL's tsvector takes them.

Beside a word as it is folded stand: its stem (``~negoti``); what is written in several parts as
one word (``cooperation`` for co-operation), with ``+cooperation`` in the place of its last part;
and all of these once more within a field that is asked for by itself (``t/`` for the title, ``s/``
for the summary, ``n/`` for notes, ``r/`` for references). A title has a lexeme as a whole, too. A tsvector holds no place beyond 16,383
and not more than 255 of a lexeme. Of what comes after, each two neighbours are kept as a lexeme
(``gold standard``), and ``!long`` says so.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from hashlib import md5
from itertools import accumulate, pairwise

from archive.text.lexemes import Part, chunks, runs
from archive.text.spans import CHUNK

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
        self._neighbours: dict[str, str] = {}
        self._next = 1

    def add(self, text: str, weight: str, language: str = "", space: str = "") -> None:
        """Add the words of a text in a language (archive.text.language_of; "" stems nothing).

        ``weight`` is A, B, C or D. ``space`` is a prefix, say n/, under which the words are
        kept as well.
        """
        reading = _Reading(text, language, self._next)
        self.words.update(reading.spaced)
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
        kept = self._places
        for lexeme, places in reading.lexemes():
            name = prefix + lexeme if prefix else lexeme
            before = kept.get(name)
            if before is None and fits and len(places) <= MOST_PLACES:  # most are, so quickly
                kept[name] = ",".join([*map(written, places)])
                continue
            number = before.count(",") + 1 if before else 0
            if not fits or number + len(places) > MOST_PLACES:
                lost.add(lexeme)
                some = [place for place in places if place < LAST - 1][: MOST_PLACES - number]
                # The last place is for those that have none; nothing stands right before it.
                places = some if some or number else [LAST]
            if places:
                new = ",".join([*map(written, places)])
                kept[name] = f"{before},{new}" if before else new
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
        size = sum(_size(name, places.count(",") + 1) for name, places in self._places.items())
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
        self.spaced: list[str] = []  # words of scripts with spaces
        self.words: dict[str, list[int]] = {}
        self.forms: dict[str, list[int]] = {}  # stems, and what is written as one
        self._chunks = [*map(chunks(language).__getitem__, CHUNK.findall(text))]
        self.next = self._read(first)

    def _read(self, place: int) -> int:
        """Note the places of all forms from this place on; returns the one behind them."""
        found: dict[Part | None, list[int]] = defaultdict(list)
        if not self._chunks:
            return place
        sizes, parts, others = zip(*self._chunks, strict=True)
        starts = [*accumulate(sizes, initial=place)]
        end: int = starts.pop()
        for part, start in zip(parts, starts, strict=True):
            found[part].append(start)
        for start, more in zip(starts, others, strict=True):
            for number, other in more:
                insort(found[other], start + number)
        words, forms = self.words, self.forms
        for part, places in found.items():
            if part is None:  # chunks without a word
                continue
            if word := part.word:
                words[word] = sorted(words[word] + places) if word in words else places
                if not part.unspaced:
                    self.spaced.append(word)
            for form in part.forms:
                forms[form] = sorted(forms[form] + places) if form in forms else places
        return end

    def lexemes(self) -> Iterator[tuple[str, list[int]]]:
        """Each lexeme with its places, some twice."""
        yield from self.words.items()
        yield from self.forms.items()

    def sequence(self) -> list[str]:
        """The words in their order, without other forms."""
        found = []
        for _size, first, more in self._chunks:
            parts = (first, *(part for _number, part in more))
            found += [part.word for part in parts if part and part.word]
        return found


@cache
def _written(weight: str) -> list[str]:
    """All places with this weight, as they are written."""
    return [f"{place}{weight}" for place in range(LAST + 1)]


def _size(lexeme: str, places: int) -> int:
    """The bytes that a lexeme takes, with what aligns it."""
    return len(lexeme.encode()) + 4 + 2 * places
