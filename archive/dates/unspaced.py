"""The tokens of a language without spaces between words: 1949年2月3日, 二十世纪五十年代初.

The longest word that begins at a place counts; numbers, in digits or Chinese numerals, are what
the unit behind them says.
"""

from __future__ import annotations

import re
from dataclasses import replace

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
    "(?P<unit>年代|世[纪紀]|年|月|[日号號])"
)
_TWO_DECADES = re.compile("[一二三四五六七八九]{2}十")
# 四五月 is April or May, 一二月 is not December.
_NEIGHBOURS = re.compile("[一二三四五六七八九]{2}十?|十[一二三四五六七八九]{2}")
_REPUBLIC = re.compile("(?:中[华華])?民[国國]")
_FIRST_OF_THE_REPUBLIC = 1912
# 前10日 is the first ten days or the tenth day before.
_FIRST_OR_BEFORE = ("前", "后", "後")
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "元": 1,
}  # fmt: skip
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}


def tokenise_unspaced(text: str, language: Language) -> list[Token]:
    """The tokens of a plain text; UnknownWord at the first sign that no date has."""
    plain = re.sub("(?<=[0-9]{4}) *[?] *年", "年?", folded(text))
    plain = re.sub(f"(?<=[0-9年月日{_NUMERALS}])~(?=[0-9{_NUMERALS}])", "-", plain)
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
            if word in _FIRST_OR_BEFORE and _NUMBER.match(plain, place + length):
                problem = f"“{word}” before a number can mean several things"
                raise DateSyntaxError(text, problem, "Write the days or months.", place)
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
    if match is None or _unit(match, plain) != "年" or not 1 <= value <= 999:
        raise DateSyntaxError(
            text, f"“{name[0]}” has no year", "Write it like 民国38年 or 1949年.", name.start()
        )
    year = _FIRST_OF_THE_REPUBLIC - 1 + value
    return [Token(Kind.YEAR, year, name[0] + match[0], name.start())], match.end()


def _last_year_of_the_republic(before: list[Token]) -> int:
    """The year of the Republic that a short one goes on from: 民国三十八年至四十二年; else 0."""
    years = [token for token in before if token.kind is Kind.YEAR]
    named = years and any(_REPUBLIC.match(token.text) for token in years)
    return int(years[-1].value) if named else 0


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
    """The tokens of a number with its unit."""
    number = match["number"]
    unit = _unit(match, plain)
    token = Token(Kind.NUMBER, _value(number), match[0].strip(), match.start())
    if unit == "年":
        return [_year(token, number, before, text)]
    if unit == "年代":
        return _decades(token, number, text)
    if unit.startswith("世"):
        century = Token(Kind.CENTURY, "", unit, token.start)
        return [replace(token, kind=Kind.ORDINAL), *([century] if match["unit"] else [])]
    if unit and unit[0] in "时時点點":
        return _clock(match, token, before, text)
    if unit and _NEIGHBOURS.fullmatch(number):
        raise _error(token, text, "can mean two of them", "Write it in digits.")
    if unit.startswith("月"):
        if not 1 <= int(token.value) <= 12:
            problem = f"there is no month {token.value}"
            raise DateSyntaxError(text, problem, "Months are 1 to 12.", token.start)
        return [replace(token, kind=Kind.MONTH)]
    return [token if unit else _bare(token, number)]


def _unit(match: re.Match[str], plain: str) -> str:
    """The unit of the number; that of the next where it is said once: 2-3月, 1950至1960年代."""
    if match["unit"]:
        return match["unit"]
    following = _NEXT_UNIT.match(plain, match.end())
    if following and (_value(match["number"]) < 100 or following["unit"] == "年代"):
        return following["unit"]
    return ""


def _bare(token: Token, number: str) -> Token:
    """A number without a unit, of the kind that its digits say."""
    kind, value = number_kind(number if number.isascii() else str(token.value))
    return replace(token, kind=kind, value=value)


def _error(token: Token, text: str, problem: str, remedy: str) -> DateSyntaxError:
    return DateSyntaxError(text, f"“{token.text}” {problem}", remedy, token.start)


def _year(token: Token, number: str, before: list[Token], text: str) -> Token:
    """A year has four digits, or an era before it."""
    value = int(token.value)
    if before and before[-1].kind is Kind.ERA and 0 < value <= 9999:
        return replace(token, kind=Kind.YEAR)
    of_the_republic = _FIRST_OF_THE_REPUBLIC - 1 + value
    if value <= 999 and 0 < _last_year_of_the_republic(before) < of_the_republic:
        return replace(token, kind=Kind.YEAR, value=of_the_republic)
    if value < 100 and len(number) < 4:
        raise DateSyntaxError(
            text, "a year has two digits", "Write all four digits, like 1949年.", token.start
        )
    return _bare(token, number)


def _decades(token: Token, number: str, text: str) -> list[Token]:
    """1950年代, 五十年代, or both of 五六十年代."""
    short = replace(token, kind=Kind.SHORT_DECADE)
    if _TWO_DECADES.fullmatch(number):
        first, last = (replace(short, value=_DIGITS[sign] * 10) for sign in number[:2])
        return [first, Token(Kind.TO, "", "", token.start), last]
    value = int(token.value)
    if value % 10 or value > 9999:
        raise _error(token, text, "is no decade", "Write it like 1950年代.")
    return [short if value < 100 and len(number) < 4 else replace(token, kind=Kind.DECADE)]


def _clock(match: re.Match[str], hour: Token, before: list[Token], text: str) -> list[Token]:
    """上午9时30分: hours and minutes, with the part of the day behind them."""
    written = match["minute"] or "0"
    minute = 30 if written == "半" else _value(written)
    tokens = [hour, replace(hour, kind=Kind.COLON), replace(hour, value=minute)]
    if before and before[-1].kind is Kind.CLOCK:
        if before[-1].text == "晚上" and hour.value == 12:
            problem = "“晚上12点” may be the midnight before or after"
            raise DateSyntaxError(text, problem, "Write it like 0时 of the day.", hour.start)
        tokens.append(before.pop())
    return tokens
