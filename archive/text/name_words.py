"""What a name is found by, however it is typed.

``name_vector`` gives the lexemes of a name, as PostgreSQL's tsvector takes them, and
``NameQuestion`` the questions to them, as tsquery literals. A name is found by its words, and
by these beside:

    maotse, tsetung       neighbouring words written as one
    =mao tse tung         the whole name, in any order of its words
    =maotsetung           the whole name written as one, in its order and turned round
    jf, .j                initials of forenames, and a word that is an initial itself
    ^m, ^ma               how its words begin: looked up faster than all words that begin so
    ^^d                   that a second word begins so, as in “Dietrich, David”

Weight A is the form that was recorded, weight D what rules have made of it.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from archive.text.folding import tokens
from archive.text.lexemes import Run, pairs, runs
from archive.text.loosening import loosened, without_particles
from archive.text.names import natural_order

RECORDED, DERIVED = "A", "D"
GAP = 5
SHORT = 2  # letters of a beginning that stands among the lexemes itself
LONG = 5  # letters from which a word may be several written as one
MOST_TURNED = 6
_LONGEST = 200  # letters of a lexeme; PostgreSQL takes 2,046 bytes
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def name_vector(form: str, derived: Iterable[str] = ()) -> str:
    """The lexemes of a name and of the forms derived from it, each of the same words once."""
    places: dict[str, list[str]] = defaultdict(list)
    start = 1
    known = set()
    for weight, one in ((RECORDED, form), *((DERIVED, other) for other in derived)):
        for order in dict.fromkeys((one, natural_order(one))):
            if (words := tuple(tokens(order))) not in known:
                known.add(words)
                start = _add(places, order, start, weight)
    return " ".join(f"'{lexeme}':{','.join(where)}" for lexeme, where in places.items())


def _add(places: dict[str, list[str]], form: str, start: int, weight: str) -> int:
    """Add the lexemes of one form from a place on; the place where the next may start."""
    place = start
    words: list[str] = []
    begun: Counter[str] = Counter()

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
                begun[run.token[:size]] += size <= len(run.token)
        words.append(run.token)
    for beginning, number in begun.items():
        for least in range(1, number + 1):
            put("^" * least + beginning, start)
    for at, (one, other) in enumerate(pairwise(words)):
        put(one + other, start + at)
    for turned in _turned(words):
        put("=" + "".join(turned), start)
    put(_sorted(words), start)
    if (plain := without_particles(form)) != form:
        put(_sorted(tokens(plain)), start)
    for lexeme in _initials(words):
        put(lexeme, start)
    return place + GAP


def _sorted(words: list[str]) -> str:
    """The lexeme of a whole name in any order of its words."""
    return "=" + " ".join(sorted(words))


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
        if self._looser and len(self._looser.parts) == 1:
            return self._looser.parts
        return NameQuestion(" ".join(latin)), NameQuestion(" ".join(others))

    @cached_property
    def exact(self) -> str:
        """Names that consist of just these words, in any order or written as one."""
        return f"{self.typed} | {self._looser.exact}" if self._looser else self.typed

    @cached_property
    def typed(self) -> str:
        """The same without what the name need not have: it is all of the name."""
        return " | ".join(map(_quoted, self._names))

    @cached_property
    def initialed(self) -> str:
        """Names that have all longer words, and words that begin with the single letters.

        "" where there are not both.
        """
        single = [len(run.token) == 1 and not run.unspaced for run in self._runs]
        if all(single) or not any(single):
            return ""
        ways = [self._begun(at) if one else self._whole(at) for at, one in enumerate(single)]
        return " & ".join(map(_either, ways))

    @cached_property
    def whole(self) -> str:
        """Names that have all the words."""
        own = " & ".join(_either(self._whole(at)) for at in range(len(self._runs)))
        return f"({own}) | {self._looser.whole}" if self._looser else own

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
        if self._looser:
            ways.append(self._looser.start)
        return " | ".join(f"({way})" for way in dict.fromkeys(ways))

    @property
    def tells(self) -> bool:
        """Whether there is more in it than an initial."""
        return any(run.unspaced or len(run.token) > 1 for run in self._runs)

    def fit(self, form: str) -> int | None:
        """How a form answers: 0 it is the whole name, 1 it has all words, 2 beginnings; None not."""
        fits = [self._fit(form), *([self._looser.fit(form)] if self._looser else [])]
        return min((fit for fit in fits if fit is not None), default=None)

    def _fit(self, form: str) -> int | None:
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
            or self._beginning(at) in places
            or (not self._beginning(at) and any(one.startswith(words[at]) for one in plain))
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

    def _beginning(self, at: int) -> str:
        """The lexeme of a short beginning; "" of a longer word.

        As many words of the name must begin so as are asked for: in “Dulles, D.” the surname does
        not stand for the initial as well.
        """
        run = self._runs[at]
        if run.unspaced or len(run.token) > SHORT:
            return ""
        return begun(run.token, [one.token for one in self._runs])

    @cached_property
    def _looser(self) -> "NameQuestion | None":
        """The question without titles and particles, which the name need not have."""
        plain = loosened(self.text)
        return None if plain == self.text else NameQuestion(plain)

    @cached_property
    def _names(self) -> list[str]:
        """The lexemes of a whole name of these words."""
        found = []
        for words in self._spellings if self._runs else ():
            found += [_sorted(words), "=" + "".join(words)]
        return [one[:_LONGEST] for one in dict.fromkeys(found)]

    @cached_property
    def _runs(self) -> list[Run]:
        return [run for run, _start in runs(self.text)]

    @cached_property
    def _spellings(self) -> list[list[str]]:
        """The words as they are typed, and with their umlauts written out."""
        typed = [run.token for run in self._runs]
        spelt = [run.token for run, _start in runs(spelt_out(self.text))]
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
        if beginning := self._beginning(at):
            return [_quoted(beginning), _quoted(run.token)]
        return [f"{_quoted(words[at])}:*" for words in self._spellings]


def begun(beginning: str, words: Iterable[str]) -> str:
    """The lexeme of names in which as many words begin so as do among these."""
    return "^" * sum(word.startswith(beginning) for word in words) + beginning


def spelt_out(text: str) -> str:
    """The text with its umlauts written out: “Mueller”."""
    return unicodedata.normalize("NFC", text).translate(_UMLAUTS)


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
