"""Finding in many texts at once: only what is near a likely place is read word by word."""

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.text.folding import fold
from archive.text.matching import Found, Wanted, find, ways_of

_KEY = 3  # letters by which a likely place is known; stems differ from their words behind them
_AROUND = 160  # letters that are read on either side of it
_MOST = 30  # stretches that are read of one text
_DROPPED = "\x00"
_BETWEEN = f"[{_DROPPED}'`\".‐‑–-]*"  # what may stand between letters of one word
_EDGE = re.compile(r"[\s\x00]")


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

    Likely places are those where a word begins with the first three letters of one that is looked
    for; a word is overlooked where its stem begins otherwise, and beyond the thirtieth stretch.
    """
    keys = _keys(tuple(wanted))
    if keys is None:
        return []
    plain = text.lower() if text.isascii() else text.translate(_letters)
    stretches: list[tuple[int, int]] = []
    for match in keys.finditer(plain):
        start, end = _edges(plain, match.start())
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(end, stretches[-1][1])
        elif len(stretches) == _MOST:
            break
        else:
            stretches.append((start, end))
    return [
        Found(start + one.start, start + one.end, one.clauses)
        for start, end in stretches
        for one in find(wanted, text[start:end], language)
    ]


def _edges(text: str, place: int) -> tuple[int, int]:
    """Where the stretch around the place begins and ends: between words, if there are spaces."""
    start, end = max(0, place - _AROUND), min(len(text), place + _AROUND)
    before = _EDGE.search(text, start, place) if start else None
    after = _EDGE.search(text, end, end + _AROUND)
    return before.end() if before else start, after.start() if after else end


@lru_cache(maxsize=256)
def _keys(wanted: tuple[Wanted, ...]) -> re.Pattern[str] | None:
    """What the likely places look like; None where nothing is looked for."""
    keys = {
        form[:_KEY] for one in wanted for steps, _clause in ways_of(one) for form in steps[0].forms
    }
    if not keys:
        return None
    ways = (_BETWEEN.join(map(re.escape, key)) for key in sorted(keys))
    spaced = r"(?<![a-z0-9])" if all(key.isascii() for key in keys) else ""
    return re.compile(f"{spaced}(?:{'|'.join(ways)})")
