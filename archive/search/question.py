"""The question: what is asked for, in values alone, so that any engine can answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from archive.dates import Span


class Certainty(StrEnum):
    """How surely a document falls within the span asked for."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNDATED = "undated"


class Sort(StrEnum):
    """The orders in which documents can be listed."""

    OLDEST = "oldest"
    NEWEST = "newest"
    TITLE = "title"
    ADDED = "added"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the documents. Empty fields ask nothing; values of one field are "or".

    Genres, repositories, collections, languages, events and places (of writing) are named by
    their numbers (pk). A collection or a place stands for all below it too, an event for its
    parts. ``words`` is what stands in the box, read by archive.search.words.

    ``correspondents`` are found in any of the ``roles``, or in any part at all where there are
    none; roles alone ask for documents in which somebody has that part. ``parts`` are pairs of
    a correspondent and a role ("" for any): all of them, or one where ``any_part``. ``names`` are
    names as written of whom nobody has identified, folded. ``has`` asks for "text" or
    "translation".

    ``excluded`` are pairs of a parameter's name (person, role, genre, repository, collection,
    place, language, event, has) and a value, which the document must not have. Relevance
    without words is oldest first. ``page`` counts from 1.
    """

    words: str = ""
    span: Span | None = None
    certainty: frozenset[Certainty] = frozenset()
    correspondents: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    parts: tuple[tuple[int, str], ...] = ()
    any_part: bool = False
    names: frozenset[str] = frozenset()
    genres: frozenset[int] = frozenset()
    repositories: frozenset[int] = frozenset()
    collections: frozenset[int] = frozenset()
    languages: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    has: frozenset[str] = frozenset()
    excluded: frozenset[tuple[str, int | str]] = frozenset()
    sort: Sort = Sort.OLDEST
    page: int = 1
    size: int = 10

    def without(self, *names: str) -> Question:
        """The same question with these fields as if nobody had asked for them."""
        return self.with_values({name: _DEFAULTS[name] for name in names})

    def with_values(self, values: Mapping[str, Any]) -> Question:
        """The same question with these values of fields; itself where it has them already."""
        if all(getattr(self, name) == value for name, value in values.items()):
            return self
        return replace(self, **values)

    @property
    def wanted(self) -> frozenset[Certainty]:
        """The certainties that are listed: those chosen, else all but undated under a span."""
        if self.certainty:
            return self.certainty
        if self.span:
            return _DATED
        return _ANY


_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Question)}
_DATED = frozenset({Certainty.CERTAIN, Certainty.POSSIBLE})
_ANY = frozenset(Certainty)
