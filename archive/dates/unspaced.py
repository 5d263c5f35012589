"""The tokens of a language without spaces between words: 1949年2月3日, 二十世纪五十年代初.

The longest word that begins at a place counts; numbers, in digits or Chinese numerals, are what
the unit behind them says.
"""

from __future__ import annotations

import re

from .errors import DateSyntaxError
from .languages import Kind, Language, folded
from .tokens import SIGN, Token, UnknownWord, number_kind, refuse, sign_token

_LONGEST_WORD = 7
_NUMERALS = "〇零○一二三四五六七八九十百廿卅元"
_NUMBER = re.compile(
    rf"(?P<number>[0-9]+|[{_NUMERALS}]+)\s*"
    "(?P<unit>年代|世[纪紀]|年|月份|月|[日号號]"
    f"|[时時点點](?P<minute>半|[0-9]{{1,2}}|[{_NUMERALS}]+)?分?)?"
)
_STARTS = (Kind.ORDINAL, Kind.DECADE, Kind.SHORT_DECADE, Kind.YEAR)
_NEXT_UNIT = re.compile(
    rf"(?:[-~,或和至到及与與]\s*(?:[0-9]{{1,4}}|[{_NUMERALS}]{{1,4}})\s*)+"
    "(?P<unit>年代|世[纪紀]|月|[日号號])"
)
_TWO_DECADES = re.compile("[一二三四五六七八九]{2}十年代")
# 四五月 is April or May, 一二月 is not December.
_NEIGHBOURS = re.compile("[一二三四五六七八九]{2}十?|十[一二三四五六七八九]{2}")
_REPUBLIC = re.compile("(?:中[华華])?民[国國]")
_FIRST_OF_THE_REPUBLIC = 1912
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "元": 1,
}  # fmt: skip
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}


def tokenise_unspaced(text: str, language: Language) -> list[Token]:
    """The tokens of a plain text; UnknownWord at the first sign that no date has."""
    plain = re.sub(f"(?<=[0-9年月日{_NUMERALS}])~(?=[0-9{_NUMERALS}])", "-", folded(text))
    tokens: list[Token] = []
    place = 0
    while place < len(plain):
        found, place = _next(plain, place, tokens, language, text)
        if tokens and found and tokens[-1].kind is Kind.PART and found[0].kind in _STARTS:
            # 19世纪末20世纪初: nothing stands between the two.
            tokens.append(Token(Kind.TO, "", "", found[0].start))
        tokens += found
    return [token for token in tokens if token.kind is not Kind.NOISE]


def _next(
    plain: str, place: int, before: list[Token], language: Language, text: str
) -> tuple[list[Token], int]:
    """What begins at the place, and the place after it."""
    republic = _REPUBLIC.match(plain, place)
    if republic:
        return _year_of_the_republic(plain, republic, text)
    for length in range(min(_LONGEST_WORD, len(plain) - place), 0, -1):
        word = plain[place : place + length]
        meaning = language.words.get(word)
        if meaning:
            refuse(meaning, text, word, place)
            if word.endswith("旬") and not (before and before[-1].kind is Kind.MONTH):
                raise DateSyntaxError(text, f"“{word}” needs a month", "Write the month.", place)
            return [Token(*meaning, word, place)], place + length
    match = _NUMBER.match(plain, place)
    if match:
        return _numbered(match, plain, before, text), match.end()
    sign = SIGN.match(plain, place)
    if sign is None:
        return [], place + 1
    if sign["sign"] and sign["sign"].isalnum():
        raise UnknownWord(sign["sign"], sign.start("sign"))
    return [sign_token(sign, text)], sign.end()


def _year_of_the_republic(plain: str, name: re.Match[str], text: str) -> tuple[list[Token], int]:
    """民国三十八年 is 1949: the Republic of China reckons in the Gregorian calendar."""
    match = _NUMBER.match(plain, name.end())
    value = _value(match["number"]) if match else 0
    if match is None or match["unit"] != "年" or not 1 <= value <= 999:
        raise DateSyntaxError(
            text, f"“{name[0]}” has no year", "Write it like 民国38年 or 1949年.", name.start()
        )
    year = _FIRST_OF_THE_REPUBLIC - 1 + value
    return [Token(Kind.YEAR, year, name[0] + match[0], name.start())], match.end()


