"""What the pages of correspondents, events, collections, repositories and places share."""

from django.contrib.auth.models import AnonymousUser

from archive.models import is_curator

SHOWN = 10


def hidden_from_readers(records, user) -> set[int]:
    """Which of the records (by pk) a curator sees and readers do not; no query for readers."""
    if not is_curator(user):
        return set()
    seen = records.model.objects.visible_to(AnonymousUser())
    return set(records.exclude(pk__in=seen.values("pk")).order_by().values_list("pk", flat=True))


def documents_shown(documents, parameters: str) -> dict:
    """The context of the documents on a record's page: the earliest ones (three queries).

    ``parameters`` asks the list for all of them, e.g. "collection=fonds-558".
    """
    return {
        "documents": list(documents.for_list().oldest_first()[:SHOWN]),
        "parameters": parameters,
        "context": parameters,
    }


def letters_of(rows) -> list[tuple[str, int]]:
    """The letters with their numbers, from pairs of which several may have one letter."""
    numbers: dict[str, int] = {}
    for letter, number in rows:
        numbers[letter] = numbers.get(letter, 0) + number
    return list(numbers.items())
