"""The words of a question said again, as they were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

if TYPE_CHECKING:
    from archive.search.words.query import Clause, Query, Term

_KINDS = {
    "word": gettext_lazy("“%(text)s”"),
    "phrase": gettext_lazy("the phrase “%(text)s”"),
    "prefix": gettext_lazy("words beginning with “%(text)s”"),
}
_FIELDS = {
    "title": gettext_lazy("%(words)s in the title"),
    "summary": gettext_lazy("%(words)s in the summary"),
    "text": gettext_lazy("%(words)s in the text"),
    "note": gettext_lazy("%(words)s in the notes"),
    "ref": gettext_lazy("%(words)s in references"),
}


def term(asked: Term) -> str:
    """One term: the phrase “southern cities” in the title."""
    words = str(_KINDS[asked.kind]) % {"text": asked.text}
    return str(_FIELDS[asked.field]) % {"words": words} if asked.field else words


def terms(asked: Clause) -> str:
    """What a clause wants or does not want: “gold” or “silver”."""
    return _(" or ").join(term(one) for one in asked.terms)


def clause(asked: Clause) -> str:
    """One clause: “gold” or “silver”; not “Nanjing”."""
    words = terms(asked)
    return _("not %(words)s") % {"words": words} if asked.negative else words


def sentence(query: Query) -> str:
    """All clauses: documents with “gold” and the phrase “southern cities”, not “Nanjing”."""
    wanted = [clause(one) for one in query.clauses if not one.negative]
    unwanted = [one for one in query.clauses if one.negative]
    if wanted:
        *others, last = wanted
        listed = _("%(words)s and %(last)s") % {"words": ", ".join(others), "last": last}
        first = _("documents with %(words)s") % {"words": listed if others else last}
        return ", ".join([first, *map(clause, unwanted)])
    words = _(" or ").join(map(terms, unwanted))
    return _("documents without %(words)s") % {"words": words} if words else ""


def remarks(query: Query) -> tuple[str, ...]:
    """Sentences about words that are not looked for as they stand."""
    said = [
        _("“%(text)s*” is looked for as the word “%(text)s”: give two letters or more before *.")
        % {"text": text}
        for text in query.short
    ]
    said += [
        _(
            "“%(field)s:” is looked for as a word, for a space follows it. To look there alone, "
            "write %(field)s:word."
        )
        % {"field": field}
        for field in query.apart
    ]
    if query.dropped:
        words = ngettext(
            "%(number)d more word is not looked for: a question has at most 20 words and 500 "
            "characters.",
            "%(number)d more words are not looked for: a question has at most 20 words and 500 "
            "characters.",
            query.dropped,
        )
        said.append(words % {"number": query.dropped})
    return tuple(said)
