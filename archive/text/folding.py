"""Folding: the form in which two spellings of one name or word are the same."""

import re
import unicodedata
from collections.abc import Callable

from archive.text.han import simplified

# Letters that no Unicode decomposition takes apart.
_OTHERS = {
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
WORD = re.compile(rf"(?:[^\W_]++|[{_SIGNS}]++)++")


class _Letters(dict[int, str | int | None]):
    """What becomes of each character, for str.translate: reckoned once each."""

    def __init__(self, become: Callable[[str], str | None]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, number: int) -> str | int | None:
        self[number] = self._become(chr(number))
        return self[number]


def _cleaned(char: str) -> str | None:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return None if category == "Cf" else char


def _base(char: str) -> str | None:
    if char in _JAPANESE:
        return char
    if char in _APOSTROPHES or unicodedata.category(char) in _DROPPED:
        return None
    return _OTHERS.get(char, char)


_CLEANED = _Letters(_cleaned)
_BASES = _Letters(_base)


def clean_line(text: str) -> str:
    """The text as one line without invisible characters, in Unicode's composed form (NFC).

    Zero-width characters, direction marks and soft hyphens are dropped (category Cf), control
    characters and every run of white space become one space. Letters and their case stay.
    """
    return " ".join(unicodedata.normalize("NFC", text.translate(_CLEANED)).split())


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
    base = unicodedata.normalize("NFKD", caseless).translate(_BASES)
    return " ".join(simplified(_DECOMPOSED.sub(_composed, base)).split())


def _composed(match: re.Match[str]) -> str:
    """Kana with their voice signs and syllables of Hangul, each as one letter."""
    return unicodedata.normalize("NFC", match.group())


def tokens(text: str) -> list[str]:
    """The folded words of a text: hyphens, dashes, brackets and slashes separate them."""
    return WORD.findall(fold(text))
