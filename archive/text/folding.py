"""Folding: the form in which two spellings of one name or word are the same."""

import re
import unicodedata

from archive.text.han import simplified

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
        # What keyboards of Persian and Urdu, and of Egypt, write for one Arabic letter.
        "ک": "ك",
        "ی": "ي",
        "ى": "ي",
    }
)
_APOSTROPHES = "'’‘`‛′\u05f3\u05f4"  # the last two are the Hebrew geresh and gershayim
_ASCII = str.maketrans(dict.fromkeys(map(chr, (*range(32), 127)), " ") | {"'": None, "`": None})
_DROPPED = ("Mn", "Me", "Cf", "Lm", "Cs")
# Signs of voice, length and repetition are letters of Japanese, whatever Unicode calls them.
_JAPANESE = "\u3005\u3031\u3032\u3033\u3034\u3035\u3099\u309a\u309d\u309e\u30fc\u30fd\u30fe"
_DECOMPOSED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff]+")
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
    space is folded to one space. Apostrophes, and the modifier letters that stand for them in
    transliterations (ʹ ʻ), are dropped. Kana and Hangul stay composed, with their signs; Chinese
    is written in simplified characters.
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return " ".join(text.lower().translate(_ASCII).split())
    clean = clean_line(text).replace("´", "'")  # it would decompose into a space
    caseless = unicodedata.normalize("NFKD", clean).casefold()
    base = unicodedata.normalize("NFKD", caseless).translate(_LETTERS)
    kept = "".join(char for char in base if char in _JAPANESE or not _dropped(char))
    return _SPACE.sub(" ", simplified(_DECOMPOSED.sub(_composed, kept))).strip()


def _dropped(char: str) -> bool:
    return char in _APOSTROPHES or unicodedata.category(char) in _DROPPED


def _composed(match: re.Match[str]) -> str:
    """Kana with their voice signs and syllables of Hangul, each as one letter."""
    return unicodedata.normalize("NFC", match.group())


def tokens(text: str) -> list[str]:
    """The folded words of a text: hyphens, dashes, brackets and slashes separate them."""
    return WORD.findall(fold(text))
