"""One document element as a record, with all that is enclosed in it."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from archive.exchange.errors import Problem
from archive.exchange.tei import body, dating, heading, pages, source
from archive.exchange.tei.records import Document, Part, Volume
from archive.exchange.tei.xml import NOTES, XML_ID, attribute, child, enclosures, local, own, words


def document(scope: etree._Element, volume: Volume, position: int, page: str) -> Document:
    """The record of a document; ``page`` is the printed page that is open before it."""
    identifier = f"{volume.id}/{scope.get(XML_ID, '')}"
    known = frozenset(person.ref for person in volume.persons)
    return _record(scope, volume, identifier, position, page, known)


def _record(
    scope: etree._Element,
    volume: Volume,
    identifier: str,
    position: int,
    page: str,
    known: frozenset[str],
) -> Document:
    note = source.source_note(scope)
    dated = dating.dating(scope)
    name = heading.title(scope) or _first_words(scope)
    place, supplied = dating.place(scope)
    parts, missing = _known_parts(_parts(scope, note), known)
    line = scope.sourceline or 0
    return Document(
        id=identifier,
        volume=volume.id,
        line=line,
        position=position,
        number=attribute(scope, "n"),
        title=name,
        genre=heading.genre(scope, name, note.kind),
        date=dated.date,
        date_as_written=dated.as_written,
        date_note=dated.note,
        calendar=dated.calendar,
        coverage="" if dated.date else dating.coverage(scope),
        place=place,
        place_supplied=supplied,
        parts=tuple(parts),
        holding=note.holding,
        classification=note.classification,
        pages=pages.page_labels(scope, page),
        body=body.body(scope, _heading(scope)),
        language=volume.language,
        enclosures=tuple(_enclosed(scope, volume, identifier, page, known)),
        problems=tuple(_problems(volume.file, line, identifier, missing, dated)),
    )


def _problems(
    file: str, line: int, identifier: str, missing: list[str], dated: dating.Dating
) -> Iterator[Problem]:
    """References that the volume does not resolve, and a date that cannot be."""
    for ref in missing:
        found = f"#{ref} is not in the list of persons."
        yield Problem(file, line, identifier, "person", found, "Its name is kept.")
    if dated.error:
        taken = f"It is taken as {dated.date}" if dated.date else "It is taken as undated"
        remedy = f"{taken}; its words are kept."
        yield Problem(file, dated.line, identifier, "date", dated.error, remedy)


def _enclosed(
    scope: etree._Element, volume: Volume, above: str, page: str, known: frozenset[str]
) -> list[Document]:
    found = []
    for position, element in enumerate(enclosures(scope), start=1):
        own_id = element.get(XML_ID)
        identifier = f"{volume.id}/{own_id}" if own_id else f"{above}/a{position}"
        opened = pages.page_before(element, scope) or page
        found.append(_record(element, volume, identifier, position, opened, known))
    return found


def _heading(scope: etree._Element) -> frozenset[etree._Element]:
    """What the page shows as fields: head, first dateline, marking. They are not shown again."""
    head = child(scope, "head")
    lines = [
        line
        for line in own(scope, "dateline", outside=frozenset({"quote", "note", "floatingText"}))
        if local(line.getparent()) in ("opener", local(scope))
    ]
    markings = source.markings_in_opener(scope)[:1]
    return frozenset(each for each in (head, *lines[:1], *markings) if each is not None)


def _first_words(scope: etree._Element) -> str:
    """A name for what has no head: its label in the opener, else its kind."""
    for opener in own(scope, "opener"):
        label = words(opener, without=NOTES | {"dateline"}).strip(" []")
        if label and not source.CLASSIFIED.fullmatch(label):
            return label
    return "Enclosure" if local(scope) == "attachment" else "Document"


def _parts(scope: etree._Element, note: source.SourceNote) -> list[Part]:
    """All parts in the document, each person once in a role; mentions only of the others."""
    parts = heading.head_parts(scope)
    signed = heading.signatures(scope)
    roles = {part.role for part in parts}
    if "recipient" in roles and "sender" not in roles:
        # A letter whose head does not mark the sender was sent by who signed it; a signature
        # under a record of conversation only says who wrote it down.
        parts += [replace(part, role="sender") for part in signed]
    else:
        parts += [part for part in signed if not _said(part, parts)]
    for part in [*heading.listed(scope), *note.drafters]:
        if part not in parts:
            parts.append(part)
    named = {part.ref for part in parts}
    mentioned = [ref for ref in heading.mentions(scope) if ref not in named]
    return parts + [Part("mentioned", "", ref=ref, basis="text") for ref in mentioned]


def _said(part: Part, parts: list[Part]) -> bool:
    """Whether the signature is the sender's own, and so adds nothing."""
    return any(
        other.role == "sender" and (part.ref == other.ref if part.ref else part.name == other.name)
        for other in parts
    )


def _known_parts(parts: list[Part], known: frozenset[str]) -> tuple[list[Part], list[str]]:
    """The parts with only references that the volume resolves, and those it does not."""
    missing = sorted({part.ref for part in parts if part.ref} - known)
    kept = [replace(part, ref="") if part.ref in missing else part for part in parts]
    return [part for part in kept if part.ref or part.name or part.office], missing