def _value(number: str) -> int:
    """The value of digits or numerals, in places (一九四九) or with tens (三十八)."""
    if number.isascii():
        return int(number[:9])
    if not any(sign in _TENS for sign in number):
        return int("".join(str(_DIGITS[sign]) for sign in number[:9]))
    total = digit = 0
    for sign in number[:9]:
        if sign in _TENS:
            unit = _TENS[sign]
            total += unit if unit in (20, 30) else unit * (digit or 1)
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def _numbered(match: re.Match[str], plain: str, before: list[Token], text: str) -> list[Token]:
    number, start = match["number"], match.start()
    value = _value(number)
    following = _NEXT_UNIT.match(plain, match.end())
    two_decades = _TWO_DECADES.fullmatch(match[0])
    if two_decades:
        first, last = (
            Token(Kind.SHORT_DECADE, _DIGITS[sign] * 10, match[0], start) for sign in match[0][:2]
        )
        return [first, Token(Kind.TO, "", "", start), last]
    unit = match["unit"] or ""
    if not unit and following and (value < 100 or following["unit"] == "年代"):
        # 2-3月, 十八至十九世纪, 1950至1960年代: the unit is said once.
        unit = following["unit"]
    shown = match[0].strip()
    if unit == "年":
        return [_year(number, value, shown, start, before, text)]
    if unit == "年代":
        kind = Kind.DECADE if value > 99 or len(number) == 4 else Kind.SHORT_DECADE
        if value % 10 or value > 9999:
            raise DateSyntaxError(text, f"“{shown}” is no decade", "Write it like 1950年代.", start)
        return [Token(kind, value, shown, start)]
    if unit.startswith("世"):
        ordinal = Token(Kind.ORDINAL, value, shown, start)
        return [ordinal, Token(Kind.CENTURY, "", unit, start)] if match["unit"] else [ordinal]
    if unit[:1] in "月日号號" and unit and _NEIGHBOURS.fullmatch(number):
        raise DateSyntaxError(text, f"“{shown}” can mean two of them", "Write it in digits.", start)
    if unit.startswith("月"):
        if not 1 <= value <= 12:
            raise DateSyntaxError(text, f"there is no month {value}", "Months are 1 to 12.", start)
        return [Token(Kind.MONTH, value, shown, start)]
    if unit[:1] in ("时", "時", "点", "點") and unit:
        return _clock(match, value, before)
    if unit:
        return [Token(Kind.NUMBER, value, shown, start)]
    kind, value = number_kind(str(value) if not number.isascii() else number)
    return [Token(kind, value, shown, start)]


def _year(number: str, value: int, shown: str, start: int, before: list[Token], text: str) -> Token:
    """A year has four digits, or an era before it."""
    era = bool(before) and before[-1].kind is Kind.ERA
    if era and 0 < value <= 9999:
        return Token(Kind.YEAR, value, shown, start)
    if value < 100 and len(number) < 4:
        raise DateSyntaxError(
            text, "a year has two digits", "Write all four digits, like 1949年.", start
        )
    kind, value = number_kind(number if number.isascii() else str(value))
    return Token(kind, value, shown, start)


def _clock(match: re.Match[str], value: int, before: list[Token]) -> list[Token]:
    """上午9时30分: hours and minutes with the part of the day behind them."""
    minute = match["minute"] or "0"
    tokens = [
        Token(Kind.NUMBER, value, match[0], match.start()),
        Token(Kind.COLON, "", ":", match.start()),
        Token(Kind.NUMBER, 30 if minute == "半" else _value(minute), match[0], match.start()),
    ]
    if before and before[-1].kind is Kind.CLOCK:
        tokens.append(before.pop())
    return tokens
