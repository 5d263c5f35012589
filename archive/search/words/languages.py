"""The languages of documents and texts, in which the words of a question are stemmed."""

import time

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef

from archive.models import Document, Language, Text
from archive.text import language_of

_FRESH = 60.0  # seconds


class _Known:
    """What this process knows of the languages in use."""

    languages: frozenset[str] = frozenset()
    read = -_FRESH


def languages_in_use() -> tuple[str, ...]:
    """The languages that titles and texts are stemmed in, that of the site first.

    Read at most once a minute, and not within a transaction: a language that somebody else's work
    brings is known a minute later. What this process indexes it knows at once.
    """
    now = time.monotonic()
    if now - _Known.read >= _FRESH and not connection.in_atomic_block:
        rows = (Document.languages.through.objects, Text.objects.order_by())
        of_documents, of_texts = (Exists(some.filter(language=OuterRef("pk"))) for some in rows)
        tags = Language.objects.filter(of_documents | of_texts)
        add_languages(tags.values_list("tag", flat=True))
        _Known.read = now
    own = language_of(settings.LANGUAGE_CODE)
    return (own, *sorted(_Known.languages - {own}))


def add_languages(tags) -> None:
    """Note that there are documents or texts with these tags."""
    _Known.languages |= {language for language in map(language_of, tags) if language}
