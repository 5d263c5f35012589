"""What a name is found by, however it is typed.

``name_vector`` gives the lexemes of a name, as PostgreSQL's tsvector takes them, and
``NameQuestion`` the questions to them, as tsquery literals. A name is found by its words, and
by these beside:

    maotse, tsetung       neighbouring words written as one
    =mao tse tung         the whole name, in any order of its words
    =maotsetung           the whole name written as one, in its order and turned round
    jf, .j                initials of forenames, and a word that is an initial itself
    ^m, ^ma               how its words begin: looked up faster than all words that begin so

Weight A is the form that was recorded, weight D what rules have made of it.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from archive.text.lexemes import Run, pairs, runs
from archive.text.names import natural_order

RECORDED, DERIVED = "A", "D"
GAP = 5
SHORT = 2  # letters of a beginning that stands among the lexemes itself
LONG = 5  # letters from which a word may be several written as one
MOST_TURNED = 6
_LONGEST = 200  # letters of a lexeme; PostgreSQL takes 2,046 bytes
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def name_vector(form: str, derived: Iterable[str] = ()) -> str:
    """The lexemes of a name and of the forms derived from it."""
    places: dict[str, list[str]] = defaultdict(list)
    start = 1
    for weight, one in ((RECORDED, form), *((DERIVED, other) for other in derived)):
        for order in dict.fromkeys((one, natural_order(one))):
            start = _add(places, order, start, weight)
    return " ".join(f"'{lexeme}':{','.join(where)}" for lexeme, where in places.items())


def _add(places: dict[str, list[str]], form: str, start: int, weight: str) -> int:
    """Add the lexemes of one form from a place on; the place where the next may start."""
    place = start
    words: list[str] = []

    def put(lexeme: str, at: int) -> None:
        where = f"{at}{weight}"
        if where not in places[lexeme[:_LONGEST]]:
            places[lexeme[:_LONGEST]].append(where)

    for run, _start in runs(form):
        for lexeme in pairs(run.token) if run.unspaced else (run.token,):
            put(lexeme, place)
            place += 1
        if not run.unspaced:
            for size in range(1, SHORT + 1):
                put("^" + run.token[:size], start)
        words.append(run.token)
    for at, (one, other) in enumerate(pairwise(words)):
        put(one + other, start + at)
    for turned in _turned(words):
        put("=" + "".join(turned), start)
    put("=" + " ".join(sorted(words)), start)
    for lexeme in _initials(words):
        put(lexeme, start)
    return place + GAP


def _turned(words: list[str]) -> list[list[str]]:
    """The words, and with each of them at the head in turn."""
    size = len(words) if len(words) <= MOST_TURNED else 1
    return [words[at:] + words[:at] for at in range(size)]


def _initials(words: list[str]) -> Iterable[str]:
    """What initials stand for the forenames, and which words are initials."""
    yield from (f".{word}" for word in words if len(word) == 1 and word.isascii())
    if len(words) > 2 and all(word.isalpha() for word in words):
        yield "".join(word[0] for word in words[:-1])
        yield "".join(word[0] for word in words[1:])


@dataclass(frozen=True)
class NameQuestion:
    """The words of a name as somebody typed it, as questions to the lexemes of names.

    Each question is a tsquery literal; "" asks for nothing. Words in Latin letters and others are
    asked apart, as “Wu Hao 伍豪” are two names of one man: ``parts`` are the questions for each.
    """

    text: str

    @cached_property
    def parts(self) -> tuple["NameQuestion", ...]:
        """The questions for the words in Latin letters and for the others."""
        latin = [run.token for run in self._runs if run.token.isascii()]
        others = [run.token for run in self._runs if not run.token.isascii()]
        if not (latin and others):
            return (self,)
        return NameQuestion(" ".join(latin)), NameQuestion(" ".join(others))

    @cached_property
    def exact(self) -> str:
        """Names that consist of just these words, in any order or written as one."""
        return " | ".join(map(_quoted, self._names))

    @cached_property
    def whole(self) -> str:
        """Names that have all the words."""
        return " & ".join(_either(self._whole(at)) for at in range(len(self._runs)))

    @cached_property
    def start(self) -> str:
        """Names that have words which begin so, or begin so where they are written as one.

        A whole word may stand for an initial in the name (“Tse-ven Soong” for “Soong, T. V.”)
        where another of the words is in it.
        """
        if not self._runs:
            return ""
        begun = [_either(self._begun(at)) for at in range(len(self._runs))]
        ways = [" & ".join(begun)]
        if len(self._runs) > 1 or len(self._runs[0].token) >= LONG:
            ways += [_quoted("=" + "".join(words)) + ":*" for words in self._spellings]
        full = [at for at, run in enumerate(self._runs) if len(run.token) > 1]
        latin = all(run.token.isascii() for run in self._runs)
        if latin and len(self._runs) > 1 and full:
            initials = [
                _either([one, _quoted("." + run.token[0])])
                for one, run in zip(begun, self._runs, strict=True)
            ]
            some = _either([one for at in full for one in self._whole(at)])
            ways.append(" & ".join([*initials, some]))
        return " | ".join(f"({way})" for way in dict.fromkeys(ways))

    @property
    def tells(self) -> bool:
        """Whether there is more in it than an initial."""
        return any(run.unspaced or len(run.token) > 1 for run in self._runs)

    def fit(self, form: str) -> int | None:
        """How a form answers: 0 it is the whole name, 1 it has all words, 2 beginnings; None not."""
        places: dict[str, list[str]] = defaultdict(list)
        for order in (form, natural_order(form)):
            _add(places, order, 1, RECORDED)
        if not self._runs:
            return None
        if not places.keys().isdisjoint(self._names):
            return 0
        if all(self._held(at, places) for at in range(len(self._runs))):
            return 1
        plain = [lexeme for lexeme in places if lexeme[0] not in "=.^"]
        begun = all(
            self._held(at, places)
            or any(one.startswith(words[at]) for one in plain)
            or f".{words[at][0]}" in places
            for at in range(len(self._runs))
            for words in self._spellings[:1]
        )
        as_one = tuple("=" + "".join(words) for words in self._spellings)
        return 2 if begun or any(one.startswith(as_one) for one in places) else None

    def _held(self, at: int, lexemes: Container[str]) -> bool:
        """Whether the word at this place is among the lexemes of a form."""
        run = self._runs[at]
        if run.unspaced:
            return all(pair in lexemes for pair in pairs(run.token)[:-1] or [run.token])
        return any(words[at] in lexemes for words in self._spellings)

    @cached_property
    def _names(self) -> list[str]:
        """The lexemes of a whole name of these words."""
        found = []
        for words in self._spellings if self._runs else ():
            found += ["=" + " ".join(sorted(words)), "=" + "".join(words)]
        return [one[:_LONGEST] for one in dict.fromkeys(found)]

    @cached_property
    def _runs(self) -> list[Run]:
        return [run for run, _start in runs(self.text)]

    @cached_property
    def _spellings(self) -> list[list[str]]:
        """The words as they are typed, and with their umlauts written out."""
        typed = [run.token for run in self._runs]
        spelt = [run.token for run, _start in runs(self.text.translate(_UMLAUTS))]
        return [typed] if spelt == typed or len(spelt) != len(typed) else [typed, spelt]

    def _whole(self, at: int) -> list[str]:
        run = self._runs[at]
        if run.unspaced:
            return [" <-> ".join(map(_quoted, pairs(run.token)[:-1])) or _quoted(run.token)]
        return [_quoted(words[at]) for words in self._spellings]

    def _begun(self, at: int) -> list[str]:
        run = self._runs[at]
        if run.unspaced and len(run.token) > 1:
            return self._whole(at)
        if not run.unspaced and len(run.token) <= SHORT:
            return [_quoted("^" + run.token), _quoted(run.token)]
        return [f"{_quoted(words[at])}:*" for words in self._spellings]


def recorded(question: str) -> str:
    """The question to recorded forms only."""
    return re.sub(
        r"'([^']*)'(:\*)?", lambda one: f"'{one[1]}':{'*' if one[2] else ''}{RECORDED}", question
    )


def _either(ways: list[str]) -> str:
    return "(" + " | ".join(dict.fromkeys(ways)) + ")"


def _quoted(lexeme: str) -> str:
    """The lexeme as a literal; it has letters, digits and marks of ours only."""
    return f"'{lexeme[:_LONGEST]}'"
