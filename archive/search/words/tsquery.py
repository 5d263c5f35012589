"""The terms of a question as PostgreSQL's tsquery takes them, against archive.text.vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archive.text import stems
from archive.text.lexemes import LONGEST, is_unspaced, pairs, runs
from archive.text.loosening import without_particles
from archive.text.name_words import LONG as LONG_NAME
from archive.text.name_words import begun, spelt_out
from archive.text.vectors import LONG

if TYPE_CHECKING:
    from archive.search.words.query import Term

# Titles and summaries have lexemes of their own, for relevance asks for them all the time and an
# index knows no weights.
_WEIGHTS = {"text": "C"}
_SPACES = {"title": "t/", "summary": "s/", "note": "n/", "ref": "r/"}
_FEW = 6  # words of a phrase that is also looked for with parts written as one


class _Step(NamedTuple):
    """A lexeme of a chain, how far it stands from the one before it, and its stems."""

    lexeme: str
    distance: int = 1
    open: bool = False  # the beginning of a lexeme
    stems: tuple[str, ...] = ()


class _Where(NamedTuple):
    """The field that is asked, as a prefix of lexemes or a weight."""

    prefix: str
    weight: str

    def lexeme(self, lexeme: str, *, begun: bool = False) -> str:
        """The lexeme in quotes, with its marks. Folded words hold no quotation marks."""
        marks = ("*" if begun else "") + self.weight
        return f"'{self.prefix}{lexeme}'" + (f":{marks}" if marks else "")

    def neighbours(self, one: _Step, other: _Step) -> str:
        """The lexeme of two words that stand side by side."""
        return self.lexeme(f"{one.lexeme} {other.lexeme}", begun=other.open)

    def step(self, step: _Step) -> str:
        """The lexeme or one of its stems; what is its own stem was indexed as a word alone."""
        ways = [self.lexeme(step.lexeme, begun=step.open)]
        for stem in step.stems:
            ways += [self.lexeme(f"~{stem}"), self.lexeme(stem)]
        return _any(ways)

    def chain(self, steps: list[_Step]) -> str:
        """The steps one after another."""
        first, *others = steps
        return self.step(first) + "".join(
            f" <{step.distance}> {self.step(step)}" for step in others
        )


def entry_query(term: Term, *, stemmed: bool) -> str:
    """The term for SearchEntry.words."""
    where = _Where(_SPACES.get(term.field, ""), _WEIGHTS.get(term.field, ""))
    stemmed = stemmed and term.kind == "word" and term.field != "ref"
    steps = _steps(term, stemmed=stemmed)
    ways = [where.chain(steps)]
    if len(steps) > 1:
        ways += [where.chain(whole) for whole in _wholes(term, stemmed=stemmed)]
        ways += _parted(term, where)
        ways.append(_in_long(steps, where))
    return _any(ways)


def name_query(term: Term) -> str:
    """The term for Name.words.

    The parts of a word may stand anywhere in a name, for Curie-Skłodowska is Skłodowska-Curie as
    well, and an Arabic article is as good as another. An initial stands for a word that begins
    so, and the parts of a forename for initials, in a name beside another word.
    """
    where = _Where("", "")
    steps = _steps(term, stemmed=False)
    ways = [where.chain(steps), *map(where.chain, _wholes(term, stemmed=False))]
    if term.kind != "phrase":
        ways += [_together(term, where), _together(_in_spelling(term), where)]
        whole = "".join(term.tokens)
        if term.kind == "word" and len(whole) >= LONG_NAME:
            ways.append(where.lexeme(f"={whole}"))  # the whole name written as one: Maotsetung
    ways += _initials(term, where)
    if term.written == ("y",) and len(term.beside) > 1:  # the particle of Spanish surnames
        ways.append(f"({' & '.join(map(where.lexeme, term.beside))})")
    return _any(ways)


def _initials(term: Term, where: _Where) -> Iterator[str]:
    """The ways in which the term is an initial, or several initials are it (Tse-ven: T. V.)."""
    first, *others = term.tokens
    if others:
        yield from _unspaced_initials(term, where)
    for word in term.beside:
        if others:
            letters = [where.lexeme(f".{token[0]}") for token in term.tokens]
            yield f"({' & '.join([*letters, where.lexeme(word)])})"
        else:  # the word beside does not stand for its own initial
            least = 2 if word.startswith(first) else 1
            yield f"({where.lexeme('^' * least + first)} & {where.lexeme(word)})"


def _unspaced_initials(term: Term, where: _Where) -> Iterator[str]:
    """The ways in which single letters without a space are initials: H.C.Lodge, J.A. Van Fleet.

    The name is in the term, or else it is a word beside.
    """
    if any(map(is_unspaced, term.tokens)):
        return
    single = [token for token in term.tokens if len(token) == 1]
    words = [token for token in term.tokens if len(token) > 1]
    if not single:
        return
    for named in [words] if words else [[word] for word in term.beside]:
        letters = [where.lexeme(begun(token, [*single, *named])) for token in single]
        yield f"({' & '.join([*letters, *map(where.lexeme, named)])})"


def _in_spelling(term: Term) -> Term:
    """The term with umlauts written out and without an article; as it is where none is in it."""
    text = without_particles(spelt_out(term.text))
    words = tuple(run.token for run, _start in runs(text))
    return replace(term, tokens=words, written=words) if words else term


def _together(term: Term, where: _Where) -> str:
    """All words of the term, in any order."""
    last = len(term.tokens) - 1
    words = [
        _steps(
            replace(
                term,
                kind=term.kind if at == last else "word",
                tokens=(token,),
                written=(written,),
            ),
            stemmed=False,
        )
        for at, (token, written) in enumerate(zip(term.tokens, term.written, strict=True))
    ]
    chains = [where.chain(steps) for steps in words]
    return chains[0] if len(chains) == 1 else f"({' & '.join(chains)})"


def _any(ways: list[str]) -> str:
    ways = list(dict.fromkeys(ways))
    return ways[0] if len(ways) == 1 else f"({' | '.join(ways)})"


def _steps(term: Term, *, stemmed: bool) -> list[_Step]:
    """The lexemes of all words of the term in their order."""
    steps: list[_Step] = []
    distance = 1
    for token, written in zip(term.tokens, term.written, strict=True):
        if not is_unspaced(token):
            ways = _stems(token, written, term.languages) if stemmed else ()
            steps.append(_Step(token, distance, stems=ways))
            distance = 1
        elif len(token) == 1:
            steps.append(_Step(token, distance, open=True))
            distance = 1
        else:
            first, *others = pairs(token)[:-1]
            steps += [_Step(first, distance), *map(_Step, others)]
            distance = 2  # the last letter has a place of its own
    if term.kind == "prefix" and not is_unspaced(term.tokens[-1]):
        steps[-1] = steps[-1]._replace(open=True)
    return steps


def _stems(token: str, written: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of a word in each language; the word itself may be one: gold of golds."""
    if token.isdigit():
        return ()
    found = [stem for language in languages for stem in stems(written, language)]
    return tuple(dict.fromkeys([token, *found] if languages else found))


