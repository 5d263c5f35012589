"""Word lists of a language made into one mapping, folded as people's words are folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from .language import Kind, Meaning

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@cache
def _folded_sign(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def folded(text: str) -> str:
    """The text in small letters without accents: février and FEVRIER are the same."""
    return text.casefold() if text.isascii() else "".join(map(_folded_sign, text))


def vocabulary(
    phrases: Mapping[Meaning, str],
    months: Iterable[str] = (),
    weekdays: Iterable[str] = (),
    ordinals: Iterable[str] = (),
) -> dict[str, Meaning]:
    """Each phrase with its meaning; every item is a list parted by commas.

    `months` begin with January, `weekdays` with Monday, `ordinals` with 'first'. Phrases have no
    dots, for the tokeniser drops those within a phrase. Umlauts may be written ae, oe, ue.
    """
    lists = [
        *phrases.items(),
        *(((Kind.ORDINAL, number), names) for number, names in enumerate(ordinals, 1)),
        *(((Kind.WEEKDAY, number), names) for number, names in enumerate(weekdays)),
        *(((Kind.MONTH, number), names) for number, names in enumerate(months, 1)),
    ]
    words: dict[str, Meaning] = {}
    for meaning, names in lists:
        for name in names.split(","):
            plain = " ".join(name.split())
            words[folded(plain)] = words[folded(plain.translate(_UMLAUTS))] = meaning
    return words


def inflected(stems: str, endings: str) -> str:
    """Each stem with each ending, as a list parted by commas; '-' is the bare stem."""
    return ",".join(
        stem.strip() + ending.strip().replace("-", "")
        for stem in stems.split(",")
        for ending in endings.split()
    )
