"""What the page of a list says of the words asked for, beside the documents that it found."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from archive.dates import DateSyntaxError, display, read
from archive.filters import DocumentFilter
from archive.forms import locale
from archive.models import Document
from archive.search import Answer, Question, found_as, totals
from archive.search.straight import straight
from archive.search.suggestions import FEW, suggestions

LONGEST_DATE = 60  # letters of words that may be a date
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
    people = found_as(question.words, user) if found.named else []
    # Where a name was meant, one or two documents may be all that there are.
    few = found.total < FEW and not (found.total and people)
    others = suggestions(question, user) if few else ()
    return {
        "remarks": filters.remarks,
        "dated": _dated(filters, question, user),
        "found_as": people,
        "suggestions": [
            (_asking(filters, q=one.words).urlencode(), one.pieces, one.number) for one in others
        ],
    }


def _dated(filters: DocumentFilter, question: Question, user) -> tuple[str, str, int] | None:
    """The words as a date, where they are one: the list that asks it, in words, its number.

    One query where the words are a date and none is asked for.
    """
    words = question.words
    if question.span is not None or len(words) > LONGEST_DATE or not any(map(str.isdigit, words)):
        return None
    try:
        readings = read(words)
    except DateSyntaxError:
        return None
    date = readings[0].date if len(readings) == 1 else None
    if date is None or date.broken:
        return None
    asked = question.without("words", "page", "sort")
    [number] = totals([replace(asked, span=date.span)], user)
    address = _asking(filters, date=str(date))
    address.pop("q")
    return address.urlencode(), display(date, locale()), number


def _asking(filters: DocumentFilter, **values: str) -> QueryDict:
    """The parameters with these values in the place of those they have."""
    asked = filters.without(*values)
    for name, value in values.items():
        asked[name] = value
    return asked