def _wholes(term: Term, *, stemmed: bool) -> list[list[_Step]]:
    """The chains with one of the words in parts, or all of them, written as one."""
    if len(term.tokens) > _FEW:
        return []
    choices = [[one] for one in term.whole]
    if len(choices) > 1:
        choices.append(list(term.whole))
    chains = []
    for chosen in choices:
        tokens, written = list(term.tokens), list(term.written)
        for first, last in reversed(chosen):
            whole = "".join(tokens[first : last + 1])[:LONGEST]
            tokens[first : last + 1] = written[first : last + 1] = [whole]
        changed = replace(term, tokens=tuple(tokens), written=tuple(written))
        chains.append(_steps(changed, stemmed=stemmed))
    return chains


def _parted(term: Term, where: _Where) -> list[str]:
    """The ways in which a word of a phrase is written in parts in the text.

    Its end, marked with +, stands right before the next word, its beginning right after the one
    before.
    """
    if term.kind != "phrase" or len(term.tokens) > _FEW or any(map(is_unspaced, term.tokens)):
        return []
    steps = _steps(term, stemmed=False)
    ways = []
    for place in range(len(steps) - 1):
        ending = _Step(f"+{steps[place].lexeme}")
        after = where.chain([ending, *steps[place + 1 :]])
        before = where.chain(steps[: place + 1])
        ways.append(f"(({before}) & ({after}))")
    return ways


def _in_long(steps: list[_Step], where: _Where) -> str:
    """The steps in a text too long for all its places: each two neighbours as one lexeme."""
    if len(steps) == 2 and steps[1].distance == 1:
        return where.neighbours(*steps)
    links = []
    for one, other in pairwise(steps):
        beside = f"{where.step(one)} <{other.distance}> {where.step(other)}"
        # No lexeme holds what follows a word without spaces.
        apart = f"({where.step(one)} & {where.step(other)})"
        links.append(_any([beside, apart if other.distance > 1 else where.neighbours(one, other)]))
    return f"('{LONG}' & {' & '.join(links)})"
