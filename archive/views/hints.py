"""What the page of a list says of the words asked for, beside the documents that it found."""

from dataclasses import dataclass

from django.http import QueryDict

from archive.filters import DocumentFilter
from archive.models import Document
from archive.search import Answer, Question, found_as
from archive.search.straight import straight
from archive.search.suggestions import FEW, suggestions

# Parameters that only say how a list is shown.
SHOWN = frozenset({"q", "sort", "per_page", "page"})


@dataclass(frozen=True)
class Meant:
    """The document that the words name, and whether they can mean nothing else."""

    title: str
    address: str
    sure: bool


def meant(filters: DocumentFilter, question: Question, user) -> Meant | None:
    """The one document whose number, reference or identifier is all that is asked for.

    One query at most.
    """
    if not question.words or not SHOWN.issuperset(filters.parameters):
        return None
    found = straight(question.words, user)
    if found is None:
        return None
    document = Document(pk=found.number, title=found.title)
    return Meant(found.title, document.get_absolute_url(), found.sure)


def hints(filters: DocumentFilter, question: Question, found: Answer, user) -> dict:
    """What was not searched, who was found under another name, and what else may be meant."""
    if not question.words:
        return {}
    others = suggestions(question, user) if found.total < FEW else ()
    return {
        "remarks": filters.remarks,
        "found_as": found_as(question.words, user),
        "suggestions": [
            (_asking(filters, q=one.words).urlencode(), one.pieces, one.number) for one in others
        ],
    }


def _asking(filters: DocumentFilter, **values: str) -> QueryDict:
    """The parameters with these values in the place of those they have."""
    asked = filters.without(*values)
    for name, value in values.items():
        asked[name] = value
    return asked
