"""What a document is found by: all its words, each with its weight, field and language.

A is the title, B the summary, C the texts, D notes, names as written, references, identifiers and
the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings

from archive.models import Document, DocumentIdentifier, Holding, Participation, Status, Text
from archive.search.words.languages import add_languages
from archive.text import Vector, language_of, languages_of
from archive.text.flows import flows, tree_of

TITLE, SUMMARY, NOTE, REFERENCE = "t/", "s/", "n/", "r/"


def contents(numbers: list[int]) -> Iterator[tuple[int, Vector]]:
    """The words of each of the documents. Six queries, however many documents."""
    own = language_of(settings.LANGUAGE_CODE)
    names = _grouped(Participation.objects.exclude(name_as_written=""), numbers, "name_as_written")
    references = _grouped(Holding.objects.exclude(reference=""), numbers, "reference")
    identifiers = _grouped(DocumentIdentifier.objects, numbers, "scheme", "value")
    spoken = _grouped(Document.languages.through.objects, numbers, "language__tag")
    texts = _grouped(Text.objects.filter(status=Status.PUBLISHED), numbers, "language__tag", "body")
    fields = ("number", "title", "summary", "editor_note", "date_note", "access_note")
    documents = Document.objects.filter(pk__in=numbers).order_by().values_list(*fields)
    for number, title, summary, *notes in documents:
        tags = sorted(tag for (tag,) in spoken[number])
        add_languages(tags)
        languages = languages_of([settings.LANGUAGE_CODE, *tags])
        vector = Vector()
        vector.add_title(title)
        vector.add(title, "A", languages, TITLE)
        vector.add(summary, "B", languages, SUMMARY)
        vector.add(str(number), "D", space=REFERENCE)
        for (name,) in names[number]:
            vector.add(name, "D")
        for reference in [*references[number], *identifiers[number]]:
            vector.add(" ".join(reference), "D", space=REFERENCE)
        for note in filter(None, notes):
            vector.add(note, "D", own, NOTE)
        # Long texts come last: they may take all the places there are.
        _add_texts(vector, texts.pop(number, []))
        yield number, vector


def _add_texts(vector: Vector, texts: list[tuple[str, ...]]) -> None:
    add_languages({tag for tag, _body in texts})
    notes = []
    for tag, body in texts:
        language = language_of(tag)
        text, *footnotes = flows(tree_of(body))
        vector.add(text.text, "C", language)
        notes += [(note.text, language) for note in footnotes]
    for note, language in notes:
        vector.add(note, "D", language, NOTE)


def _grouped(rows, numbers: list[int], *columns: str) -> dict[int, list[tuple[str, ...]]]:
    """The columns of the rows by document, in the order of their documents' pages."""
    groups: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for number, *values in rows.filter(document__in=numbers).values_list("document", *columns):
        groups[number].append(tuple(values))
    return groups
