"""What the words of a question ask for, in values alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from archive.search.words import describing, tsquery

Kind = Literal["word", "phrase", "prefix"]
Field = Literal["", "title", "summary", "text", "note", "ref"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase or the beginning of a word, anywhere or in one field.

    ``text`` is what was typed of it. ``tokens`` are its folded words, several where the word is
    written in parts (Sino-Soviet), which then stand side by side; ``whole`` are words that such
    parts make when written as one, each with the places of its first and last part. ``written``
    are the words as typed. ``languages`` are those of the archive's texts. ``beside`` are the words
    next to a single letter, which may be an initial (J. F. Dulles), or to a word with a hyphen.
    """

    kind: Kind
    field: Field
    text: str
    tokens: tuple[str, ...]
    written: tuple[str, ...]
    whole: tuple[tuple[int, int], ...] = ()
    languages: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The term as it can stand in the box."""
        field = f"{self.field}:" if self.field else ""
        if self.kind == "phrase":
            return f'{field}"{self.text}"'
        return f"{field}{self.text}*" if self.kind == "prefix" else f"{field}{self.text}"

    @property
    def asked(self) -> tuple[Any, ...]:
        """What is asked for: the same for “gold” and “GOLD”."""
        return self.kind, self.field, self.tokens

    def entry_query(self) -> str:
        """A tsquery literal for SearchEntry.words: the words as they are, or their stems."""
        return tsquery.entry_query(self, stemmed=True)

    def exact_query(self) -> str:
        """A tsquery literal for SearchEntry.words: the words as they are."""
        return tsquery.entry_query(self, stemmed=False)

    def name_query(self) -> str | None:
        """A tsquery literal for Name.words; None where a field is asked, for names have none."""
        return None if self.field else tsquery.name_query(self)


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of which a document holds one, or none where the clause is negative."""

    terms: tuple[Term, ...]
    negative: bool = False

    @property
    def source(self) -> str:
        """The clause as it can stand in the box."""
        return ("-" if self.negative else "") + " OR ".join(term.source for term in self.terms)


@dataclass(frozen=True, slots=True)
class Part:
    """One clause in words, and the text of the box without it.

    ``terms`` are its words where the sentence says already that they are not wanted.
    """

    words: str
    terms: str
    without: str
    negative: bool


@dataclass(frozen=True, slots=True)
class Query:
    """All that the box asks for; every clause holds. Without clauses nothing is asked.

    ``dropped`` words came after the last that is looked for. ``short`` are beginnings that were
    taken as whole words, because too much begins with one letter. ``apart`` are names of fields
    that are words, because a space follows their colon.
    """

    clauses: tuple[Clause, ...] = ()
    dropped: int = 0
    short: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def source(self) -> str:
        """The question as it can stand in the box, without what means nothing."""
        return " ".join(clause.source for clause in self.clauses)

    def describe(self) -> tuple[Part, ...]:
        """Each clause in words, with the text of the box without it."""
        sources = [clause.source for clause in self.clauses]
        return tuple(
            Part(
                describing.clause(clause),
                describing.terms(clause),
                " ".join(sources[:place] + sources[place + 1 :]),
                clause.negative,
            )
            for place, clause in enumerate(self.clauses)
        )

    def sentence(self) -> str:
        """The question in words, "" where nothing is asked."""
        return describing.sentence(self)

    def remarks(self) -> tuple[str, ...]:
        """What a reader should know of words that are not looked for as they stand."""
        return describing.remarks(self)
