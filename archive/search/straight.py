"""What leads straight to one document: its reference, identifier, number or address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import BooleanField, Exists, F, Func, Q, Value
from django.db.models.expressions import RawSQL

from archive.dates import DateSyntaxError, read
from archive.models import Document, DocumentIdentifier, Holding, SearchEntry
from archive.models.references import EndsInReference, ReferenceKey
from archive.search.sql import of_queryset
from archive.search.words.chunks import Chunk
from archive.search.words.terms import terms
from archive.text import clean_line

_MOST = 500  # letters of the longest reference and, with its scheme, of the longest identifier
_MOST_WORDS = 20  # of a reference by which it is looked for
_LOOKED_AT = 1000  # documents that have these words in a reference; more share no telling end
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_CITED = re.compile(r"(?:chancery,\s*)?(?:no\.?\s|№|#)\s*(?=[1-9])", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://[^/\s]+)?/documents/([1-9][0-9]{0,17})(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class Straight:
    """The one document that the text names, and whether it can mean nothing else.

    A bare number may be a word and a date the time that is meant: then ``sure`` is false, and a
    page moves on at once only where the words find nothing.
    """

    number: int
    title: str
    sure: bool


def straight(text: str, user) -> Straight | None:
    """The one document, of those this user may see, that the text is a name of; else None.

    Compared are references of holdings, whole or from a comma or semicolon on, and identifiers
    (with their scheme or without) by ReferenceKey, the number, and the full address. Where several
    answer, the words find them. One query at most.
    """
    text = clean_line(text)
    number = _CITED.sub("", text, count=1) if _CITED.match(text) else text
    if _NUMBER.fullmatch(number):  # as it is cited: “Chancery, no. 771”
        text = number
    if not text.isprintable() or len(text) > _MOST:
        return None
    named = _named(text, user)
    if named is None:
        return None
    seen = Document.objects.visible_to(user).filter(pk__in=_once(named))
    found = list(seen.order_by("pk").values_list("pk", "title")[:2])
    if len(found) != 1:
        return None
    number, title = found[0]
    return Straight(number, title, sure=not (_NUMBER.fullmatch(text) or _is_date(text)))


def _once(named):
    """The numbers asked for once, not again for each document.

    That is what PostgreSQL did for some seconds where it had not counted the tables since an import.
    """
    if isinstance(named, list):
        return named
    sql = of_queryset(named)
    return RawSQL(f"SELECT unnest(ARRAY({sql.text}))", sql.values)  # noqa: S611 - a queryset of ours


def _is_date(text: str) -> bool:
    try:
        return bool(read(text))
    except DateSyntaxError:
        return False


def _named(text: str, user):
    """The numbers of the documents that the text may mean, as a query; None for a mere word."""
    address = _ADDRESS.fullmatch(text)
    if address:
        site, number = address.groups()
        return [int(number)] if site in (None, settings.CHANCERY_URL) else None
    if not any(map(str.isdigit, text)):
        return None
    named = _referred(text).union(_identified(Q(key=_key(text))), all=True)
    scheme, colon, value = text.partition(":")
    if colon and value.strip():
        inside = Q(key=_key(value), scheme__iexact=scheme.strip())
        named = named.union(_identified(inside), all=True)
    if _NUMBER.fullmatch(text):
        numbered = Document.objects.filter(pk=int(text)).order_by().values_list("pk")
        return named.union(numbered, all=True)
    return named.union(_ending(text, user), all=True)


def _key(text: str) -> ReferenceKey:
    return ReferenceKey(Value(text))


def _referred(text: str):
    keyed = Holding.objects.annotate(key=ReferenceKey(F("reference"))).exclude(reference="")
    return keyed.filter(key=_key(text)).order_by().values_list("document_id")


def _ending(text: str, user):
    """The documents of which a reference ends so.

    No index knows ends: candidates are those that have the words side by side in references.
    """
    (words,) = terms(Chunk(text, quoted=True, field="ref"))
    words = replace(words, tokens=words.tokens[:_MOST_WORDS], written=words.written[:_MOST_WORDS])
    holds = Func(
        F("words"),
        Value(words.exact_query()),
        template="%(expressions)s::tsquery",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )
    entries = SearchEntry.objects.visible_to(user).filter(holds).order_by().values("pk")
    ends = EndsInReference(F("reference"), _key(text))
    return (
        Holding.objects.filter(ends, ~Exists(entries[_LOOKED_AT:]), document__in=entries)
        .order_by()
        .values_list("document_id")
    )


def _identified(condition: Q):
    keyed = DocumentIdentifier.objects.annotate(key=ReferenceKey(F("value")))
    return keyed.filter(condition).order_by().values_list("document_id")
