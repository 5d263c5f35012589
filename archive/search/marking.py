"""What of a question is marked where it is found: the words that are wanted, by field."""

from archive.search.words import Query
from archive.text.matching import Wanted


def wanted(query: Query, field: str) -> tuple[Wanted, ...]:
    """The words that may stand in the field (title, summary, text, note, ref; "" for names).

    Each with the number of its clause. What must not be there is not marked anywhere.
    """
    return tuple(
        Wanted(
            term.text,
            place,
            term.languages,
            exact=term.kind == "phrase" or field == "ref",
            prefix=term.kind == "prefix",
        )
        for place, clause in enumerate(query.clauses)
        if not clause.negative
        for term in clause.terms
        if term.field in ("", field)
    )


def languages(query: Query) -> str:
    """The languages by which titles and summaries are marked: all that the question is asked in.

    So no languages of documents need be read; at most a word of the same stem is marked, too.
    """
    terms = (term for clause in query.clauses for term in clause.terms)
    return " ".join(dict.fromkeys(one for term in terms for one in term.languages))


def anchor_of(place: str, note: int, start: int) -> str:
    """The id of the hit that begins at this letter of the title, summary, text or its note."""
    return f"hit-{place}{note or ''}-{start}"
