"""A document's fields in three forms: as the source words them, as stored, as they stand here.

The three have the same keys. ``stored`` and ``here`` name other records by number (pk), so that
renaming a correspondent or a place here is no edit of the document.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from archive.curation.imports.authorities import Authorities
from archive.curation.imports.merging import Values
from archive.exchange import Problem, tei
from archive.models import (
    Calendar,
    Certainty,
    Document,
    Form,
    Participation,
    RelationKind,
    Role,
    TextKind,
)
from archive.text import clean_line, clean_markup, plain_text

ROLES = (
    Role.SENDER,
    Role.RECIPIENT,
    Role.VIA,
    Role.SIGNATORY,
    Role.DRAFTER,
    Role.INTERLOCUTOR,
    Role.MENTIONED,
)
PLAIN = ("title", "date", "date_as_written", "date_note", "calendar", "coverage", "place_supplied")
NAME_LENGTH = 280
_LIMITS = {"title": 1000, "date_as_written": 300, "classification": 200, "reference": 500}


class Source:
    """A document of a source, cut to what the archive can hold; ``problems`` says what was cut.

    ``former_title`` is the title of the volume when the document came last.
    """

    def __init__(self, document: tei.Document, volume: tei.Volume, above: str) -> None:
        self.document, self.volume, self.above = document, volume, above
        self.former_title = volume.title[:500]
        self.problems = list(document.problems)
        self.body = clean_markup(document.body)

    def values(self) -> Values:
        """The fields in the words of the source."""
        given = self.document
        calendar = given.calendar if given.calendar in Calendar.values else Calendar.OTHER
        values = {
            "title": self.fitted("title", clean_line(given.title) or given.id),
            "date": given.date,
            "date_as_written": self.fitted("date_as_written", given.date_as_written),
            "date_note": given.date_note,
            "calendar": str(calendar if given.calendar else Calendar.GREGORIAN),
            "coverage": given.coverage,
            "place_supplied": given.place_supplied,
            "classification": self.fitted("classification", given.classification),
            "genre": given.genre,
            "place": self.fitted("place", clean_line(given.place), 190),
            "languages": [given.language],
            "holdings": self._holdings(),
            "printed_in": [[self.volume.title[:500], given.number[:60], _span(given.pages)]],
            "pages": [label[:60] for label in given.pages],
            "text": [fingerprint(self.body)] if plain_text(self.body) else [],
            "enclosed_in": [self.above] if self.above else [],
        }
        for role in ROLES:
            values[role.value] = self._parts(role)
        return values

    def _holdings(self) -> list[list[str]]:
        held = self.document.holding
        if held is None:
            return []
        reference = self.fitted("reference", clean_line(held.reference))
        repository = self.fitted("repository", clean_line(held.repository), NAME_LENGTH)
        return [[repository, reference]] if repository else []

    def _parts(self, role: Role) -> list[list[str]]:
        parts = []
        for part in self.document.parts:
            if part.role == role:
                name = self.fitted(role.value, clean_line(part.name), NAME_LENGTH)
                office = self.fitted(role.value, clean_line(part.office), NAME_LENGTH)
                if (part.ref or office or name) and [part.ref, office, name] not in parts:
                    parts.append([part.ref, office, name])
        return parts

    def fitted(self, field: str, text: str, length: int = 0) -> str:
        """The text, cut with an ellipsis where it is longer than the archive holds."""
        length = length or _LIMITS[field]
        if len(text) <= length:
            return text
        found = f"is {len(text)} characters long, more than the {length} that are kept."
        given, remedy = self.document, "It was cut: shorten it in the source."
        self.problems.append(Problem(self.volume.file, given.line, given.id, field, found, remedy))
        return text[: length - 1].rstrip() + "…"


def _span(pages: tuple[str, ...]) -> str:
    """'127–129' for the first and last page."""
    return (pages[0] if len(pages) == 1 else f"{pages[0]}–{pages[-1]}")[:60] if pages else ""


def fingerprint(body: str) -> str:
    """What two texts share that differ in white space only."""
    return hashlib.sha256(" ".join(body.split()).encode()).hexdigest()


def stored(values: Values, authorities: Authorities) -> Values:
    """The fields as the archive keeps them: pks for names, or Pending where there is none yet."""

    def named(kind: str) -> Callable[[str], Any]:
        return lambda name: authorities.find(kind, name) if name else None

    person, office = named("person"), named("office")
    result = dict(values)
    result |= {kind: named(kind)(values[kind]) for kind in ("genre", "place")}
    result["languages"] = [authorities.find("language", tag) for tag in values["languages"]]
    result["holdings"] = [[named("repository")(name), ref] for name, ref in values["holdings"]]
    result["printed_in"] = [
        [named("publication")(title), number, pages]
        for title, number, pages in values["printed_in"]
    ]
    result["enclosed_in"] = [authorities.find("document", above) for above in values["enclosed_in"]]
    for role in ROLES:
        found = [[person(r), office(o), name] for r, o, name in values[role.value]]
        # Two references of the source can be one correspondent here.
        result[role.value] = [part for at, part in enumerate(found) if part not in found[:at]]
    return result


def here(document: Document, source_title: str) -> Values:
    """The fields as they stand in the archive; the document comes with ``for_comparing``."""
    values: Values = {
        "title": document.title,
        "date": str(document.date) if document.date else "",
        "date_as_written": document.date_as_written,
        "date_note": document.date_note,
        "calendar": document.calendar,
        "coverage": str(document.coverage) if document.coverage else "",
        "place_supplied": document.place_supplied,
        "classification": document.classification,
        "genre": document.genre_id,
        "place": document.place_id,
        "languages": sorted(language.pk for language in document.languages.all()),
        "holdings": [[held.repository_id, held.reference] for held in document.holdings.all()],
        "printed_in": [
            [printed.publication_id, printed.number, printed.pages]
            for printed in document.printed_in.all()
        ],
        "pages": [page.label for page in document.pages.all()],
        "text": [fingerprint(text.body) for text in imported_texts(document, source_title)],
        "enclosed_in": [
            relation.target_id
            for relation in document.relations.all()
            if relation.kind == RelationKind.ENCLOSED_IN
        ],
    }
    for role in ROLES:
        values[role.value] = []
    for part in document.participations.all():
        values.setdefault(part.role, []).append(_part(part))
    return values


def imported_texts(document: Document, source_title: str) -> list:
    """The texts that came from this source."""
    return [
        text
        for text in document.texts.all()
        if text.kind == TextKind.TRANSCRIPTION and text.source == source_title
    ]


def _part(part: Participation) -> list:
    return [part.correspondent_id, part.capacity_id, part.name_as_written]


def enriched(document: Document) -> frozenset[str]:
    """The fields in whose rows a curator has put what no source says, such as the evidence.

    An import writes the rows of a changed field anew, and would lose it. The document comes with
    ``for_comparing``.
    """
    fields: set[str] = {part.role for part in document.participations.all() if _is_enriched(part)}
    if any(
        held.collection_id or held.extent or held.form != Form.ORIGINAL
        for held in document.holdings.all()
    ):
        fields.add("holdings")
    if any(printed.address for printed in document.printed_in.all()):
        fields.add("printed_in")
    if any(one.note for one in document.relations.all() if one.kind == RelationKind.ENCLOSED_IN):
        fields.add("enclosed_in")
    return frozenset(fields)


def _is_enriched(part: Participation) -> bool:
    doubted = part.certainty != Certainty.CERTAIN
    return bool(doubted or part.evidence or part.place_id or part.date)


def for_comparing(documents):
    """The queryset with all that ``here`` reads."""
    return documents.prefetch_related(
        "languages", "holdings", "printed_in", "pages", "texts", "relations", "participations"
    )
