"""From people's words to tokens: what each word of a date means in one language.

Languages that part their words by spaces are read here, Chinese in unspaced.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from .errors import DateSyntaxError
from .languages import REMEDIES, Kind, Language, Meaning, folded

LONGEST_PHRASE = 5
_DASHES = "‐‑‒–—―−﹘﹣－─⸺⸻"
_WAVES = re.compile("(?<=\\S)\\s*[～〜]\\s*(?=\\S)")
_APOSTROPHES = "’‘ʼ`´"
_PLAIN = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys('()"“”„«»《》「」', " ")
    | dict.fromkeys("【〔", "[")
    | dict.fromkeys("】〕", "]")
    | {"、": ",", "。": ".", "·": ".", "・": ".", "〜": "~"}
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
_CYRILLIC = str.maketrans("хі", "xi")
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
    # A wave is a dash between two dates, and 'about' beside one.
    for sign in _WAVES.sub("-", unicodedata.normalize("NFC", words)).translate(_PLAIN):
        digit = unicodedata.decimal(sign, None)
        if digit is not None:
            signs.append(str(digit))
        elif unicodedata.category(sign) != "Cf":
            signs.append(" " if sign.isspace() else unicodedata.normalize("NFKC", sign))
    return "".join(signs).translate(_PLAIN).strip()


class UnknownWord(Exception):
    """Raised at the first word that the language does not have: the word and where it begins."""

    def __init__(self, word: str, start: int) -> None:
        super().__init__(word)
        self.word = word
        self.start = start


def tokenise(text: str, language: Language) -> list[Token]:
    """The tokens of a plain text; UnknownWord at the first word that no date has."""
    tokens: list[Token] = []
    plain = _spelled(text, language)
    raw = list(_pattern(language.ordinal_suffixes, language.decade_suffixes).finditer(plain))
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
            tokens.append(sign_token(match, text))
            place += 1
    return _without_noise(tokens, text)


def _without_noise(tokens: list[Token], text: str) -> list[Token]:
    """What has a meaning; DateSyntaxError for 'the day after 3 May', which is 4 May."""
    kept: list[Token] = []
    unit: Token | None = None
    for token in tokens:
        if token.kind is Kind.NOISE:
            if token.value == "unit" and not (kept and kept[-1].kind in "NOYTDR"):
                unit = token
            continue
        if unit and token.kind in _PREFIXES:
            raise DateSyntaxError(
                text,
                f"“{unit.text} {token.text}” counts from another date",
                "Write the date that is meant.",
                unit.start,
            )
        unit = None
        kept.append(token)
    return kept


def _spelled(text: str, language: Language) -> str:
    """The text folded, with the spellings of the language made plain and elisions parted."""
    plain = text.casefold()
    for found, spelling in language.spellings:
        plain = re.sub(found, spelling, plain)
    if language.elisions:
        joined = "|".join(language.elisions)
        plain = re.sub(rf"\b({joined})'(?=\w)", r"\1 ", plain)
    return _HOURS.sub(lambda match: match[0].replace("h", ":").replace(".", " "), folded(plain))


_HOURS = re.compile(r"(?<=[0-9]) ?h\.? ?(?=[0-9]{2}(?![0-9]))")
_SIGNS = r"(?P<dots>\.\.+)|(?P<spaced>\s-+\s)|(?P<dash>-+)|(?P<sign>\S)"
SIGN = re.compile(_SIGNS)


@lru_cache
def _pattern(ordinals: str, decades: str) -> re.Pattern[str]:
    return re.compile(
        r"(?P<number>[0-9]+)"
        rf"(?:(?:(?P<decade>{decades})|(?P<ordinal>{ordinals}))(?![^\W_]))?"
        r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)(?:'(?!\d))?"
        rf"|{_SIGNS}"
    )


def _number(match: re.Match[str]) -> Token:
    digits = match["number"]
    kind, value = number_kind(digits)
    if match["ordinal"] and len(digits) <= 3:
        kind = Kind.ORDINAL
    elif _is_no_year(match, value):
        raise UnknownWord(match[0], match.start())
    elif match["decade"] and kind is Kind.YEAR:
        kind = Kind.DECADE
    elif match["decade"] and len(digits) == 2:
        kind = Kind.SHORT_DECADE
    return Token(kind, value, match[0], match.start())


def _is_no_year(match: re.Match[str], value: int) -> bool:
    """1950th and 1949s are slips; the ordinals of Russian years (1949-й) are not."""
    ordinal = match["ordinal"] or ""
    return (ordinal.isascii() and ordinal.isalpha()) or bool(
        match["decade"] and len(match["number"]) == 4 and value % 10
    )


def number_kind(digits: str) -> tuple[Kind, int]:
    """What a number of so many digits is, and its value (-1 where it is too long)."""
    # 10000 BC is the year -9999; no word of a date has more digits.
    if len(digits) > 5:
        return Kind.LONG_NUMBER, -1
    kinds = {1: Kind.NUMBER, 2: Kind.NUMBER, 4: Kind.YEAR}
    return kinds.get(len(digits), Kind.LONG_NUMBER), int(digits)


def _word(raw: list[re.Match[str]], place: int, language: Language, text: str) -> tuple[Token, int]:
    """The longest phrase that begins here, and the place after it and its dot."""
    phrases = []
    words: list[str] = []
    ahead = place
    while ahead < len(raw) and raw[ahead]["word"] and len(words) < LONGEST_PHRASE:
        words.append(raw[ahead]["word"])
        ahead += 1
        following = ahead
        # One or two signs may stand within a phrase: n.d., vis-à-vis, av. J.-C.
        while following < min(ahead + 2, len(raw)) and raw[following][0] in (".", "-"):
            following += 1
        dot = following > ahead and raw[ahead][0] == "."
        phrases.append((" ".join(words), ahead + dot))
        if following < len(raw) and not raw[following]["word"]:
            break
        ahead = following
    match = raw[place]
    for phrase, after in reversed(phrases):
        meaning = language.words.get(phrase)
        # 'et avant' closes a phrase; in 'après 1945 et avant 1950' it is an 'et' and an 'avant'.
        if meaning and not (meaning[1] == "last" and after < len(raw)):
            refuse(meaning, text, phrase, match.start())
            after += meaning[0] in _PREFIXES and _has_hyphen(raw, after)
            return Token(*meaning, match[0], match.start()), after
    token = _roman_token(match, language)
    if token:
        after = phrases[0][1]
        suffixed = token.kind is Kind.ROMAN and _has_suffix(raw, place, language)
        return (replace(token, kind=Kind.ORDINAL), place + 3) if suffixed else (token, after)
    if match[0] == "q" and place + 1 < len(raw) and raw[place + 1][0] in ("1", "2", "3", "4"):
        return Token(Kind.PART, "q" + raw[place + 1][0], match[0], match.start()), place + 2
    raise UnknownWord(match["word"], match.start())


def refuse(meaning: Meaning, text: str, word: str, start: int) -> None:
    """DateSyntaxError where the word is known and cannot be read, as Brumaire."""
    if meaning[0] is Kind.REFUSED:
        problem, remedy = REMEDIES[str(meaning[1])]
        raise DateSyntaxError(text, f"“{word}” {problem}", remedy, start)


def _has_hyphen(raw: list[re.Match[str]], place: int) -> bool:
    """Whether a hyphen follows without a space: 'pre-1950' is before 1950, not before -1950."""
    return (
        place < len(raw) and bool(raw[place]["dash"]) and raw[place - 1].end() == raw[place].start()
    )


def _roman_token(match: re.Match[str], language: Language) -> Token | None:
    """XIX, or with a suffix of its language XIXe; Cyrillic Х and І are taken for Roman ones."""
    word = match["word"].translate(_CYRILLIC)
    letters = re.match("[ivx]+", word)
    if letters is None or not _ROMAN.fullmatch(letters[0]):
        return None
    suffix = word[letters.end() :]
    if suffix and not re.fullmatch(language.roman_suffixes or "(?!)", suffix):
        return None
    kind = Kind.ORDINAL if suffix else Kind.ROMAN
    return Token(kind, _roman(letters[0]), match[0], match.start())


def _has_suffix(raw: list[re.Match[str]], place: int, language: Language) -> bool:
    """Whether a suffix follows behind a hyphen: XIX-го."""
    return bool(
        _has_hyphen(raw, place + 1)
        and place + 2 < len(raw)
        and raw[place + 2].start() == raw[place + 1].end()
        and raw[place + 2]["word"]
        and re.fullmatch(language.roman_suffixes or "(?!)", raw[place + 2]["word"])
    )


def _roman(letters: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < next_ else one for one, next_ in zip(values, following, strict=True))


def sign_token(match: re.Match[str], text: str) -> Token:
    """A dash, a mark or another sign; DateSyntaxError for one that no date has."""
    sign, start = match[0].strip(), match.end() - len(match[0].strip())
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
