"""Passages: where the words of a question stand in each document of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, Left
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from archive.models import (
    Document,
    DocumentIdentifier,
    Holding,
    Language,
    Participation,
    Status,
    Text,
    TextKind,
)
from archive.models.texts import text_keys
from archive.search.extracts import Extract, extract
from archive.search.made import Made
from archive.search.marking import anchor_of, languages, wanted
from archive.search.question import Question
from archive.search.sql import Sql, among, fetched, of_queryset
from archive.search.words import Query, parse
from archive.text import language_of
from archive.text.flows import Flow, flows, tree_of
from archive.text.matching import Wanted
from archive.text.skimming import skim

# Where words stand in a document itself.
OWN = ("title", "summary", "editor_note", "date_note", "access_note")
_REMARKS = (
    lambda: _("editor's note"),
    lambda: _("note on the date"),
    lambda: _("note on access"),
)
_TEXT = Made(Text, {"id", "kind", "status", "language_id"})
_LANGUAGE = Made(Language, {"id", "tag", "name", "translations"})
_BUDGET = 1_000_000  # letters of texts that are read for a page, shared among its documents
_LEAST, _MOST = 20_000, 300_000  # letters of one text


@dataclass(frozen=True, slots=True)
class Passage:
    """The best passage of a document for the words that were asked for.

    ``place`` is title, summary, text, note, remark (of an editor), name or reference; ``where``
    says it in words (“English translation”, “note 3”). ``key`` names the text that it is in,
    ``anchor`` the place in the document's page as it is shown for the same words. ``pieces`` are
    the words in order, each with whether it is a hit; an ellipsis where they are cut. ``tag`` is
    the language of a text or its note, "" for other places.
    """

    place: str
    where: str
    key: str
    anchor: str
    pieces: tuple[tuple[str, bool], ...]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A text of a document in which to look: its field for the search, and its names."""

    field: str
    text: str
    language: str = ""
    place: str = ""
    where: Callable[[], str] = str  # says it in words, once it is the best
    key: str = ""
    anchor: str = ""  # where the page marks no hits in it, the section that it is in
    note: int = 0
    tag: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """The best extract of a document so far, and where it is."""

    at: _Place
    extract: Extract

    def passage(self) -> Passage:
        """The passage as it is shown."""
        at = self.at
        anchor = at.anchor or anchor_of(at.place, at.note, self.extract.hits[0].start)
        return Passage(at.place, at.where(), at.key, anchor, self.extract.pieces(), at.tag)


def passages(
    question: Question, numbers: Sequence[int], user, documents: Iterable[Document] | None = None
) -> dict[int, Passage]:
    """The best passage of each of these documents that has one, by number.

    Best is where most of what is asked stands together: in the title, then the summary, then the
    published texts and their notes, then names as written and references. At most three queries,
    none without words. Of long texts the beginning is read: a million letters for a page, at least
    20,000 and at most 300,000 of a text. ``documents`` are these documents where they were read
    already, which saves a query.
    """
    query = parse(question.words)
    most = sum(not clause.negative for clause in query.clauses)
    if not most or not numbers:
        return {}
    best: dict[int, _Found] = {}
    if documents is None:
        documents = Document.objects.visible_to(user).filter(pk__in=numbers).order_by().only(*OWN)
    left = _improve(best, _described(documents, languages(query)), query)
    left = [
        number for number in left if number not in best or len(best[number].extract.clauses) < most
    ]
    if left:
        _improve(best, _texts(left), query)
    left = [number for number in left if number not in best]
    if left:
        _improve(best, _parts(left), query)
    return {number: found.passage() for number, found in best.items()}


def _improve(
    best: dict[int, _Found], read: Iterable[tuple[int, Iterable[_Place]]], query: Query
) -> list[int]:
    """Keep what answers more than the best so far; the documents that were read."""
    numbers = []
    asked: dict[str, tuple[Wanted, ...]] = {}
    most = sum(not clause.negative for clause in query.clauses)
    for number, places in read:
        numbers.append(number)
        for at in places:
            if at.field not in asked:
                asked[at.field] = wanted(query, at.field)
            found = extract(at.text, skim(asked[at.field], at.text, at.language))
            so_far = len(best[number].extract.clauses) if number in best else 0
            if found and len(found.clauses) > so_far:
                best[number] = _Found(at, found)
                if len(found.clauses) == most:
                    break
    return numbers


