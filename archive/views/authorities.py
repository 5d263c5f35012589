"""What the pages of correspondents, events, collections, repositories and places share."""

from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from archive.models import is_curator
from archive.search import Question, overview
from archive.views.entries import entries_of
from archive.views.histograms import drawn

SHOWN = 10


def hidden_from_readers(records, user) -> set[int]:
    """Which of the records (by pk) a curator sees and readers do not; no query for readers."""
    if not is_curator(user):
        return set()
    seen = records.model.objects.visible_to(AnonymousUser())
    return set(records.exclude(pk__in=seen.values("pk")).order_by().values_list("pk", flat=True))


def documents_shown(question: Question, user, parameters: str) -> dict:
    """The context of the documents on a record's page: the earliest ones, the last, the years.

    ``question`` finds them; ``parameters`` asks the list for all of them, e.g.
    "collection=fonds-558". Seven queries at most.
    """
    found = overview(question, user, SHOWN)
    entries = entries_of([*found.first, *([found.last] if found.last else [])], user)
    first = [entries[number] for number in found.first if number in entries]
    address = f"{reverse('document_list')}?{parameters}"
    return {
        "number": found.total,
        "documents": first,
        "first_document": next((one.document for one in first if one.document.date), None),
        "last_document": entries[found.last].document if found.last in entries else None,
        "parameters": parameters,
        "context": parameters,
        "histogram": drawn(found.histogram, lambda date: f"{address}&{urlencode({'date': date})}"),
    }


def letters_of(rows) -> list[tuple[str, int]]:
    """The letters with their numbers, from pairs of which several may have one letter."""
    numbers: dict[str, int] = {}
    for letter, number in rows:
        numbers[letter] = numbers.get(letter, 0) + number
    return list(numbers.items())
