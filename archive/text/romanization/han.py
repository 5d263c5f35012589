"""Names in Chinese characters: in the other characters, in Latin and in Cyrillic letters.

Readings by pypinyin, simplified and traditional characters by OpenCC.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from archive.text.han import simplified
from archive.text.romanization.cyrillic import romanized
from archive.text.romanization.derived import Derived
from archive.text.romanization.mandarin import (
    PINYIN_NAME,
    in_cyrillic,
    in_latin,
)
from archive.text.romanization.syllables import PINYIN

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_MOST = 12
_LONGEST_OF_PERSONS = 4
_UNCHANGED = frozenset("朴范于余沈姜岳谷曲郁卜仇丑后涂宁种")
_SURNAMES_OF_TWO = frozenset(
    [
        "欧阳",
        "司马",
        "诸葛",
        "上官",
        "夏侯",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "司徒",
        "令狐",
        "长孙",
        "宇文",
        "独孤",
        "南宫",
        "端木",
        "澹台",
        "申屠",
        "轩辕",
        "淳于",
        "单于",
        "太史",
        "闻人",
        "钟离",
        "司空",
        "鲜于",
        "呼延",
        "万俟",
        "西门",
        "濮阳",
        "赫连",
    ]
)
# Surnames that are read in another way than the character is elsewhere.
_SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "查": "zha",
    "解": "xie",
    "仇": "qiu",
    "区": "ou",
    "朴": "piao",
    "盖": "ge",
    "缪": "miao",
    "翟": "zhai",
    "覃": "qin",
    "乐": "yue",
    "秘": "bi",
    "员": "yun",
    "折": "she",
    "种": "chong",
    "重": "chong",
    "祭": "zhai",
    "隗": "kui",
    "宿": "su",
    "薄": "bo",
    "柏": "bai",
    "那": "na",
    "长": "zhang",
    "召": "shao",
    "洗": "xian",
    "尉迟": "yu chi",
    "长孙": "zhang sun",
    "单于": "chan yu",
    "万俟": "mo qi",
    "澹台": "tan tai",
}


@cache
def _to_traditional() -> Any:
    from opencc import OpenCC  # loads its tables, which only an archive with Chinese in it pays

    return OpenCC("s2t")


def from_han(form: str, language: str = "") -> Iterator[Derived]:
    """The forms that follow from a name in Chinese characters alone; nothing of any other.

    What is Japanese has readings of its own, which no rule gives.
    """
    if not _HAN.search(form) or _KANA.search(form) or language.split("-")[0] == "ja":
        return
    plain = simplified(form)
    if plain != form:
        yield Derived(plain, "simplified characters")
    else:
        yield Derived(_traditional(form), "traditional characters")
    runs = _HAN.findall(plain)
    if len(runs) > 1 and len(runs[0]) > 1 and runs[0] not in _SURNAMES_OF_TWO:
        return  # such surnames, with a space behind them, are Japanese
    if "".join(runs) == plain.replace(" ", "") and len(plain) <= _MOST:
        yield from _read("".join(runs))


def _traditional(name: str) -> str:
    """In traditional characters; surnames that stay as they are where the word would change."""
    kept = name[0] if name[0] in _UNCHANGED else ""
    return kept + str(_to_traditional().convert(name.removeprefix(kept)))


def _read(name: str) -> Iterator[Derived]:
    if len(name) > _LONGEST_OF_PERSONS:
        yield Derived(" ".join(_readings(name)).capitalize(), PINYIN_NAME)
        return
    size = 2 if name[:2] in _SURNAMES_OF_TWO and len(name) > 2 else 1
    surname = _readings(name[:size], surname=True)
    given = _readings(name[size:])
    if not set(surname + given) <= PINYIN:
        return
    yield from in_latin(surname, given)
    russian = in_cyrillic(surname, given)
    yield russian
    yield from romanized(russian.form)


def _readings(characters: str, *, surname: bool = False) -> list[str]:
    if surname and characters in _SURNAMES:
        return _SURNAMES[characters].split()
    from pypinyin import (
        lazy_pinyin,  # 0.3 s and 20 MB, which only an archive with Chinese in it pays
    )

    return lazy_pinyin(characters) if characters else []
