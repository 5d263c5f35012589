"""What leads straight to one document: its reference, identifier, number or address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q, Value

from archive.models import Document, DocumentIdentifier, Holding
from archive.models.references import ReferenceKey
from archive.text import clean_line

_MOST = 500  # letters of the longest reference and, with its scheme, of the longest identifier
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_ADDRESS = re.compile(r"(https?://[^/\s]+)?/documents/([1-9][0-9]{0,17})(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class Straight:
    """The one document that the text names, and whether it can mean nothing else.

    A bare number may be a word as well: then ``sure`` is false, and a page moves on at once only
    where the words find nothing.
    """

    number: int
    title: str
    sure: bool


def straight(text: str, user) -> Straight | None:
    """The one document, of those this user may see, that the text is a name of; else None.

    Compared are references of holdings and identifiers (with their scheme or without) by
    ReferenceKey, the number, and the full address. Where several answer, the words find them. One
    query at most.
    """
    text = clean_line(text)
    if not text.isprintable() or len(text) > _MOST:
        return None
    named = _named(text)
    if named is None:
        return None
    seen = Document.objects.visible_to(user).filter(pk__in=named)
    found = list(seen.order_by("pk").values_list("pk", "title")[:2])
    if len(found) != 1:
        return None
    number, title = found[0]
    return Straight(number, title, sure=_NUMBER.fullmatch(text) is None)


def _named(text: str):
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
        named = named.union(numbered, all=True)
    return named


def _key(text: str) -> ReferenceKey:
    return ReferenceKey(Value(text))


def _referred(text: str):
    keyed = Holding.objects.annotate(key=ReferenceKey(F("reference"))).exclude(reference="")
    return keyed.filter(key=_key(text)).order_by().values_list("document_id")


def _identified(condition: Q):
    keyed = DocumentIdentifier.objects.annotate(key=ReferenceKey(F("value")))
    return keyed.filter(condition).order_by().values_list("document_id")
