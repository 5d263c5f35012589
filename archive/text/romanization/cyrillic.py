"""Cyrillic names in Latin letters.

Russian by iuliia, which holds the published tables; other languages, told by their tag or by
letters or endings that Russian lacks, by cyrtranslit. What neither has is in newspapers.py.
"""

import re
from collections.abc import Iterator

import cyrtranslit
from iuliia import schemas

from archive.text.romanization.derived import Derived
from archive.text.romanization.newspapers import spelt

_CAPITALS = re.compile(r"\b[A-Z]{2,3}(?=[a-z])")  # cyrtranslit: “CHervenkov”
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_RUSSIAN = {
    "ALA-LC": "ala_lc",
    "BGN/PCGN": "bgn_pcgn_alt",
    "ISO 9": "gost_779",
    "ISO/R 9": "iso_9_1968",
    "scholarly": "scientific",
    "common English": "wikipedia",
}
# These tables leave ё as it is.
_LEFT_OVER = str.maketrans({"ё": "ë", "Ё": "Ë"})
# Spellings of no one system: “Vyshinskij”, “Vishinsky”.
_MIXED = [("й", "j", "ALA-LC"), ("ы", "i", "common English")]
# German libraries and scholars write х as ch, the rest alike (DIN 1460).
_GERMAN = str.maketrans({"x": "ch", "X": "Ch"})
# The codes of cyrtranslit are those of countries.
_OTHERS = {
    "sr": ("sr", "Serbian Latin"),
    "mk": ("mk", "Macedonian Latin"),
    "uk": ("ua", "Ukrainian Latin"),
    "be": ("by", "Belarusian Latin"),
    "bg": ("bg", "Bulgarian Latin"),
    "mn": ("mn", "Mongolian Latin"),
}
_LETTERS = {
    "sr": re.compile("[јљњџћђ]", re.IGNORECASE),
    "mk": re.compile("[ѓќѕ]", re.IGNORECASE),
    "be": re.compile("[ў]", re.IGNORECASE),
    "uk": re.compile(r"[іїєґ]|[сцз]ький\b", re.IGNORECASE),
    "bg": re.compile("ъ(?![аеёиоуэюя])", re.IGNORECASE),
    "mn": re.compile(r"[өү]|ийн\b|ээ", re.IGNORECASE),
}


def romanized(form: str, language: str = "") -> Iterator[Derived]:
    """The usual transliterations of a Cyrillic name; nothing of one in other letters."""
    if not _CYRILLIC.search(form):
        return
    tongue = language.split("-")[0] or _tongue(form)
    if tongue in _OTHERS:
        code, system = _OTHERS[tongue]
        latin = _CAPITALS.sub(lambda found: found[0].capitalize(), cyrtranslit.to_latin(form, code))
        yield Derived(latin, system)
        if "đ" in latin.casefold():
            yield Derived(latin.replace("Đ", "Dj").replace("đ", "dj"), f"{system}, đ as dj")
    for system, schema in _RUSSIAN.items():
        latin = schemas.get(schema).translate(form).translate(_LEFT_OVER)
        if _CYRILLIC.search(latin):
            continue
        yield Derived(latin, f"{system}, as if Russian" if tongue else system)
        if system == "scholarly" and not tongue:
            yield Derived(latin.translate(_GERMAN), "German scholarly")


def in_newspapers(form: str, language: str = "") -> Iterator[Derived]:
    """The spellings of newspapers and of the countries themselves: “Wyschinski”, “Vychinski”.

    Not for what is itself derived: nobody spells Chinese names by them.
    """
    if not _CYRILLIC.search(form):
        return
    yield from (
        one
        for one in spelt(form, language.split("-")[0] or _tongue(form))
        if not _CYRILLIC.search(one.form)
    )
    for letter, heard, system in _MIXED:
        mixed = schemas.get(_RUSSIAN[system]).translate(form.replace(letter, heard))
        if letter in form and not _CYRILLIC.search(mixed):
            yield Derived(mixed, f"{system}, {letter} as {heard}")


def _tongue(form: str) -> str:
    """The language whose letters the name has, "" for Russian."""
    return next((tongue for tongue, letters in _LETTERS.items() if letters.search(form)), "")
