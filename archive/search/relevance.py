"""The order by relevance: in the title before the summary before the text, exact before stemmed.

Before all of these comes a document whose whole title was asked for. Documents fall into tiers by where all words are found, each tier asked of the index alone. Within a
tier documents in which several words stand nearer to each other come first, then the older ones. A
tier of more than MOST_RANKED is not looked at word by word: there the date decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from archive.search.conditions import listing, wanted
from archive.search.question import Question
from archive.search.sql import Sql, every, joined, put
from archive.search.wording import Wording, entry_query, holding
from archive.search.words import Clause
from archive.text.vectors import whole_title

MOST_RANKED = 5000
COLUMNS = (
    "entry.document_id AS number, entry.date_first, entry.date_last, entry.date_continuous,"
    " entry.start"
)
# Read for the documents whose nearness is reckoned alone.
_WORDS = "(SELECT words FROM archive_searchentry whole WHERE whole.document_id = number)"
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
_ANYWHERE = _Tier(("",), exact=False)


def by_relevance(
    question: Question, wording: Wording, user, most: int | None, rows: str = ""
) -> Sql:
    """A SELECT of all listed documents with their dates, and with the keys that BY sorts.

    With ``most``, tiers that surely come after so many documents are not read at all. ``rows``
    names a table of the question's rows, as for ``listed``: what is in no other tier is there.
    """
    asked = listing(question, wording, user)
    clauses = [clause for clause in wording.query.clauses if not clause.negative]
    nearness, tables = _nearness(clauses), []
    for place, here in enumerate(_tiers(question, clauses, wording)):
        source, conditions = "archive_searchentry", [*asked, *here]
        if rows and not here:
            source, conditions = rows, wanted(question)
        tables.append(
            put(
                f"tier{place} AS MATERIALIZED (SELECT number, date_first, date_last,"
                f" date_continuous, {place} AS key0, {{}} AS key1, start AS key2,"
                f" date_last AS key3 FROM (SELECT {COLUMNS} FROM {source} entry WHERE {{}}) found)",
                nearness,
                every([*_not_before(place, most), *conditions]),
            )
        )
    found = " UNION ALL ".join(f"SELECT * FROM tier{place}" for place in range(len(tables)))
    return put(f"WITH {{}} {found}", joined(", ", tables))


def _tiers(question: Question, clauses: list[Clause], wording: Wording) -> Iterator[list[Sql]]:
    """What each tier asks beside the question, once; the last asks nothing."""
    yield [Sql("entry.words @@ %s::tsquery", (f"'{whole_title(question.words)}'",))]
    *asked, anywhere = [
        [_within(clause, tier, wording) for clause in clauses] for tier in (*TIERS, _ANYWHERE)
    ]
    for place, here in enumerate(asked):
        if here != anywhere and here not in asked[:place]:
            yield here
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
        f" THEN ts_rank_cd('{{1,1,1,1}}', {_WORDS}, %s::tsquery) END",
        (together,),
    )
