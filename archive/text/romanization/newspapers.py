"""Cyrillic names as newspapers spell them, and as their countries now do.

English by usage, German by the table of the Duden, French by the usage of Le Monde, Ukrainian by the resolution of
2010, Bulgarian by the Transliteration Act of 2009. iuliia and cyrtranslit have none of these. A
table holds pairs of a pattern and what stands for it, tried in order; a letter that is in none has
no sound of its own.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from archive.text.romanization.derived import Derived

_VOWELS = "аеёиоуыэюяіїє"
_ALIKE = dict(zip("абвгдзиклмнопрстуфы", "abvgdziklmnoprstufy", strict=True))
_SPELT: dict[str, dict[str, str]] = {
    "English newspapers": {
        r"\bп[её]тр\b": "peter", r"(?<=анд)р\b": "er", r"ия\b": "ia", r"[иы]й\b": "y", r"\bе": "ye", "ье": "ie", "ьи": "yi",
        r"(?<=[жчшщ])ё": "e", "ё": "yo", "кс": "x", "й": "i", "ж": "zh", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "э": "e", "ю": "yu", "я": "ya", "е": "e", "і": "i",
        "ї": "yi", "є": "ye", "ґ": "g",
    },
    "German newspapers": {
        r"(?<=[ое])го\b": "wo", r"(?<=анд)р\b": "er", r"\bе": "je", rf"(?<=[{_VOWELS}ьъ])е": "je",
        r"(?<=[жчшщ])ё": "o", "ё": "jo", "кс": "x", rf"(?<=[{_VOWELS}])с(?=[{_VOWELS}])": "ss",
        r"(?<=ь)и": "ji", r"(?<=[иы])й": "", "й": "i", "ж": "sch", "х": "ch", "ц": "z",
        "ч": "tsch", "ш": "sch", "щ": "schtsch", "э": "e", "ю": "ju", "я": "ja", "в": "w",
        "з": "s", "е": "e", "і": "i", "ї": "ji", "є": "je", "ґ": "g",
    },
    "French newspapers": {
        r"(?<=анд)р\b": "re", r"(?<=с)им\b": "ime", "кс": "x", "ье": "ie",
        r"\bю": "you", r"ын\b": "yne",
        r"г(?=[еёиієы])": "gu", rf"(?<=[{_VOWELS}])с(?=[{_VOWELS}])": "ss", r"ин\b": "ine",
        r"(?<=[жчшщ])ё": "e", "ё": "io", r"(?<=[иы])й": "", "й": "ï", "ж": "j", "х": "kh",
        "ц": "ts", "ч": "tch", "ш": "ch", "щ": "chtch", "э": "e", "ю": "iou", r"(?<=и)я": "a",
        "я": "ia", "у": "ou", "е": "e", "і": "i", "ї": "ï", "є": "ie", "ґ": "g",
    },
    "Ukrainian national": {
        "зг": "zgh", r"\bє": "ye", "є": "ie", r"\bї": "yi", "ї": "i", r"\bй": "y", "й": "i",
        r"\bю": "yu", "ю": "iu", r"\bя": "ya", "я": "ia", "г": "h", "ґ": "g", "е": "e", "ж": "zh",
        "и": "y", "і": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    },
    "Ukrainian BGN/PCGN": {
        "зг": "z’h", "є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "г": "h", "ґ": "g",
        "е": "e", "ж": "zh", "и": "y", "і": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch",
    },
    "Bulgarian streamlined": {
        r"ия\b": "ia", "е": "e", "ж": "zh", "й": "y", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya",
    },
    "Bulgarian ALA-LC": {
        "е": "e", "ж": "zh", "й": "ĭ", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht",
        r"ъ\b": "", "ъ": "ŭ", "ю": "iu", "я": "ia",
    },
}  # fmt: skip
_OF_TONGUE = {
    "uk": ("Ukrainian national", "Ukrainian BGN/PCGN"),
    "bg": ("Bulgarian streamlined", "Bulgarian ALA-LC"),
}
_GERMAN, _ENGLISH, _EAST = "German newspapers", "English newspapers", "East German newspapers"
_SPELT[_EAST] = _SPELT[_GERMAN] | {"ж": "sh"}
_ABROAD = (_ENGLISH, _GERMAN, _EAST, "French newspapers")
# What a German or a Frenchman hears in Bulgarian.
_BULGARIAN = str.maketrans({"ъ": "а", "Ъ": "А", "щ": "шт", "Щ": "Шт"})
_FULL = re.compile(r"[иы]й\b")
_ENDING = re.compile(r"(?<=[oe])v\b")
_LEFT_OUT = str.maketrans("ёЁ", "еЕ")
_WRITTEN_IN_LATIN = ("sr", "mk")


def spelt(form: str, tongue: str) -> Iterator[Derived]:
    """The name as newspapers spell it; ``tongue`` is its language, "" for Russian."""
    form = unicodedata.normalize("NFC", form)
    for system in _OF_TONGUE.get(tongue, ()):
        yield _by(system, form)
    if tongue == "uk":
        english = re.sub(r"yi\b", "y", _by("Ukrainian national", form).form)
        yield Derived(english, "common English")
    if tongue in _WRITTEN_IN_LATIN:
        return
    heard = form.translate(_BULGARIAN) if tongue == "bg" else form
    for one in dict.fromkeys((heard, heard.translate(_LEFT_OUT))):
        yield from (_by(system, one) for system in _ABROAD)
    yield Derived(_by(_GERMAN, heard.replace("й", "j")).form, f"{_GERMAN}, й as j")
    yield Derived(_by(_ENGLISH, _FULL.sub("и", heard)).form, f"{_ENGLISH}, ий as i")
    # Of old: “Molotoff”.
    yield Derived(_ENDING.sub("ff", _by(_ENGLISH, heard).form), f"{_ENGLISH}, в as ff")


def _by(system: str, form: str) -> Derived:
    pattern, written = _table(system)

    def latin(match: re.Match[str]) -> str:
        found = written[match.lastindex or 0]
        return found.capitalize() if match.group()[0].isupper() else found

    return Derived(pattern.sub(latin, form), system)


@cache
def _table(system: str) -> tuple[re.Pattern[str], list[str]]:
    """All patterns of a table as one with a group for each, and what stands for each group."""
    table = _SPELT[system] | {one: to for one, to in _ALIKE.items() if one not in _SPELT[system]}
    table["[ьъ]"] = ""
    pattern = "|".join(f"({one})" for one in table)
    return re.compile(pattern, re.IGNORECASE), ["", *table.values()]
