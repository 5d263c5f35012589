"""The order by relevance: in the title before the summary before the text, exact before stemmed.

Before all of these comes a document whose whole title was asked for. Documents fall into tiers by where all words are found, each tier asked of the index alone. Within a
tier documents in which several words stand nearer to each other come first, then the older ones. A
tier of more than MOST_RANKED is not looked at word by word: there the date decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from archive.search.conditions import listing
from archive.search.question import Question
from archive.search.sql import Sql, every, joined, put
from archive.search.wording import Wording, entry_query, holding
from archive.search.words import Clause
from archive.text.vectors import whole_title

MOST_RANKED = 5000
COLUMNS = (
    "entry.document_id AS number, entry.date_first, entry.date_last, entry.date_continuous,"
    " entry.start, entry.words"
)
BY = "key0, key1 DESC NULLS LAST, key2 NULLS LAST, key3 NULLS LAST, number"


class _Tier(NamedTuple):
    """Where the words stand: in these fields ("" anywhere), and only as they were typed."""

    fields: tuple[Literal["", "title", "summary"], ...]
    exact: bool


TIERS = (
    _Tier(("title",), exact=True),
    _Tier(("title",), exact=False),
    _Tier(("title", "summary"), exact=True),
    _Tier(("title", "summary"), exact=False),
    _Tier(("",), exact=True),
)


def by_relevance(question: Question, wording: Wording, user, most: int | None) -> Sql:
    """A SELECT of all listed documents with their dates, and with the keys that BY sorts.

    With ``most``, tiers that surely come after so many documents are not read at all.
    """
    asked = listing(question, wording, user)
    clauses = [clause for clause in wording.query.clauses if not clause.negative]
    nearness = _nearness(clauses)
    tables: list[Sql] = []
    for place, here in enumerate(_tiers(question, clauses, wording)):
        here = [*asked, *_not_before(place, most), *here]
        tables.append(
            put(
                f"tier{place} AS MATERIALIZED (SELECT number, date_first, date_last,"
                f" date_continuous, {place} AS key0, {{}} AS key1, start AS key2,"
                f" date_last AS key3 FROM (SELECT {COLUMNS} FROM archive_searchentry entry"
                " WHERE {}) found)",
                nearness,
                every(here),
            )
        )
    found = " UNION ALL ".join(f"SELECT * FROM tier{place}" for place in range(len(tables)))
    return put(f"WITH {{}} {found}", joined(", ", tables))


def _tiers(question: Question, clauses: list[Clause], wording: Wording) -> Iterator[list[Sql]]:
    """What each tier asks beside the question; the last asks nothing."""
    yield [Sql("entry.words @@ %s::tsquery", (f"'{whole_title(question.words)}'",))]
    for tier in TIERS:
        yield [_within(clause, tier, wording) for clause in clauses]
    yield []


def _not_before(place: int, most: int | None) -> Iterator[Sql]:
    """Not in a tier before this one; and none at all where those hold enough."""
    before = [f"tier{number}" for number in range(place)]
    if not before:
        return
    if most is not None:
        counted = " + ".join(f"(SELECT count(*) FROM {name})" for name in before)
        yield Sql(f"{counted} < %s", (most,))
    found = " UNION ALL ".join(f"SELECT number FROM {name}" for name in before)
    yield Sql(f"entry.document_id NOT IN ({found})")


def _within(clause: Clause, tier: _Tier, wording: Wording) -> Sql:
    """A term of the clause stands where the tier says. A field that is asked for stays."""
    asked = [
        replace(term, field=term.field or field) for term in clause.terms for field in tier.fields
    ]
    queries = [term.exact_query() if tier.exact else term.entry_query() for term in asked]
    anywhere = tier.fields == ("",)
    return holding(
        " | ".join(f"({query})" for query in dict.fromkeys(queries)),
        wording.people(clause) if anywhere else [],
    )


def _nearness(clauses: list[Clause]) -> Sql:
    """How near the words stand to each other in a document, where there are several."""
    if len(clauses) < 2:
        return Sql("0::real")
    together = " & ".join(f"({entry_query(clause)})" for clause in clauses)
    return Sql(
        f"CASE WHEN count(*) OVER () <= {MOST_RANKED}"
        " THEN ts_rank_cd('{1,1,1,1}', words, %s::tsquery) END",
        (together,),
    )
