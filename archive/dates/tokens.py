"""From people's words to tokens: what each word of a date means in one language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from .errors import DateSyntaxError
from .languages import Kind, Language

LONGEST_PHRASE = 4
_DASHES = "‐‑‒–—―−﹘﹣－"
_APOSTROPHES = "’‘ʼ`´"
_PLAIN = str.maketrans(
    dict.fromkeys(_DASHES, "-") | dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys('()"“”„«»', " ")
)
_PUNCTUATION = {
    ".": Kind.DOT,
    ",": Kind.COMMA,
    ";": Kind.COMMA,
    ":": Kind.COLON,
    "/": Kind.SLASH,
    "&": Kind.AND,
}
_PREFIXES = (Kind.BEFORE, Kind.AFTER)
_ROMAN = re.compile("x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: its kind, its value, and the text and place it had.

    A numeric date like 03/02/1949 is one token, its value the order of its parts.
    """

    kind: Kind
    value: int | str
    text: str
    start: int = 0
    parts: tuple[Token, ...] = ()


def plain_text(words: str) -> str:
    """The words with ASCII digits, hyphens, apostrophes and spaces, and nothing invisible."""
    signs = []
    for sign in words.translate(_PLAIN):
        digit = unicodedata.decimal(sign, None)
        if digit is not None:
            signs.append(str(digit))
        elif unicodedata.category(sign) != "Cf":
            signs.append(" " if sign.isspace() else unicodedata.normalize("NFKC", sign))
    return "".join(signs).translate(_PLAIN).strip()


def tokenise(text: str, language: Language) -> list[Token]:
    """The tokens of a plain text; DateSyntaxError at the first word that no date has."""
    tokens: list[Token] = []
    raw = list(
        _pattern(language.ordinal_suffixes, language.decade_suffixes).finditer(text.casefold())
    )
    place = 0
    while place < len(raw):
        match = raw[place]
        if match["number"]:
            tokens.append(_number(match))
            place += 1
        elif match["word"]:
            token, place = _word(raw, place, language, text)
            tokens.append(token)
        else:
            tokens.append(_sign(match, text))
            place += 1
    return [token for token in tokens if token.kind is not Kind.NOISE]


@lru_cache
def _pattern(ordinals: str, decades: str) -> re.Pattern[str]:
    return re.compile(
        r"(?P<number>[0-9]+)"
        rf"(?:(?:(?P<ordinal>{ordinals})|(?P<decade>{decades}))\b)?"
        r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<dots>\.\.+)|(?P<spaced>\s-+\s)"
        r"|(?P<dash>-+)|(?P<sign>\S)"
    )


def _number(match: re.Match[str]) -> Token:
    digits = match["number"]
    # 10000 BC is the year -9999; no word of a date has more digits.
    if len(digits) > 5:
        kind, value = Kind.LONG_NUMBER, -1
    else:
        value = int(digits)
        kind = {1: Kind.NUMBER, 2: Kind.NUMBER, 4: Kind.YEAR}.get(len(digits), Kind.LONG_NUMBER)
    if match["ordinal"] and len(digits) <= 3:
        kind = Kind.ORDINAL
    elif match["decade"] and kind is Kind.YEAR:
        kind = Kind.DECADE
    return Token(kind, value, match[0], match.start())


def _word(raw: list[re.Match[str]], place: int, language: Language, text: str) -> tuple[Token, int]:
    """The longest phrase that begins here, and the place after it and its dot."""
    phrases = []
    words: list[str] = []
    ahead = place
    while ahead < len(raw) and raw[ahead]["word"] and len(words) < LONGEST_PHRASE:
        words.append(raw[ahead]["word"])
        ahead += 1
        if ahead < len(raw) and raw[ahead][0] in (".", "-") and raw[ahead]["word"] is None:
            next_is_word = ahead + 1 < len(raw) and raw[ahead + 1]["word"]
            dot = raw[ahead][0] == "."
            phrases.append((" ".join(words), ahead + 1 if dot else ahead))
            if not next_is_word:
                break
            ahead += 1
        else:
            phrases.append((" ".join(words), ahead))
    match = raw[place]
    for phrase, after in reversed(phrases):
        meaning = language.words.get(phrase)
        if meaning:
            after += meaning[0] in _PREFIXES and _has_hyphen(raw, after)
            return Token(*meaning, match[0], match.start()), after
    if _ROMAN.fullmatch(match[0]):
        return Token(Kind.ROMAN, _roman(match[0]), match[0], match.start()), phrases[0][1]
    if match[0] == "q" and place + 1 < len(raw) and raw[place + 1][0] in ("1", "2", "3", "4"):
        return Token(Kind.PART, "q" + raw[place + 1][0], match[0], match.start()), place + 2
    raise _unknown_word(match, language, text)


def _has_hyphen(raw: list[re.Match[str]], place: int) -> bool:
    """Whether a hyphen follows without a space: 'pre-1950' is before 1950, not before -1950."""
    return (
        place < len(raw) and bool(raw[place]["dash"]) and raw[place - 1].end() == raw[place].start()
    )


def _roman(letters: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < next_ else one for one, next_ in zip(values, following, strict=True))


def _sign(match: re.Match[str], text: str) -> Token:
    sign, start = match[0], match.start()
    if match["dots"]:
        return Token(Kind.DOTS, "", sign, start)
    if match["spaced"]:
        return Token(Kind.SPACED_DASH, "", sign, start)
    if match["dash"]:
        return Token(Kind.DASH, "", sign, start)
    if sign in ("?", "~", "%"):
        return Token(Kind.MARK, sign, sign, start)
    if sign in _PUNCTUATION:
        return Token(_PUNCTUATION[sign], "", sign, start)
    if sign == "'":
        raise DateSyntaxError(text, "a year is cut short", "Write all four digits.", start)
    raise DateSyntaxError(
        text, f"“{sign}” has no meaning in a date", "Leave it away or write it in words.", start
    )


def _unknown_word(match: re.Match[str], language: Language, text: str) -> DateSyntaxError:
    word = match[0]
    close = get_close_matches(word[:20], language.words, 1, 0.8) if len(word) > 3 else []
    if close:
        remedy = f"Did you mean “{close[0]}”?"
    else:
        remedy = "Write a date like “3 February 1949”, “ca. 1949”, “before March 1950” or “n.d.”."
    return DateSyntaxError(text, f"“{word[:40]}” is no word of a date", remedy, match.start())
