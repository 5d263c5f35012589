"""Did you mean: questions of other words that find more, from the archive's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, product, zip_longest

from django.conf import settings
from rapidfuzz.distance import OSA

from archive.search.question import Question
from archive.search.sql import Sql, fetched
from archive.search.totals import totals
from archive.search.vocabulary import LEAST, further, nearby
from archive.text import language_of, stems
from archive.text.spans import Word
from archive.text.spans import words as words_of

# Something else is suggested where fewer than this many documents are found.
FEW = 3
_SHOWN = 3
_TRIED = 40  # questions that are counted
_LONG = 6  # letters from which a word may be two letters away
_LEAST_PART = 2  # letters of each half of a word that is taken apart
_APART = 2  # how far off these halves are reckoned
_HYPHENS = tuple("-‐‑–")
# One form at a time, for of hundreds at once PostgreSQL thinks that every word has one.
_NEAR = """
SELECT word FROM archive_vocabulary WHERE word = ANY(%s)
UNION
SELECT near.word FROM unnest(%s::text[]) AS form
JOIN archive_vocabulary near ON near.deletions @> ARRAY[form]
"""
# What stands before a word that is not wanted, and behind one that is not a whole word or names a field.
_EXCLUDES, _OPEN = re.compile(r"(?:^|[\s(])-[^\s\w]*$"), (":", "*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What might have been meant, and how many documents it would list.

    ``pieces`` are the words in order, each with whether it differs from what was asked.
    """

    words: str
    number: int
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """Other words in the place of these letters of the question, and how far off they are.

    ``unlikely`` is 0 for letters exchanged or the same first letter, 2 for a word taken apart.
    """

    distance: int
    unlikely: int
    start: int
    end: int
    words: str


def suggestions(question: Question, user) -> tuple[Suggestion, ...]:
    """Questions of nearly the same words that list more, at most three, the nearest first.

    As near are those that change as many letters in as likely a way; among them the one that finds
    most comes first. Empty where there are documents enough (FEW). The numbers are those that the question would
    list for this user, everything else of it kept; a word of drafts alone finds nothing for those
    who may not see them and is not suggested. Three queries at most, none without such words.
    """
    slots = list(_slots(question.words))
    if not slots:
        return ()
    known = _known(slots)
    tried = list(islice(_combined(_edits(question.words, slots, known), slots, known), _TRIED))
    if not tried:
        return ()
    asked = [replace(question, words=_edited(question.words, edits), page=1) for edits in tried]
    now, *numbers = totals([question, *asked], user)
    if now >= FEW:
        return ()
    better = [
        (*_distance(edits), -number, place)
        for place, (edits, number) in enumerate(zip(tried, numbers, strict=True))
        if number > now
    ]
    # Of several forms of one word, which find the same, the first.
    told: dict[tuple, Suggestion] = {}
    for _letters, _unlikely, number, place in sorted(better):
        one = Suggestion(asked[place].words, -number, _pieces(question.words, tried[place]))
        told.setdefault((number, *map(_stem, tried[place])), one)
    return tuple(told.values())[:_SHOWN]


def _slots(text: str) -> Iterator[Word]:
    """The words of the box that may be others: not excluded ones, prefixes, fields, OR and AND."""
    for word in words_of(text):
        if (
            text[word.start : word.end] not in ("OR", "AND")
            and not text.startswith(_OPEN, word.end)
            and not _EXCLUDES.search(text[: word.start])
        ):
            yield word


def _known(slots: Sequence[Word]) -> set[str]:
    """Words of the archive that are these, near them, or made of them (one query)."""
    exact: set[str] = set()
    forms: set[str] = set()
    for slot in slots:
        exact.update((slot.token, *(half for halves in _halves(slot.token) for half in halves)))
        # A word that is too short to have forms may be one itself, or has two letters exchanged.
        forms.update(nearby(slot.token) or [slot.token])
        exact.update(_exchanged(slot.token) if len(slot.token) == LEAST - 1 else ())
        forms.update(further(slot.token) if len(slot.token) >= _LONG else ())
    exact.update(one.token + other.token for one, other in pairwise(slots))
    return {word for (word,) in fetched(Sql(_NEAR, (sorted(exact), sorted(forms))))}


def _exchanged(token: str) -> Iterator[str]:
    """The word with two neighbouring letters exchanged."""
    for place in range(len(token) - 1):
        yield token[:place] + token[place + 1] + token[place] + token[place + 2 :]


