"""The description of a document by the areas and elements of ISAD(G), second edition.

Only what is known is described: empty elements and areas are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from archive.dates import UncertainDate, display
from archive.exchange.citation import dated
from archive.forms import locale
from archive.models import Availability, Document, Form, Role


@dataclass(frozen=True)
class Value:
    """One value of an element: words, where they lead, and what is said of them below.

    ``beside`` is a second link on the same line; ``external`` marks an address of others.
    """

    words: str
    address: str = ""
    notes: tuple[str, ...] = ()
    beside: "Value | None" = None
    external: bool = False


@dataclass(frozen=True)
class Element:
    """An element of ISAD(G), or one of correspondence that it has no name for."""

    name: str
    values: list[Value] = field(default_factory=list)


@dataclass(frozen=True)
class Area:
    """One of the seven areas, with the elements of which something is known."""

    name: str
    elements: list[Element]


@dataclass(frozen=True)
class Described:
    """A document with the rows around it that a description tells of, as the reader may see them."""

    document: Document
    parts: list
    languages: list
    holdings: list
    printed_in: list
    identifiers: list
    published_at: datetime | None
    related: bool


def described(item: Described) -> list[Area]:
    """The areas of the description; no queries."""
    areas = [
        (_("Identity statement"), _identity(item)),
        (_("Context"), _context(item)),
        (_("Content and structure"), _content(item)),
        (_("Conditions of access and use"), _access(item)),
        (_("Allied materials"), _allied(item)),
        (_("Notes"), _notes(item)),
        (_("Description control"), _control(item)),
    ]
    shown = [
        Area(name, [Element(title, values) for title, values in elements if values])
        for name, elements in areas
    ]
    return [area for area in shown if area.elements]


def _identity(item: Described) -> Iterator[tuple[str, list[Value]]]:
    document = item.document
    yield (
        _("Reference code"),
        [
            Value(one.reference, notes=(str(one.repository.code or one.repository),))
            for one in item.holdings
            if one.reference
        ],
    )
    yield (
        _("Identifier"),
        [
            Value(
                f"{one.scheme_name} {one.value}",
                one.public_address,
                external=bool(one.public_address),
            )
            for one in item.identifiers
        ],
    )
    yield _("Number in this archive"), [Value(str(document.pk))]
    yield _("Title"), [Value(document.title)]
    yield _("Date"), [_date(document)]
    yield _("Place of writing"), _place(document)
    yield _("Level of description"), [Value(_("Item"))]
    yield _("Genre"), _genre(document)
    yield _("Extent and medium"), _words(dict.fromkeys(one.extent for one in item.holdings))


def _date(document) -> Value:
    notes = [document.date_note]
    if document.date_as_written:
        notes.append(_("As written: %(words)s") % {"words": document.date_as_written})
    if document.calendar != "gregorian":
        calendar = document.get_calendar_display()
        notes.append(_("Calendar of the original: %(calendar)s") % {"calendar": calendar})
    return Value(_full_date(document.date), notes=tuple(note for note in notes if note))


def _full_date(date) -> str:
    """The date with its time of day, and what of it is unknown."""
    return display(date, locale()) if date and date.time else dated(date, locale())


def _place(document) -> list[Value]:
    if document.place is None:
        return []
    supplied = (_("supplied by the editor"),) if document.place_supplied else ()
    name = f"[{document.place}]" if document.place_supplied else str(document.place)
    return [Value(name, document.place.get_absolute_url(), supplied)]


def _genre(document) -> list[Value]:
    if document.genre is None:
        return []
    address = f"{reverse('document_list')}?genre={document.genre.slug}"
    return [Value(capfirst(str(document.genre)), address)]


def _context(item: Described) -> Iterator[tuple[str, list[Value]]]:
    creators = [part for part in item.parts if part.role in (Role.SENDER, Role.AUTHOR)]
    found: dict[int | str, Value] = {}
    for part in creators:
        bearer = part.correspondent or part.capacity
        if bearer:
            found.setdefault(bearer.pk, Value(bearer.said_name, bearer.get_absolute_url()))
        else:
            found.setdefault(part.name_as_written, Value(part.name_as_written))
    yield _("Name of creator"), [value for value in found.values() if value.words]
    collections = {one.collection_id: one.collection for one in item.holdings if one.collection}
    yield _("Archival history"), _words(one.history for one in collections.values())


def _content(item: Described) -> Iterator[tuple[str, list[Value]]]:
    document = item.document
    yield _("Scope and content"), _words([document.summary])
    # The stubs take an EDTF column for text.
    covered = cast(UncertainDate | None, document.coverage)
    yield _("Time covered"), [Value(dated(covered, locale()))] if covered else []
    yield _("Classification marking"), _words([document.classification])
    collections = {one.collection_id: one.collection for one in item.holdings if one.collection}
    yield (
        _("System of arrangement"),
        [
            Value(str(one), one.get_absolute_url(), (one.get_level_display(),))
            for one in collections.values()
        ],
    )


def _access(item: Described) -> Iterator[tuple[str, list[Value]]]:
    document = item.document
    yield _("Availability"), _availability(item)
    yield _("Conditions governing access"), _words([document.access_note])
    yield _("Conditions governing reproduction"), _words([document.rights])
    yield (
        _("Language of material"),
        [
            Value(str(one), f"{reverse('document_list')}?language={one.tag}")
            for one in item.languages
        ],
    )


def _availability(item: Described) -> list[Value]:
    """Nothing where a document is held as one expects but no holding says where."""
    document, meaning = item.document, meaning_of(item.document)
    if not meaning and not item.holdings:
        return []
    notes = (meaning,) if meaning else ()
    return [Value(capfirst(document.get_availability_display()), notes=notes)]


def meaning_of(document) -> str:
    """What it means for a reader that a document is not simply held, in a sentence; else ""."""
    return {
        Availability.REFERENCE: _(
            "A list or another document names it; whether and where it is kept is not known."
        ),
        Availability.DESTROYED: _(
            "The document no longer exists; what is told of it comes from other sources."
        ),
        Availability.WITHHELD: _("The document is kept, but its keeper does not give it out."),
    }.get(document.availability, "")


def _allied(item: Described) -> Iterator[tuple[str, list[Value]]]:
    originals = [one for one in item.holdings if one.form == Form.ORIGINAL]
    copies = [one for one in item.holdings if one.form != Form.ORIGINAL]
    yield _("Existence and location of originals"), [_held(one, ()) for one in originals]
    yield (
        _("Existence and location of copies"),
        [_held(one, (one.get_form_display(),)) for one in copies],
    )
    if item.related:
        yield _("Related units of description"), [Value(_("listed on this page"), "#related")]
    yield _("Publication note"), [_printed(one) for one in item.printed_in]


def _held(holding, form: tuple[str, ...]) -> Value:
    repository, collection = holding.repository, holding.collection
    told = [*form, holding.reference, holding.extent]
    return Value(
        str(repository),
        repository.get_absolute_url(),
        notes=tuple(one for one in [" · ".join(words for words in told if words)] if one),
        beside=Value(str(collection), collection.get_absolute_url()) if collection else None,
    )


def _printed(printing) -> Value:
    number = _("no. %(number)s") % {"number": printing.number} if printing.number else ""
    pages = _("pp. %(pages)s") % {"pages": printing.pages} if printing.pages else ""
    editor = printing.publication.editor
    told = ", ".join(one for one in (number, pages) if one)
    address = printing.address or printing.publication.website
    notes = tuple(one for one in (told, editor) if one)
    return Value(str(printing.publication), address, notes, external=bool(address))


def _notes(item: Described) -> Iterator[tuple[str, list[Value]]]:
    yield _("Note"), _words([item.document.editor_note])


def _control(item: Described) -> Iterator[tuple[str, list[Value]]]:
    document = item.document
    public = max((day for day in (item.published_at, document.public_from) if day), default=None)
    yield (
        _("Rules or conventions"),
        [Value(_("ISAD(G), second edition; dates in EDTF (ISO 8601-2)"))],
    )
    yield (
        _("Date of description"),
        [
            Value(f"{word} {_day(moment)}")
            for word, moment in (
                (_("Made"), document.created_at),
                (_("Public since") if public and public <= now() else _("Public from"), public),
                (_("Last changed"), document.changed_at),
            )
            if moment
        ],
    )


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y")


def _words(texts: Iterable[str]) -> list[Value]:
    """The texts that say something, as values without links."""
    return [Value(text) for text in texts if text]
