"""The documents of a made-up collection with all that belongs to them, by number."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import escape
from random import Random

from django.db.models import Model

from archive.models import (
    Address,
    Document,
    DocumentEvent,
    DocumentLanguage,
    Holding,
    Kind,
    Participation,
    Role,
    Status,
    Text,
    TextKind,
)
from benchmarks.collection.authorities import MADE, Authorities, Person
from benchmarks.collection.chance import Skewed
from benchmarks.collection.dates import some_date
from benchmarks.collection.vocabulary import vocabularies

MOST_ROWS = 16  # of one table for one document, so that their numbers follow from the document's
ADDRESSES = 1_000_000  # the authorities' own addresses have lower numbers
CENTURY_HENCE = datetime(2126, 1, 1, tzinfo=UTC)
LANGUAGES = Skewed(("en", "ru", "zh", "fr", "de"))
FURTHER_ROLES = Skewed(
    (
        Role.MENTIONED,
        Role.COPIED_TO,
        Role.INTERLOCUTOR,
        Role.SIGNATORY,
        Role.DRAFTER,
        Role.NOTE_TAKER,
        Role.INTERPRETER,
        Role.VIA,
        Role.SPEAKER,
    )
)
TOPIC = 6  # words of a title


def make_documents(numbers: range, of: Authorities) -> Iterator[Model]:
    """The documents of these numbers, each followed by its parts: unsaved records with numbers."""
    for number in numbers:
        yield from _Maker(number, of).records()


class _Maker:
    """Makes one document, from nothing but its number and the authorities."""

    def __init__(self, number: int, of: Authorities) -> None:
        self.number, self.of = number, of
        self.chance = Random(number)
        self.tag = LANGUAGES.one(self.chance)
        self.english = vocabularies()["en"]
        self.sender = of.people.one(self.chance)
        self.recipient = self._known_to(self.sender)

    def records(self) -> Iterator[Model]:
        document = self._document()
        yield document
        if document.status == Status.PUBLISHED:
            yield self._address(document)
        for make in (self._parts, self._texts, self._holdings, self._languages, self._events):
            for place, record in enumerate(make()):
                record.pk = self.number * MOST_ROWS + place
                record.document_id = self.number
                yield record

    def _document(self) -> Document:
        chance = self.chance
        genre = self.of.genres.one(chance)
        topic = self.english.sentence(chance, TOPIC)
        title = f"{genre.name}, {self.sender.written} to {self.recipient.written}, on {topic}"
        summary = ""
        if chance.random() < 0.6:
            summary = self.english.sentence(chance, chance.randint(12, 40)).capitalize() + "."
        place = self.of.places.one(chance) if chance.random() < 0.7 else None
        at = MADE + timedelta(minutes=chance.randrange(5_000_000))
        return Document(
            number=self.number,
            title=title,
            summary=summary,
            date=some_date(chance),
            genre_id=genre.pk,
            place_id=place and place.pk,
            created_at=at,
            changed_at=at,
            editor_note=self.english.sentence(chance, 12) if chance.random() < 0.05 else "",
            **self._standing(),
        )

    def _address(self, document: Document) -> Address:
        return Address(
            pk=ADDRESSES + self.number,
            kind=Kind.DOCUMENT,
            key=str(self.number),
            document=document,
            given_at=MADE,
        )

    def _standing(self) -> dict:
        """Of two hundred documents 192 are public, six drafts, one withdrawn, one embargoed."""
        drawn = self.chance.randrange(200)
        if drawn < 6:
            return {"status": Status.DRAFT}
        if drawn == 6:
            return {"status": Status.WITHDRAWN, "withdrawn_reason": "The file was closed."}
        return {
            "status": Status.PUBLISHED,
            "public_from": CENTURY_HENCE if drawn == 7 else None,
        }

    def _known_to(self, person: Person) -> Person:
        """Whom they write to: mostly one of eight whom they know."""
        if self.chance.random() < 0.4:
            return self.of.people.one(self.chance)
        circle = Random(person.number * 8 + self.chance.randrange(8))
        return self.of.people.one(circle)

    def _parts(self) -> Iterator[Participation]:
        """Three to six: who sent it, who received it, and others."""
        chance = self.chance
        chosen = [(Role.SENDER, self.sender), (Role.RECIPIENT, self.recipient)]
        for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
            chosen.append((FURTHER_ROLES.one(chance), self.of.people.one(chance)))
        # Two of one name may meet, and a part is recorded once.
        for order, (role, person) in enumerate(
            {(role, person.written): (role, person) for role, person in chosen}.values()
        ):
            yield self._part(order, role, person)

    def _part(self, order: int, role: Role, person: Person) -> Participation:
        drawn = self.chance.random()
        part = Participation(role=role, order=order)
        if drawn < 0.07:
            part.name_as_written = person.written
            return part
        part.correspondent_id = person.number
        if drawn < 0.2:
            part.capacity_id = self.of.offices.one(self.chance).number
        if drawn > 0.6:
            part.name_as_written = person.written
        return part

    def _texts(self) -> Iterator[Text]:
        chance = self.chance
        if chance.random() < 0.8:
            yield self._text(TextKind.TRANSCRIPTION, self.tag)
        if self.tag != "en" and chance.random() < 0.4:
            yield self._text(TextKind.TRANSLATION, "en")
        if chance.random() < 0.05:
            yield self._text(TextKind.PRECIS, "en")

    def _text(self, kind: TextKind, tag: str) -> Text:
        chance = self.chance
        blocks = [
            f"<p>{escape(words)}</p>" for words in vocabularies()[tag].paragraphs(chance, 220)
        ]
        if chance.random() < 0.2:
            blocks[0] = blocks[0].replace(
                "</p>", '<a class="noteref" id="ref-1" href="#note-1">1</a></p>'
            )
            note = self.english.sentence(chance, 15)
            blocks.append(
                f'<ol class="notes">\n<li id="note-1"><a class="label" href="#ref-1">1</a> {note}</li>\n</ol>'
            )
        status = Status.PUBLISHED if chance.random() < 0.97 else Status.DRAFT
        language = self.of.languages[tag]
        return Text(kind=kind, language_id=language.pk, body="\n".join(blocks), status=status)

    def _holdings(self) -> Iterator[Holding]:
        chance = self.chance
        for order in range(chance.choice((0, 1, 1, 1, 1, 1, 1, 1, 2))):
            shelf = self.of.shelves.one(chance)
            yield Holding(
                repository_id=shelf.repository_id,
                collection_id=shelf.pk,
                reference=f"f. {shelf.pk}, op. {chance.randint(1, 9)}, d. {self.number}-{order}",
                form="original" if order == 0 else "copy",
                order=order,
            )

    def _languages(self) -> Iterator[DocumentLanguage]:
        for tag in dict.fromkeys((self.tag, *("en" for _ in range(self.chance.random() < 0.05)))):
            yield DocumentLanguage(language_id=self.of.languages[tag].pk)

    def _events(self) -> Iterator[DocumentEvent]:
        if self.chance.random() < 0.15:
            yield DocumentEvent(event_id=self.of.events.one(self.chance).pk, relation="record-of")