def _halves(token: str) -> Iterator[tuple[str, str]]:
    for place in range(_LEAST_PART, len(token) - _LEAST_PART + 1):
        yield token[:place], token[place:]


def _edits(text: str, slots: Sequence[Word], known: set[str]) -> list[list[_Edit]]:
    """For each word what might stand in its place, the nearest first."""
    edits = []
    for place, slot in enumerate(slots):
        written = text[slot.start : slot.end]
        most = 2 if len(slot.token) >= _LONG else 1
        if len(slot.token) < LEAST and slot.token in known and not _is_second(slot, text):
            most = 0  # not “them” in the place of “the”
        found = [
            _Edit(
                distance, _unlikely(slot.token, word), slot.start, slot.end, _cased(word, written)
            )
            for word in sorted(known)
            if 0 < (distance := OSA.distance(slot.token, word, score_cutoff=most)) <= most
        ]
        found += [
            _Edit(_APART, 2, slot.start, slot.end, _cased(f"{one} {other}", written))
            for one, other in _halves(slot.token)
            if {one, other} <= known
        ]
        if place + 1 < len(slots) and slot.token + slots[place + 1].token in known:
            following = slots[place + 1]
            if not text[slot.end : following.start].strip(" -"):
                joined = _cased(slot.token + following.token, written)
                found.append(_Edit(1, 0, slot.start, following.end, joined))
        found.sort(key=lambda edit: (_distance([edit]), -_begun(edit.words, written), edit))
        edits.append(found[:_TRIED])
    return edits


def _is_second(slot: Word, text: str) -> bool:
    """Whether the word follows a hyphen: tug of Tse-tug is no word by itself."""
    return text[: slot.start].endswith(_HYPHENS)


def _unlikely(asked: str, word: str) -> int:
    exchanged = len(asked) == len(word) and sorted(asked) == sorted(word)
    return 0 if exchanged or asked[0] == word[0] else 1


def _stem(edit: _Edit) -> tuple[int, str]:
    """Where the edit is, and what the forms of its words have in common."""
    own = language_of(settings.LANGUAGE_CODE)
    return edit.start, next(iter(stems(edit.words, own)), edit.words.lower())


def _begun(words: str, written: str) -> int:
    """How many letters both begin with."""
    both = zip(words.lower(), written.lower(), strict=False)
    return next((place for place, (one, other) in enumerate(both) if one != other), len(words))


def _combined(
    edits: list[list[_Edit]], slots: Sequence[Word], known: set[str]
) -> Iterator[tuple[_Edit, ...]]:
    """The edits to try together, the fewest letters first.

    Words that the archive does not know are all replaced at once, as far as others are near; else
    one word at a time.
    """
    unknown = [
        found for slot, found in zip(slots, edits, strict=True) if found and slot.token not in known
    ]
    if unknown:
        # Of several words the nearest of each, lest all that are tried differ in the last alone.
        each = max(2, int(_TRIED ** (1 / len(unknown))))
        some = product(*(found[:each] for found in unknown))
        together = [_apart(combined) for combined in islice(some, 2 * _TRIED)]
    else:
        together = [(edit,) for nearest in zip_longest(*edits) for edit in nearest if edit]
    yield from sorted(dict.fromkeys(together), key=_distance)


def _apart(edits: Sequence[_Edit]) -> tuple[_Edit, ...]:
    """Those of the edits that begin where the one before has ended."""
    kept: list[_Edit] = []
    for edit in edits:
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
    return tuple(kept)


def _distance(edits: Sequence[_Edit]) -> tuple[int, int]:
    """How many letters these change together, and how unlikely they are."""
    return sum(edit.distance for edit in edits), sum(edit.unlikely for edit in edits)


def _cased(words: str, written: str) -> str:
    """The words with capitals as what was written has them."""
    if len(written) > 1 and written.isupper():
        return words.upper()
    return words.title() if written[0].isupper() else words


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    return "".join(piece for piece, _changed in _cut(text, edits))


def _pieces(text: str, edits: Sequence[_Edit]) -> tuple[tuple[str, bool], ...]:
    return tuple(_cut(text, edits))


def _cut(text: str, edits: Sequence[_Edit]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, those of the edits in the place of what they replace."""
    last = 0
    for edit in edits:
        if text[last : edit.start]:
            yield text[last : edit.start], False
        yield edit.words, True
        last = edit.end
    if text[last:]:
        yield text[last:], False
