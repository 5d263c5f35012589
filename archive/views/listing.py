"""The list that a reader came from to a document: position, neighbours and the way back.

A link from a list carries the question's own parameters; the address without them is the
document's one address.
"""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from archive.filters import DocumentFilter
from archive.models import Document
from archive.search import Neighbour, neighbours

# What the address of a document itself asks for; all else may belong to a list.
OWN = ("text", "beside", "format")


@dataclass(frozen=True)
class Listing:
    """A document's place in the list one came from, and the addresses around it.

    ``question`` is what the list answers, in words.
    """

    question: str
    position: int
    total: int
    back: str
    previous: str
    previous_title: str
    next: str
    next_title: str


def filters_of(request) -> DocumentFilter | None:
    """The question in the address of a document; None where it asks nothing of a list."""
    asked = request.GET.copy()
    for name in OWN:
        asked.pop(name, None)
    filters = DocumentFilter(asked, request.user)
    return filters if filters.parameters else None


def context_of(filters: DocumentFilter | None) -> QueryDict:
    """The parameters that say which list it was; they travel from document to document."""
    kept = filters.parameters.copy() if filters else QueryDict(mutable=True)
    kept.pop("page", None)
    return kept


def listing(document: Document, filters: DocumentFilter, user) -> Listing | None:
    """The place of the document in the list of a valid question, None where it is not there."""
    found = neighbours(document.pk, filters.question(), user)
    if found is None:
        return None
    kept = context_of(filters)
    back = kept.copy()
    if found.page > 1:
        back["page"] = str(found.page)
    return Listing(
        question=filters.sentence,
        position=found.position,
        total=found.total,
        back=f"{reverse('document_list')}?{back.urlencode()}",
        previous=_address(found.previous, kept),
        previous_title=found.previous.title if found.previous else "",
        next=_address(found.next, kept),
        next_title=found.next.title if found.next else "",
    )


def _address(neighbour: Neighbour | None, kept: QueryDict) -> str:
    """The address of a neighbour in the same list; "" for none."""
    if neighbour is None:
        return ""
    document = Document(pk=neighbour.number, title=neighbour.title)
    return f"{document.get_absolute_url()}?{kept.urlencode()}"
