"""Words set in the order of the grammar: what depends on the words around it in a language.

The grammar of phrases.py has 'before' in front of its date and each decade as one token.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .errors import DateSyntaxError
from .glue import letters
from .languages import REMEDIES, Kind, Language
from .tokens import Token

# The Russian 'в.' is a century behind its number (XIX в.), elsewhere 'in'.
_CENTURY_OR_IN = (Kind.CENTURY, "or in")
_UNTIL = (Kind.BEFORE, "until")
_DATE = "NYTODdMRSCWA"
_JOINERS = ">-_&|,/e"
_CENTURY = re.compile("[NOR]C|C[NOR]")
_DECADE_WORD = re.compile("L[YN](?:[>_&|,/-]+(?:Y|N(?![MR])))*")
_TWO_DECADES = re.compile("[YD][>_&|,/-]+d")
_BEFORE_A_DECADE = re.compile(r"(?<![NOMRS])(?:Y(?=[_/-]D)|N(?=[>_&|,/-]d))")


def arranged(tokens: list[Token], language: Language, text: str) -> list[Token]:
    """The tokens in that order; DateSyntaxError for a decade of two digits alone."""
    if language.behind:
        tokens = _moved_ahead(tokens, language)
    if language.tuesday:
        tokens = _tuesdays(tokens, language)
    tokens = [
        token
        for place, token in enumerate(tokens)
        if (token.kind, token.value) != _CENTURY_OR_IN
        or (place and tokens[place - 1].kind in "NOR")
    ]
    return _decades(_reached(_at_or_to(tokens)), text)


def _moved_ahead(tokens: list[Token], language: Language) -> list[Token]:
    """1950年以前: the word behind a date is set before it, 'between' before both dates."""
    made: list[Token] = []
    for token in tokens:
        if token.text not in language.behind or not made or made[-1].kind in _JOINERS:
            made.append(token)
        elif token.kind is Kind.BETWEEN:
            if any(one.kind in _JOINERS for one in made) and made[0].kind is not Kind.BETWEEN:
                made.insert(0, token)
        else:
            made.insert(_start_of_date(made), token)
    return made


def _tuesdays(tokens: list[Token], language: Language) -> list[Token]:
    """'mar' before a day is Tuesday where a month follows or other weekdays are named."""
    shape = letters(tokens)
    made = list(tokens)
    for match in re.finditer(r"(?<![NO])M[,.]?(?=[NO][.,]?o?(M)?)", shape):
        token = tokens[match.start()]
        if token.text == language.tuesday and (match[1] or Kind.WEEKDAY in shape):
            made[match.start()] = replace(token, kind=Kind.WEEKDAY, value=1)
    return made


def _start_of_date(tokens: list[Token]) -> int:
    """Where the last date of the tokens begins; its year comes first, behind era and marks."""
    start = len(tokens)
    before = _DATE + "PUEJGK"
    while start and tokens[start - 1].kind in before:
        start -= 1
        before = "UEJGP" if tokens[start].kind is Kind.YEAR else before
    return start


def _at_or_to(tokens: list[Token]) -> list[Token]:
    """'au' is 'to' behind a date, else 'in': 'au printemps', 'du 3 au 5', 'le 3 à 12 h'."""
    made: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind is not Kind.AT:
            made.append(token)
            continue
        clock = re.match("N(?:[.:]N)?c|N:N", letters(tokens[place + 1 :]))
        since = letters(made)
        since = since[max(map(since.rfind, _JOINERS + "BF")) + 1 :]
        if any(kind in _DATE + "P" for kind in since) and not clock:
            made.append(replace(token, kind=Kind.TO))
    return made


def _reached(tokens: list[Token]) -> list[Token]:
    """'от … до …': the 'до' that is 'before' elsewhere is 'to' here; 'de … à …': from … to …"""
    shape = letters(tokens)
    if re.match("o[^F>]+>", shape):
        tokens = [replace(tokens[0], kind=Kind.FROM), *tokens[1:]]
    place = next(
        (place for place, token in enumerate(tokens) if (token.kind, token.value) == _UNTIL), None
    )
    start = re.search("[Fo]", shape[:place]) if place is not None else None
    if place is not None and start and not re.search("[>_-]", shape[start.end() : place]):
        tokens = list(tokens)
        tokens[start.start()] = replace(tokens[start.start()], kind=Kind.FROM)
        tokens[place] = replace(tokens[place], kind=Kind.TO)
    return [token for token in tokens if token.kind is not Kind.OF]


def _decades(tokens: list[Token], text: str) -> list[Token]:
    """'années 1950', '1950–1960-е годы', '50-е годы XX века' as decades."""
    tokens = _after_the_word(tokens, text)
    for match in _BEFORE_A_DECADE.finditer(letters(tokens)):
        tokens = _as_decade(tokens, match.start())
    tokens = _in_the_century_before(tokens)
    shape = letters(tokens)
    if Kind.SHORT_DECADE not in shape:
        return tokens
    century = _CENTURY.search(shape)
    if century is None:
        short = next(token for token in tokens if token.kind is Kind.SHORT_DECADE)
        problem, remedy = REMEDIES["two-digit decade"]
        raise DateSyntaxError(text, f"“{short.text}” {problem}", remedy, short.start)
    number = next(
        int(token.value)
        for token in tokens[century.start() : century.end()]
        if token.kind is not Kind.CENTURY
    )
    rest = tokens[: century.start()] + tokens[century.end() :]
    return [
        replace(token, kind=Kind.DECADE, value=(number - 1) * 100 + int(token.value))
        if token.kind is Kind.SHORT_DECADE
        else token
        for token in rest
    ]


def _after_the_word(tokens: list[Token], text: str) -> list[Token]:
    """'années 1950' is a decade, 'années 1949–1953' are years."""
    shape = letters(tokens)
    counted = re.search("[NO]L", shape)
    if counted:
        word = tokens[counted.end() - 1]
        raise DateSyntaxError(
            text,
            f"“{word.text}” is not counted here",
            "Write its first and last day or year.",
            word.start,
        )
    for match in _DECADE_WORD.finditer(shape):
        numbers = [place for place in range(*match.span()) if tokens[place].kind in "YN"]
        if all(int(tokens[place].value) % 10 == 0 for place in numbers):
            for place in numbers:
                tokens = _as_decade(tokens, place)
    return [token for token in tokens if token.kind is not Kind.DECADE_WORD]


def _in_the_century_before(tokens: list[Token]) -> list[Token]:
    """'1920–30-е годы': the second decade is of the century of the first."""
    match = _TWO_DECADES.search(letters(tokens))
    if match is None:
        return tokens
    first, last = tokens[match.start()], tokens[match.end() - 1]
    year = int(first.value)
    if year % 10 or year % 100 >= int(last.value):
        return tokens
    both = (
        replace(first, kind=Kind.DECADE),
        replace(last, kind=Kind.DECADE, value=year - year % 100 + int(last.value)),
    )
    between = tokens[match.start() + 1 : match.end() - 1]
    return [*tokens[: match.start()], both[0], *between, both[1], *tokens[match.end() :]]


def _as_decade(tokens: list[Token], place: int) -> list[Token]:
    token = tokens[place]
    if int(token.value) % 10:
        return tokens
    kind = Kind.DECADE if token.kind is Kind.YEAR else Kind.SHORT_DECADE
    return [*tokens[:place], replace(token, kind=kind), *tokens[place + 1 :]]
