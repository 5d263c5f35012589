"""The words of a question as conditions: in the text of a document, or in a name of its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.search.names import bearers
from archive.search.sql import Sql
from archive.search.words import Clause, Query, parse


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one question, read, with those who bear them as a name (by tsquery)."""

    query: Query
    bearers: Mapping[str, Sequence[int]]

    def people(self, clause: Clause) -> list[int]:
        """The correspondents one of whose names answers the clause."""
        return sorted({number for name in _names(clause) for number in self.bearers[name]})

    @property
    def names_somebody(self) -> bool:
        """Whether anybody has a name in which one of the words stands."""
        return any(self.bearers.values())

    @property
    def conditions(self) -> Iterator[Sql]:
        """Conditions that hold for the documents of all clauses.

        Clauses that nobody bears as a name make one question to the index, which begins with the
        rarest word. What is not wanted joins it: alone it would have to read the words of all rows.
        """
        together, without = [], []
        for clause in self.query.clauses:
            query, people = entry_query(clause), self.people(clause)
            if clause.negative:
                without.append(query)
                if people:
                    yield Sql("NOT entry.correspondents && %s::int[]", (people,))
            elif people:
                yield holding(query, people)
            else:
                together.append(f"({query})")
        if together:
            joined = " & ".join([*together, *(f"!({query})" for query in without)])
            yield holding(joined, [])
        elif without:
            yield Sql(
                "entry.document_id NOT IN (SELECT unwanted.document_id"
                " FROM archive_searchentry unwanted WHERE unwanted.words @@ %s::tsquery)",
                (" | ".join(f"({query})" for query in without),),
            )


def wordings(texts: Iterable[str], user) -> dict[str, Wording]:
    """What stands in the box, read, by its text (one query where any of it can be a name)."""
    queries = {text: parse(text) if text else Query() for text in texts}
    clauses = [clause for query in queries.values() for clause in query.clauses]
    asked = list(dict.fromkeys(name for clause in clauses for name in _names(clause)))
    found = dict(zip(asked, bearers(asked, user), strict=True)) if asked else {}
    return {text: Wording(query, found) for text, query in queries.items()}


def entry_query(clause: Clause) -> str:
    """The clause, unless it is negative, as a tsquery."""
    return " | ".join(f"({term.entry_query()})" for term in clause.terms)


def holding(query: str, people: list[int]) -> Sql:
    """The row has the words, or one of the people."""
    if not people:
        return Sql("entry.words @@ %s::tsquery", (query,))
    condition = "entry.words @@ %s::tsquery OR entry.correspondents && %s::int[]"
    return Sql(condition, (query, people))


def _names(clause: Clause) -> list[str]:
    """The questions to names that the terms of the clause ask."""
    return [name for term in clause.terms if (name := term.name_query()) is not None]
