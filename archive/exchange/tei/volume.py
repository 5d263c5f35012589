"""A volume in two passes over its file: first its header and lists, then each document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from archive.exchange.errors import Problem, SourceError
from archive.exchange.stream import events
from archive.exchange.tei.document import document
from archive.exchange.tei.pages import last_page
from archive.exchange.tei.records import Document, Person, Volume
from archive.exchange.tei.xml import (
    XML_ID,
    XML_LANG,
    attribute,
    is_document,
    local,
    squeezed,
    words,
)

_ALIAS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")
TEI = "{http://www.tei-c.org/ns/1.0}"
MAX_ELEMENTS = 300_000  # in one document; the largest in print has about 20,000
MAX_ID = 90  # characters of a number or xml:id
_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")
_LANGUAGES = {"eng": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "rus": "ru"}


@dataclass
class _Survey:
    """What the first pass gathers."""

    path: Path
    header: dict[str, list[str]] = field(default_factory=dict)
    language: str = ""
    persons: dict[str, Person] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """The first value of the first name that has one."""
        return next((self.header[name][0] for name in names if self.header.get(name)), "")


def read_volume(path: Path | str) -> Volume:
    """The volume's header, persons and document identifiers; the whole file has been read.

    SourceError for a file that is not a well-formed TEI volume with documents.
    """
    survey = _Survey(Path(path))
    for element, _ in _pieces(survey.path):
        name = local(element)
        if name == "teiHeader":
            _read_header(element, survey)
        elif name == "TEI":
            survey.language = element.get(XML_LANG, survey.language)
        elif is_document(element):
            _note_document(element, survey)
        else:
            _read_persons(element, survey)
    if not survey.documents:
        reason = 'holds no <div type="document">; a volume of documents was expected.'
        raise SourceError(str(path), 1, reason)
    return _volume(survey)


def _volume(survey: _Survey) -> Volume:
    identifier = survey.first("idno frus")
    if not identifier:
        identifier = re.sub(r"(\.xml)?(\.gz)?$", "", survey.path.name)
        found = 'The header has no <idno type="frus">.'
        remedy = f"The name of the file, “{identifier}”, identifies the volume."
        survey.problems.append(Problem(str(survey.path), 1, identifier, "idno", found, remedy))
    if len(identifier) > MAX_ID:
        raise SourceError(str(survey.path), 1, f"its number is longer than {MAX_ID} characters.")
    return Volume(
        file=str(survey.path),
        id=identifier,
        title=survey.first("title complete", "title", "title main") or identifier,
        editors=tuple(survey.header.get("editor primary", ())),
        publisher=survey.first("publisher"),
        place=survey.first("pubPlace"),
        year=survey.first("date"),
        language=_language(survey.language.casefold()),
        persons=tuple(survey.persons.values()),
        documents=tuple(survey.documents),
        problems=tuple(survey.problems),
    )


def _language(tag: str) -> str:
    """The tag (BCP 47), English where the volume gives none that can be one."""
    tag = _LANGUAGES.get(tag, tag)
    return tag if _TAG.fullmatch(tag) and len(tag) <= 35 else "en"


def read_documents(path: Path | str, volume: Volume) -> Iterator[Document]:
    """Each document of the volume in order, one at a time in memory."""
    position = 0
    for element, page in _pieces(Path(path)):
        if is_document(element):
            position += 1
            yield document(element, volume, position, page)


def _pieces(path: Path) -> Iterator[tuple[etree._Element, str]]:
    """The header, each outermost document, and lists of persons, as whole elements.

    With each the label of the page that is open before it. What has been yielded, or lies
    outside these, is freed, so that memory does not grow with the file.
    """
    page, opened, size = "", "", 0
    inside: etree._Element | None = None
    for event, element in events(path, _require_tei):
        if event == "start":
            if inside is None and _is_piece(element):
                inside, opened, size = element, page, 0
            size += 1
            if inside is not None and size > MAX_ELEMENTS:
                reason = f"one document has more than {MAX_ELEMENTS} elements; none in print has."
                raise SourceError(str(path), element.sourceline or 1, reason)
            continue
        if element is inside:
            yield element, opened
            inside = None
            page = last_page(element) or page
        elif inside is None and local(element) == "pb":
            page = attribute(element, "n") or page
        if inside is None:
            _free(element)


def _require_tei(root: etree._Element, path: Path) -> None:
    if root.tag == TEI + "TEI":
        return
    name = etree.QName(root)
    where = f"in the namespace {name.namespace}" if name.namespace else "without a namespace"
    reason = (
        f"is not TEI P5: the outermost element is <{name.localname}> {where}; "
        "<TEI> in the namespace http://www.tei-c.org/ns/1.0 was expected."
    )
    raise SourceError(str(path), root.sourceline or 1, reason)


def _is_piece(element: etree._Element) -> bool:
    name = local(element)
    return (
        name == "teiHeader"
        or is_document(element)
        or (name == "div" and element.get(XML_ID, "").startswith("persons"))
    )


def _free(element: etree._Element) -> None:
    element.clear(keep_tail=False)
    parent = element.getparent()
    if parent is not None:
        while (before := element.getprevious()) is not None:
            parent.remove(before)


def _read_header(header: etree._Element, survey: _Survey) -> None:
    """Titles, editors, imprint and identifiers of the publication itself, not of its source."""
    for part in header.iter("{*}titleStmt", "{*}publicationStmt"):
        for element in part:
            name, value = local(element), words(element)
            if name and value:
                kind = element.get("role") or element.get("type")
                survey.header.setdefault(name, []).append(value)
                if kind:
                    survey.header.setdefault(f"{name} {kind}", []).append(value)
    for language in header.iter("{*}language"):
        survey.language = survey.language or language.get("ident", "")


def _note_document(element: etree._Element, survey: _Survey) -> None:
    """Remember the identifiers of the document and of documents in it; refuse doubles."""
    for each in (element, *element.iterdescendants()):
        if not local(each) or not (is_document(each) or local(each) == "attachment"):
            continue
        identifier, line = each.get(XML_ID, ""), each.sourceline or 1
        if not identifier and not is_document(each):
            continue
        if not identifier:
            raise SourceError(str(survey.path), line, "a document has no xml:id to know it by.")
        if len(identifier) > MAX_ID:
            reason = f"an xml:id is longer than {MAX_ID} characters."
            raise SourceError(str(survey.path), line, reason)
        if identifier in survey.documents:
            reason = f"xml:id “{identifier}” stands twice in the volume; the first is in line "
            raise SourceError(str(survey.path), line, f"{reason}{survey.documents[identifier]}.")
        if is_document(each):
            survey.documents[identifier] = line


def _read_persons(section: etree._Element, survey: _Survey) -> None:
    for item in section.iter("{*}item"):
        for name in item.iter("{*}persName"):
            ref, written = name.get(XML_ID), words(name)
            if not ref or not written or ref in survey.persons or len(ref) > MAX_ID:
                continue
            aliases = tuple(squeezed(alias) for alias in _ALIAS.findall(written))
            plain = squeezed(_ALIAS.sub("", written)).strip(" ,;") or written
            described = squeezed(words(item).partition(written)[2]).lstrip(" ,;:.")
            survey.persons[ref] = Person(ref, plain, aliases, described, name.sourceline or 0)
