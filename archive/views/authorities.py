"""What the pages of correspondents, events, collections, repositories and places share."""

from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import reverse

from archive.models import is_curator
from archive.search import histogram
from archive.views.histograms import drawn

SHOWN = 10


def hidden_from_readers(records, user) -> set[int]:
    """Which of the records (by pk) a curator sees and readers do not; no query for readers."""
    if not is_curator(user):
        return set()
    seen = records.model.objects.visible_to(AnonymousUser())
    return set(records.exclude(pk__in=seen.values("pk")).order_by().values_list("pk", flat=True))


def documents_shown(documents, parameters: str) -> dict:
    """The context of the documents on a record's page: the earliest ones, the last, the years.

    ``parameters`` asks the list for all of them, e.g. "collection=fonds-558". Five queries.
    """
    first = documents.oldest_first()[:SHOWN].values("pk")
    dated = documents.filter(date__isnull=False)
    last = dated.newest_first()[:1].values("pk")
    chosen = documents.model.objects.filter(pk__in=first.union(last))
    found = list(chosen.annotate(is_last=Q(pk__in=last)).for_list().oldest_first())
    address = f"{reverse('document_list')}?{parameters}"
    return {
        "documents": found[:SHOWN],
        "first_document": next((one for one in found if one.date), None),
        "last_document": next((one for one in found if one.is_last), None),
        "parameters": parameters,
        "context": parameters,
        "histogram": drawn(
            histogram(documents), lambda date: f"{address}&{urlencode({'date': date})}"
        ),
    }


def letters_of(rows) -> list[tuple[str, int]]:
    """The letters with their numbers, from pairs of which several may have one letter."""
    numbers: dict[str, int] = {}
    for letter, number in rows:
        numbers[letter] = numbers.get(letter, 0) + number
    return list(numbers.items())
