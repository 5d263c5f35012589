"""Finding in many texts at once: only what is near a likely place is read word by word."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from archive.text.folding import fold
from archive.text.matching import Found, Step, Wanted, find, ways_of

# Letters by which a likely place is known: at most five, and not the last, for a stem may end in
# another letter than its word (citi, city); three are taken anyway.
_KEY, _LEAST_KEY = 5, 3
_BEFORE = 40  # letters before it in which its word may begin
_AFTER = 60  # letters that are read on from it, and twice those of what is looked for
_CLOSELY = 10  # the same, once it is known which stretches are read
_SMALL = 3  # letters of a word that is likely everywhere
_MOST = 30  # stretches that are read of one text
_DROPPED = "\x00"
_BETWEEN = f"[{_DROPPED}'`\".‐‑–-]*"  # what may stand between letters of one word
_EDGE = re.compile(r"[\s\x00]")
_SCRIPTS = re.compile(r"([^\x00-\x7f]+)")


class _Letters(dict[int, str]):
    """Each letter as one folded letter, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        letter = folded[0] if folded else (" " if chr(code).isspace() else _DROPPED)
        self[code] = letter
        return letter


_letters = _Letters()


def skim(wanted: Sequence[Wanted], text: str, language: str = "") -> list[Found]:
    """As archive.text.matching.find, in a tenth of its time for what a text seldom holds.

    Likely places are those where a word begins as one that is looked for, or its stem: of a phrase
    its longest word. A word is overlooked where its stem begins otherwise, and beyond the
    thirtieth stretch; where there are more, small words are looked for beside others only.
    """
    plain = text.lower() if text.isascii() else _plain(text)
    stretches = list(islice(_stretches(wanted, plain), _MOST + 1))
    if len(stretches) > _MOST:
        telling = [one for one in wanted if not _is_small(one)]
        stretches = list(islice(_stretches(telling, plain), _MOST)) or stretches
    return [
        Found(start + one.start, start + one.end, one.clauses)
        for stretch in stretches[:_MOST]
        for start, end in _stretches(wanted, plain, stretch, _CLOSELY)
        for one in find(wanted, text[start : min(end, stretch[1])], language)
    ]


def _plain(text: str) -> str:
    """The text in folded letters; what is ASCII is translated by itself, which is much faster."""
    return "".join(piece.translate(_letters) for piece in _SCRIPTS.split(text))


def _stretches(
    wanted: Sequence[Wanted],
    plain: str,
    within: tuple[int, int] | None = None,
    after: int = _AFTER,
) -> Iterator[tuple[int, int]]:
    """Where the stretches begin and end, none over another: of all the text, or within a part."""
    keys = _keys(tuple(wanted))
    if keys is None:
        return
    before = 2 * max((len(one.words) for one in wanted if " " in one.words), default=0)
    after += 2 * max(len(one.words) for one in wanted)
    first, last = 0, -1
    for match in keys.finditer(plain, *(within or ())):
        start, end = _edges(plain, match.start(), before, after)
        if start > last >= 0:
            yield first, last
        first, last = (first, max(end, last)) if start <= last else (start, end)
    if last >= 0:
        yield first, last


def _is_small(one: Wanted) -> bool:
    """Whether it is a word of few letters: “the”."""
    return all(
        len(steps) == 1 and all(form.isascii() and len(form) <= _SMALL for form in steps[0].forms)
        for steps, _clause in ways_of(one)
    )


def _edges(text: str, place: int, before: int, after: int) -> tuple[int, int]:
    """Where the stretch around the place begins and ends: between words, if there are spaces.

    ``before`` letters are read before the word at the place, none where it is 0.
    """
    start, end = max(0, place - _BEFORE), min(len(text), place + after)
    for edge in _EDGE.finditer(text, start, place):
        start = edge.end()
    if before and start:
        first = max(0, start - before)
        earlier = _EDGE.search(text, first, start) if first else None
        start = earlier.end() if earlier else first
    behind = _EDGE.search(text, end, end + _BEFORE)
    return start, behind.start() if behind else end


def _length(step: Step) -> int:
    return min(map(len, step.forms))


@lru_cache(maxsize=256)
def _keys(wanted: tuple[Wanted, ...]) -> re.Pattern[str] | None:
    """What the likely places look like; None where nothing is looked for."""
    keys = {
        form[: min(_KEY, max(_LEAST_KEY, len(form) - 1))]
        for one in wanted
        for steps, _clause in ways_of(one)
        for form in max(steps, key=_length).forms
    }
    if not keys:
        return None
    ways = (_BETWEEN.join(map(re.escape, key)) for key in sorted(keys))
    spaced = r"(?<![a-z0-9])" if all(key.isascii() for key in keys) else ""
    return re.compile(f"{spaced}(?:{'|'.join(ways)})")
