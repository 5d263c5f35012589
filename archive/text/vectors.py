"""Vectors: all lexemes of a document with their places, as PostgreSQL's tsvector takes them.

Beside a word as it is folded stand: its stem (``~negoti``); what is written in several parts as
one word (``cooperation`` for co-operation), with ``+cooperation`` in the place of its last part;
and all of these once more within a field that is asked for by itself (``n/`` for notes, ``r/`` for
references). A tsvector holds no place beyond 16,383 and not more than 255 of a lexeme. Of what
comes after, each two neighbours are kept as a lexeme (``gold standard``), and ``!long`` says so.
"""

from collections.abc import Iterator

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
        self._places: dict[str, list[str]] = {}
        self._neighbours: dict[str, str] = {}
        self._next = 1

    def add(self, text: str, weight: str, language: str = "", space: str = "") -> None:
        """Add the words of a text in a language (archive.text.language_of; "" stems nothing).

        ``weight`` is A, B, C or D. ``space`` is a prefix, n/ or r/, under which the words are
        kept as well.
        """
        for prefix in ("", space) if space else ("",):
            start = self._next
            end = self._add(text, weight, language, prefix)
            self._next = start
        self._next = end + GAP

    def _add(self, text: str, weight: str, language: str, prefix: str) -> int:
        """Add the words under this prefix; the place after the last."""
        put, seen = self._put, self.words.add
        place, end, before, lost = self._next, -1, "", False
        group: list[str] = []  # words up to the last that may be written as one
        for run, begin in runs(text, language):
            token = run.token
            if group:
                beside = begin + run.start == end + 1 and not run.unspaced
                if not beside or not joined(group[-1], text[end], token):
                    if len(group) > 1:
                        self._join(group, place, weight, language, prefix)
                    group = []
            for lexeme in pairs(token) if run.unspaced else (token,):
                kept = put(prefix + lexeme, place, weight)
                if lost or not kept:
                    self._neighbours.setdefault(f"{prefix}{before} {lexeme}", weight)
                before, lost = lexeme, not kept
                place += 1
            for stem in run.stems:
                put(f"{prefix}~{stem}", place - 1, weight)
            if not run.unspaced:
                group.append(token)
            end = begin + run.end
            seen(token)
        if len(group) > 1:
            self._join(group, place, weight, language, prefix)
        return place

    def _join(self, group: list[str], after: int, weight: str, language: str, prefix: str) -> None:
        """Add what is written in parts, the last right before this place, as one word, too."""
        word, first = "".join(group)[:LONGEST], after - len(group)
        self._put(prefix + word, first, weight)
        self._put(f"{prefix}+{word}", after - 1, weight)
        for stem in stems(word, language):
            self._put(f"{prefix}~{stem}", first, weight)

    def _put(self, lexeme: str, place: int, weight: str) -> bool:
        """Note a place of the lexeme; whether there was room for it."""
        places = self._places.get(lexeme)
        if places is None:
            # The last place is for those that have none, so that nothing stands right before it.
            kept = place < LAST - 1
            self._places[lexeme] = [f"{place if kept else LAST}{weight}"]
            return kept
        if len(places) < MOST_PLACES and place < LAST - 1:
            places.append(f"{place}{weight}")
            return True
        return False

    def literal(self) -> str:
        """The tsvector in the words of PostgreSQL, within its limits.

        Of more than a megabyte neighbours go first, then the places beyond the eighth of a
        lexeme, then the lexemes that came last.
        """
        return " ".join(self._kept())

    def _kept(self) -> Iterator[str]:
        size = sum(_size(lexeme, places) for lexeme, places in self._places.items())
        most = MOST_PLACES if size < _LARGEST else _FEW_PLACES
        room = _LARGEST
        for lexeme, places in self._places.items():
            shown = places[:most]
            room -= _size(lexeme, shown)
            if room < 0:
                return
            yield f"'{lexeme}':{','.join(shown)}"
        if self._neighbours:
            yield f"'{LONG}':{LAST}"
        for lexeme, weight in self._neighbours.items():
            room -= _size(lexeme, [weight])
            if room < 0:
                return
            yield f"'{lexeme}':{LAST}{weight}"


def _size(lexeme: str, places: list[str]) -> int:
    """The bytes that a lexeme takes, with what aligns it."""
    return len(lexeme.encode()) + 4 + 2 * len(places)
