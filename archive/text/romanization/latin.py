"""Names in Latin letters: pinyin and Wade–Giles into each other, umlauts written out."""

import re
import unicodedata
from collections.abc import Iterator

from archive.text.romanization.abroad import printed_abroad
from archive.text.romanization.cyrillic import romanized
from archive.text.romanization.derived import Derived
from archive.text.romanization.mandarin import (
    PINYIN_NAME,
    WADE_GILES_NAME,
    in_cyrillic,
    in_pinyin,
    in_wade_giles,
    respelt,
)
from archive.text.romanization.syllables import read_wade_giles, split_pinyin

_APOSTROPHES = re.compile("['’‘`´ʼʻʹ]")
_LETTERS = re.compile(r"[a-zü'\- ]+")
_MOST_SYLLABLES = 4
_LONGEST_WORD = 18
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)


def from_latin(form: str, language: str = "", system: str = "") -> Iterator[Derived]:
    """What follows from a name in Latin letters: of a Chinese one, told by its syllables, the
    other transliterations; of one with umlauts, these written out.
    """
    composed = unicodedata.normalize("NFC", form)
    tongue, known = language.split("-")[0], system.casefold().replace("–", "-")
    chinese = list(_chinese(composed, known)) if tongue in ("", "zh") else []
    yield from chinese
    if "đ" in composed.casefold() and tongue in ("", "hr", "sr", "bs"):
        yield Derived(composed.replace("Đ", "Dj").replace("đ", "dj"), "đ as dj")
    if not chinese and not known:
        yield Derived(composed.translate(_UMLAUTS), "umlauts written out")


def typed_without_umlauts(form: str, derived: list[Derived]) -> Iterator[Derived]:
    """What is typed for the ü of a Chinese name: ue in all systems; v, and yu of passports, in pinyin.

    ``derived`` are the forms that were made of the name: by them it is known as Chinese.
    """
    composed = unicodedata.normalize("NFC", form)
    chinese = [one for one in derived if one.system in (PINYIN_NAME, WADE_GILES_NAME)]
    if not chinese:
        return
    itself = WADE_GILES_NAME if chinese[0].system == PINYIN_NAME else PINYIN_NAME
    for one in (Derived(composed, itself), *chinese):
        for typed in ("ue", "v", "yu") if one.system == PINYIN_NAME else ("ue",):
            if "ü" in one.form.lower():
                plain = one.form.replace("ü", typed).replace("Ü", typed.capitalize())
                yield Derived(plain, f"{one.system}, ü as {typed}")


def _chinese(form: str, system: str) -> Iterator[Derived]:
    words = _words(form)
    if not 2 <= len(words) <= 3:
        return
    read = []
    if not system or system.startswith("wade-giles"):
        read = list(_from_wade_giles(words))
        yield from read
    hyphened = any("-" in word for word in words)
    if system == "pinyin" or (not system and not (read and hyphened)):
        yield from _from_pinyin(words)


def _words(form: str) -> list[str]:
    """The words of the form in small letters, with no mark but ü; [] where it has other signs."""
    small = _APOSTROPHES.sub("'", form.casefold()).replace(",", " ")
    taken_apart = unicodedata.normalize("NFD", small).replace("u\u0308", "ü")
    bare = "".join(sign for sign in taken_apart if unicodedata.category(sign) != "Mn")
    return bare.split() if _LETTERS.fullmatch(bare) else []


def _from_pinyin(words: list[str]) -> Iterator[Derived]:
    parts = [_pinyin_syllables(word) for word in words]
    surname, given = parts[0], [one for part in parts[1:] for one in part]
    if not all(parts) or len(surname) + len(given) > _MOST_SYLLABLES:
        return
    yield from respelt(in_wade_giles(surname, given).form)
    yield from printed_abroad(surname, given)
    russian = in_cyrillic(surname, given)
    yield russian
    yield from romanized(russian.form)


def _pinyin_syllables(word: str) -> list[str]:
    """The syllables of a word; hyphens and apostrophes stand between syllables."""
    found: list[str] = []
    if len(word) > _LONGEST_WORD:
        return []
    for piece in re.split("['-]", word.replace("ü", "v")):
        syllables = split_pinyin(piece)
        if not syllables:
            return []
        found += syllables
    return found


def _from_wade_giles(words: list[str]) -> Iterator[Derived]:
    syllables = [piece for word in words for piece in word.split("-") if piece]
    size = len([piece for piece in words[0].split("-") if piece])
    if not 2 <= len(syllables) <= _MOST_SYLLABLES:
        return
    ways = read_wade_giles(syllables)
    for way in ways:
        yield in_pinyin(way[:size], way[size:])
    for way in ways[:1]:
        yield from respelt(in_wade_giles(way[:size], way[size:]).form)
        yield from printed_abroad(way[:size], way[size:])
        yield in_cyrillic(way[:size], way[size:])
