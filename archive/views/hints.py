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
    people = found_as(question.words, user)
    # Where a name was meant, one or two documents may be all that there are.
    few = found.total < FEW and not (found.total and people)
    others = suggestions(question, user) if few else ()
    return {
        "remarks": filters.remarks,
        "found_as": people,
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
