"""A slow, plain reckoning of questions over an archive of plain values: no SQL, no search rows.

It knows the rules of docs/explanation/finding.md and nothing of how they are carried out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from archive.dates import parse
from archive.search import Certainty, Question, Sort
from archive.text import tokens

UNBOUNDED = 2**62
# Words that the archive is made of, with what stemming makes of them.
STEMS = {
    "gold": "gold",
    "otter": "otter",
    "letter": "letter",
    "letters": "letter",
    "tiger": "tiger",
}


@dataclass
class Tree:
    """Records with parents, by number."""

    parents: dict[int, int | None] = field(default_factory=dict)

    def upward(self, number: int) -> set[int]:
        found = set()
        while number is not None:
            found.add(number)
            number = self.parents[number]
        return found


@dataclass
class Doc:
    """One document with all that can be asked of it."""

    number: int
    title: list[str]
    summary: list[str]
    text: list[str]
    kinds: set[str]
    date: str | None
    added: datetime
    public: bool
    genre: int | None
    languages: set[int]
    place: int | None
    held: set[tuple[int, int | None]]
    # Each a role, a correspondent, a capacity (or None) and the name as written.
    parts: list[tuple[str, int | None, int | None, str]]
    events: set[int]

    @property
    def span(self) -> tuple[int, int] | None:
        date = self.date and parse(self.date)
        return (date.span.first, date.span.last) if date else None

    @property
    def people(self) -> set[int]:
        return {one for part in self.parts for one in part[1:3] if one}


@dataclass
class Archive:
    """The documents and what they refer to. ``words`` is a list of clauses, see ``said``."""

    docs: list[Doc] = field(default_factory=list)
    collections: Tree = field(default_factory=Tree)
    places: Tree = field(default_factory=Tree)
    events: Tree = field(default_factory=Tree)
    event_status: dict[int, str] = field(default_factory=dict)
    # The words of each correspondent's names.
    names: dict[int, set[str]] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)

    def seen(self, curator: bool) -> list[Doc]:
        return [doc for doc in self.docs if doc.public or curator]

    def event_seen(self, event: int, curator: bool) -> bool:
        status = self.event_status[event]
        named = any(event in doc.events for doc in self.docs if doc.public)
        return curator or status == "published" or (status != "withdrawn" and named)

    def events_of(self, doc: Doc) -> set[int]:
        found = set(doc.events)
        for event in doc.events:
            if self.event_status[event] != "withdrawn":
                found |= self.events.upward(event)
        return found


@dataclass(frozen=True)
class Word:
    """Alternatives ("or"), in one field ("" for any), wanted or not."""

    words: tuple[str, ...]
    field: str = ""
    negative: bool = False

    @property
    def said(self) -> str:
        """The clause as one types it."""
        mark = f"{self.field}:" if self.field else ""
        if self.negative:
            return f"-{mark}{self.words[0]}"
        return " OR ".join(f"{mark}{word}" for word in self.words)


@dataclass
class Reckoner:
    """Answers for one reader."""

    archive: Archive
    curator: bool

    def matches(self, doc: Doc, question: Question, clauses: list[Word]) -> bool:
        """Whether the document answers all but the date and the certainty."""
        return all(self._asks(doc, question, clauses)) and not any(
            self._has(doc, name, value) for name, value in question.excluded
        )

    def _asks(self, doc: Doc, q: Question, clauses: list[Word]):
        archive = self.archive
        for clause in clauses:
            yield clause.negative != any(self._says(doc, one, clause.field) for one in clause.words)
        people, roles = q.correspondents, q.roles
        if people or roles:
            yield any(
                (not roles or role in roles) and (not people or {one, office} & people)
                for role, one, office, _name in doc.parts
            )
        if q.parts:
            held = [
                any(person in part[1:3] and role in ("", part[0]) for part in doc.parts)
                for person, role in q.parts
            ]
            yield any(held) if q.any_part else all(held)
        if q.names:
            yield any(
                not one and not office and name in q.names for _r, one, office, name in doc.parts
            )
        yield not q.genres or doc.genre in q.genres
        yield not q.repositories or any(home in q.repositories for home, _file in doc.held)
        yield not q.collections or any(
            file and archive.collections.upward(file) & q.collections for _home, file in doc.held
        )
        yield not q.languages or bool(doc.languages & q.languages)
        yield not q.places or bool(doc.place and archive.places.upward(doc.place) & q.places)
        yield not q.events or any(self._has(doc, "event", event) for event in q.events)
        yield not q.has or any(self._has(doc, "has", one) for one in q.has)

    def _says(self, doc: Doc, word: str, where: str, exact: bool = False) -> bool:
        fields = {"title": [doc.title], "summary": [doc.summary]}.get(where)
        if fields is None:
            fields = [doc.title, doc.summary, doc.text]
        stemmed = not exact and any(STEMS[word] == STEMS[one] for words in fields for one in words)
        written = word in {one for words in fields for one in words}
        if where:
            return stemmed or written
        written |= any(word in name.split() for *_part, name in doc.parts)
        return stemmed or written or self._named(doc, word)

    def _named(self, doc: Doc, word: str) -> bool:
        return any(
            word in self.archive.names[one]
            for one in doc.people
            if self.curator or one not in self.archive.withdrawn
        )

    def _has(self, doc: Doc, name: str, value) -> bool:
        """Whether a value that can be excluded holds for the document."""
        match name:
            case "person":
                return value in doc.people
            case "role":
                return any(role == value for role, *_part in doc.parts)
            case "genre":
                return doc.genre == value
            case "repository":
                return any(home == value for home, _file in doc.held)
            case "collection":
                files = [file for _home, file in doc.held if file]
                return any(value in self.archive.collections.upward(file) for file in files)
            case "place":
                return bool(doc.place) and value in self.archive.places.upward(doc.place)
            case "language":
                return value in doc.languages
            case "event":
                seen = self.archive.event_seen(value, self.curator)
                return seen and value in self.archive.events_of(doc)
            case "has":
                wanted = {
                    "text": doc.kinds - {"precis"},
                    "translation": doc.kinds & {"translation"},
                }
                return bool(wanted[value])

    def sureness(self, doc: Doc, span) -> Certainty | None:
        if doc.span is None:
            return Certainty.UNDATED
        if span is None:
            return Certainty.CERTAIN
        first, last = doc.span
        if last < span.first or first > span.last:
            return None
        lasts = parse(doc.date).continuous
        inside = span.first <= first and last <= span.last
        return Certainty.CERTAIN if lasts or inside else Certainty.POSSIBLE

    def counts(self, question: Question, clauses) -> dict[Certainty, int]:
        found = [
            self.sureness(doc, question.span)
            for doc in self.archive.seen(self.curator)
            if self.matches(doc, question, clauses)
        ]
        return {one: found.count(one) for one in Certainty}

    def total(self, question: Question, clauses) -> int:
        counts = self.counts(question, clauses)
        return sum(counts[one] for one in question.wanted)

    def listed(self, question: Question, clauses) -> list[Doc]:
        """All that is listed, in its order; by relevance within a tier by date."""
        found = [
            doc
            for doc in self.archive.seen(self.curator)
            if self.matches(doc, question, clauses)
            and self.sureness(doc, question.span) in question.wanted
        ]
        return sorted(found, key=lambda doc: self.place(doc, question, clauses))

    def place(self, doc: Doc, question: Question, clauses) -> tuple:
        first, last = doc.span or (None, None)
        oldest = (
            first is None,
            last if first == -UNBOUNDED else first,
            last,
            doc.number,
        )
        match question.sort:
            case Sort.NEWEST:
                if first is None:
                    return True, 0, 0, doc.number
                return False, -(first if last == UNBOUNDED else last), -first, doc.number
            case Sort.TITLE:
                return " ".join(doc.title), doc.number
            case Sort.ADDED:
                return -doc.added.timestamp(), -doc.number
            case Sort.RELEVANCE if clauses:
                return self.tier(doc, question, clauses), *oldest
        return oldest

    def tier(self, doc: Doc, question: Question, clauses: list[Word]) -> int:
        """Where all the words stand: 0 and 1 the title, 2 and 3 the summary, too, 4 and 5 anywhere.

        -1 where what stands in the box is the whole title.
        """
        if "".join(tokens(question.words)) == "".join(doc.title):
            return -1
        wanted = [clause for clause in clauses if not clause.negative]
        places = [("title",), ("title", "summary"), ("",)]
        for tier in range(5):
            fields, exact = places[tier // 2], tier % 2 == 0
            if all(self._stands(doc, clause, fields, exact) for clause in wanted):
                return tier
        return 5

    def _stands(self, doc: Doc, clause: Word, fields, exact: bool) -> bool:
        return any(
            self._says(doc, word, clause.field or where, exact)
            for word in clause.words
            for where in fields
        )

    def facet(self, name: str, values, question: Question, clauses) -> dict:
        """The number that each value would give alone in its group; none for hidden ones."""
        group = {
            "genre": "genres",
            "repository": "repositories",
            "collection": "collections",
            "language": "languages",
            "place": "places",
            "event": "events",
            "person": "correspondents",
            "role": "roles",
            "has": "has",
        }[name]
        chosen = getattr(question, group)
        found = {}
        for value in values:
            hidden = not self.curator and (
                (name == "person" and value in self.archive.withdrawn)
                or (name == "event" and not self.archive.event_seen(value, False))
            )
            alone = replace(question, **{group: frozenset({value})})
            number = self.total(alone, clauses)
            if value in chosen or (number and not hidden):
                found[value] = number
        return found
