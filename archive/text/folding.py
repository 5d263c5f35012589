"""Folding: the form in which two spellings of one name or word are the same."""

import re
import unicodedata

# Letters that no Unicode decomposition takes apart.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
    }
)
# Vowel signs of Devanagari, Tamil and other scripts are no letters for ``\w``, yet within a word.
_SIGNS = "".join(
    sign for sign in map(chr, range(0x900, 0x11900)) if unicodedata.category(sign) == "Mc"
)
WORD = re.compile(rf"[\w{_SIGNS}]+")
_SPACE = re.compile(r"\s+")


def clean_line(text: str) -> str:
    """The text as one line without invisible characters, in Unicode's composed form (NFC).

    Zero-width characters, direction marks and soft hyphens are dropped (category Cf), control
    characters and every run of white space become one space. Letters and their case stay.
    """
    kept = (
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in text
        if unicodedata.category(char) != "Cf"
    )
    return _SPACE.sub(" ", unicodedata.normalize("NFC", "".join(kept))).strip()


def fold(text: str) -> str:
    """The text without case, accents, width and invisible characters, for comparing.

    Used alike for what is stored and for what is asked. Caseless by Unicode's casefold, within
    compatibility decomposition (NFKD: the sign ℠ has capitals in it) with all marks dropped; white
    space is folded to one space. Modifier letters of transliterations (ʹ ʻ ’) become an apostrophe and are dropped.
    """
    caseless = unicodedata.normalize("NFKD", clean_line(text)).casefold()
    base = unicodedata.normalize("NFKD", caseless)
    kept = (
        char
        for char in base.translate(_LETTERS)
        if unicodedata.category(char) not in ("Mn", "Me", "Cf", "Lm") and char not in "'’‘`"
    )
    return _SPACE.sub(" ", "".join(kept)).strip()


def tokens(text: str) -> list[str]:
    """The folded words of a text: hyphens, dashes, brackets and slashes separate them."""
    return WORD.findall(fold(text))