def _described(documents: Iterable[Document], languages: str) -> Iterator[tuple[int, list[_Place]]]:
    """Titles and summaries (in these languages) and remarks of the documents."""
    own = language_of(settings.LANGUAGE_CODE)
    for document in documents:
        number = document.pk
        title, summary, *notes = (getattr(document, name) for name in OWN)
        told = told_as(summary)
        remarks = [
            _Place("note", note, own, "remark", name, anchor="description")
            for note, name in zip(notes, _REMARKS, strict=True)
            if note
        ]
        heads = [
            _Place("title", title, languages, "title", lambda: _("title")),
            _Place("summary", told, languages, "summary", lambda: _("summary")),
        ]
        yield number, heads + remarks


def told_as(summary: str) -> str:
    """A summary as the page of its document has it, whose places are those of its hits.

    One paragraph stands there as it is, after a space, and need not be read as markup.
    """
    if not summary:
        return ""
    if summary.isprintable():
        return f" {summary}"
    return str(flows(tree_of(linebreaks(summary, autoescape=True)))[0].text)


def _texts(numbers: Sequence[int]) -> Iterator[tuple[int, Iterator[_Place]]]:
    """The beginnings of the published texts of visible documents, and their notes (one query)."""
    share = min(_MOST, max(_LEAST, _BUDGET // len(numbers)))
    rows = fetched(among(numbers, _beginnings(share)))
    width = len(_TEXT.columns)
    for number, group in groupby(sorted(rows, key=itemgetter(0, 1, 2)), key=itemgetter(0)):
        texts = []
        for _number, _order, _pk, beginning, *values in group:
            text = _TEXT.record(values[:width])
            text.language, text.beginning = _LANGUAGE.record(values[width:]), beginning
            texts.append(text)
        yield number, _in_texts(texts)


@cache
def _beginnings(share: int) -> Sql:
    """The published texts of all documents, so many letters of each."""
    language = [f"language__{name}" for name in _LANGUAGE.columns]
    texts = Text.objects.filter(status=Status.PUBLISHED).order_by()
    return of_queryset(
        texts.values_list("document", "order", "pk", Left("body", share), *_TEXT.columns, *language)
    )


def _in_texts(texts: list[Text]) -> Iterator[_Place]:
    """All texts first, then the notes."""
    notes: list[tuple[Flow, str, str]] = []
    for key, text in text_keys(texts).items():
        tag = text.language.tag
        language = language_of(tag)
        for flow in flows(tree_of(text.beginning)):  # type: ignore[attr-defined] # see _texts
            if flow.note:
                notes.append((flow, key, tag))
            else:
                yield _Place(
                    "text", flow.text, language, "text", partial(_name, text), key, tag=tag
                )
    for flow, key, tag in notes:
        where = partial(_note, flow)
        language = language_of(tag)
        yield _Place("note", flow.text, language, "note", where, key, note=flow.note, tag=tag)


def _note(flow: Flow) -> str:
    return _("note %(label)s") % {"label": flow.label or flow.note}


def _name(text: Text) -> str:
    """What a text is called within a line: English translation."""
    told = {
        TextKind.TRANSCRIPTION: _("%(language)s transcription"),
        TextKind.TRANSLATION: _("%(language)s translation"),
        TextKind.EDITED: _("%(language)s edited version"),
        TextKind.PRECIS: _("%(language)s précis"),
    }
    return told[TextKind(text.kind)] % {"language": text.language}


def _parts(numbers: Sequence[int]) -> Iterator[tuple[int, list[_Place]]]:
    """Names as written, references and identifiers of visible documents (one query)."""
    named = Participation.objects.filter(document__in=numbers).exclude(name_as_written="")
    held = Holding.objects.filter(document__in=numbers).exclude(reference="")
    known = DocumentIdentifier.objects.filter(document__in=numbers)
    kinds: list[tuple[QuerySet, str, Combinable]] = [
        (named, "name_as_written", F("name_as_written")),
        (held, "reference", F("reference")),
        (known, "value", Concat("scheme", Value(":"), "value")),
    ]
    rows = [
        found.order_by()
        .annotate(kind=Value(column), words=Cast(written, TextField()))
        .values_list("document_id", "kind", "words")
        for found, column, written in kinds
    ]
    told = {
        "name_as_written": ("", "name", lambda: _("name as written"), "participants"),
        "reference": ("ref", "reference", lambda: _("reference"), "description"),
        "value": ("ref", "reference", lambda: _("identifier"), "description"),
    }
    every = sorted(rows[0].union(*rows[1:], all=True))
    for number, group in groupby(every, key=lambda row: row[0]):
        places = []
        for _number, kind, words in group:
            field, place, where, anchor = told[kind]
            places.append(_Place(field, words, place=place, where=where, anchor=anchor))
        yield number, places
