"""Names put together from Mandarin syllables."""

import re
from collections.abc import Iterator

from archive.text.romanization.abroad import printed_abroad
from archive.text.romanization.derived import Derived
from archive.text.romanization.syllables import wade_giles

PINYIN_NAME, WADE_GILES_NAME, PALLADIUS = "pinyin", "Wade–Giles", "Palladius"

# American newspapers and documents: “Chu Teh”, “Peng Teh-huai”.
_PRESS = {"te": "teh", "t'e": "t'eh", "ssu": "szu", "i": "yi"}
_PRESSED = re.compile(rf"\b({'|'.join(_PRESS)})\b(?!')", re.IGNORECASE)


def in_latin(surname: list[str], given: list[str]) -> Iterator[Derived]:
    """The name, of which the syllables are given in pinyin, as it is written in Latin letters."""
    yield in_pinyin(surname, given)
    yield from respelt(in_wade_giles(surname, given).form)
    yield from printed_abroad(surname, given)


def in_pinyin(surname: list[str], given: list[str]) -> Derived:
    """The name in pinyin: “Mao Zedong”, with an apostrophe where a syllable would be misread."""
    return Derived(" ".join(map(_pinyin_word, filter(None, (surname, given)))), PINYIN_NAME)


def _pinyin_word(syllables: list[str]) -> str:
    first, *others = (one.replace("v", "ü") for one in syllables)
    return (first + "".join(f"'{one}" if one[0] in "aeo" else one for one in others)).capitalize()


def in_wade_giles(surname: list[str], given: list[str]) -> Derived:
    """The name in Wade–Giles: “Mao Tse-tung”."""
    words = ("-".join(map(wade_giles, word)) for word in (surname, given) if word)
    return Derived(" ".join(word.capitalize() for word in words), WADE_GILES_NAME)


def respelt(form: str) -> Iterator[Derived]:
    """The name in Wade–Giles, and as newspapers wrote it where they did otherwise."""
    yield Derived(form, WADE_GILES_NAME)
    pressed = _PRESSED.sub(_pressed, form)
    if pressed != form:
        yield Derived(pressed, f"{WADE_GILES_NAME} of newspapers")


def _pressed(match: re.Match[str]) -> str:
    found = _PRESS[match.group().lower()]
    return found.capitalize() if match.group()[0].isupper() else found


def in_cyrillic(surname: list[str], given: list[str]) -> Derived:
    """The name by the system of Palladius, as Russian has it: “Мао Цзэдун”."""
    words = ("".join(map(_palladius, word)) for word in (surname, given) if word)
    return Derived(" ".join(word.capitalize() for word in words), PALLADIUS)


def _palladius(syllable: str) -> str:
    from pypinyin import Style  # see han.py
    from pypinyin.style import convert

    return convert(syllable, Style.CYRILLIC, strict=True)
