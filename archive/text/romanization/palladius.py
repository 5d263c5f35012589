"""Chinese names in Russian records, by the system of Palladius: “Чжоу Эньлай” read as pinyin."""

import re
from collections.abc import Iterator
from functools import cache

from archive.text.romanization.derived import Derived
from archive.text.romanization.mandarin import in_cyrillic, in_latin
from archive.text.romanization.syllables import PINYIN, split

_TONGUES = ("", "ru", "zh")
# What hardly a Russian name is made of throughout; it spares them the table.
_ALIKE = re.compile(
    r"(?:(?:чж|цз|[бпмфдтнлгкхжцчшсв])?+[яюеёаоэуиы][йоуаэеы]*+(?:нь?|р\b)?+[-ъ]?+)++"
)
_MOST_SYLLABLES = 4
_LONGEST_WORD = 18  # letters
# Surnames of two syllables: Ouyang, Sima.
_OF_TWO = (
    "ouyang sima zhuge shangguan xiahou dongfang huangfu yuchi gongsun murong situ linghu zhangsun"
    " yuwen dugu nangong duanmu tantai shentu xuanyuan chunyu chanyu taishi wenren zhongli sikong"
    " xianyu huyan moqi ximen puyang helian"
)
# Spellings of the time: “Пын Дэхуай”, “Чен И”, “Жень Биши”.
_OLDER = re.compile("ын|(?<=[бпмфдтнлгкхжцчшзр])ен|(?<=с)ен(?=ь?(?:[-ъ]|$))")


def from_palladius(form: str, language: str = "") -> Iterator[Derived]:
    """The Latin forms of a Chinese name in Cyrillic letters; nothing of any other."""
    words = form.casefold().replace(",", " ").split()
    if len(words) != 2 or language.split("-")[0] not in _TONGUES:
        return
    if not all(len(word) <= _LONGEST_WORD and _ALIKE.fullmatch(word) for word in words):
        return
    surname, given = (_syllables(word) or _syllables(_OLDER.sub(_as_now, word)) for word in words)
    if not surname or not given or len(surname + given) > _MOST_SYLLABLES:
        return
    if len(surname) == 1 or "".join(surname) in _OF_TWO.split():
        yield from in_latin(surname, given)


def _as_now(match: re.Match[str]) -> str:
    return "эн"


def _syllables(word: str) -> list[str]:
    """The syllables of the word in pinyin; [] where it has another."""
    table, found = _pinyin(), []
    for piece in filter(None, re.split("[-ъ]", word)):
        syllables = split(piece, frozenset(table), "аоэ")
        if not syllables:
            return []
        found += [table[one] for one in syllables]
    return found


@cache
def _pinyin() -> dict[str, str]:
    """The syllables of pinyin by those of Palladius; ло is more often luo than lo."""
    return {in_cyrillic([one], []).form.casefold(): one for one in sorted(PINYIN)}
