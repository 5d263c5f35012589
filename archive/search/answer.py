"""The answer to a question, reckoned by PostgreSQL from the documents themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import cast

from django.db.models import Count, Q

from archive.dates import Span, classify
from archive.models import Collection, Document, Event, Place, certain_q, overlap_q
from archive.search.question import Certainty, Question, Sort


@dataclass(frozen=True, slots=True)
class Hit:
    """One document of the page, by number, and how surely it falls within the span asked for."""

    number: int
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits and the counts of all.

    ``total`` counts what is listed under the chosen certainty; ``certain``, ``possible`` and
    ``undated`` ignore that choice. ``first`` is the place of the first hit, counted from 1.
    """

    hits: tuple[Hit, ...]
    total: int
    certain: int
    possible: int
    undated: int
    first: int
    pages: int

    @property
    def last(self) -> int:
        """The place of the last hit of this page; first - 1 where there is none."""
        return self.first + len(self.hits) - 1

    def of(self, certainty: Certainty) -> int:
        """How many documents have this certainty."""
        return int(getattr(self, certainty.value))


def answer(question: Question, user) -> Answer:
    """The page of documents that answer the question, of those this user may see.

    Two queries. A page beyond the end has no hits.
    """
    asked = matching(question, user)
    counts = _counts(asked, question.span)
    total = sum(counts[certainty] for certainty in question.wanted)
    first = (question.page - 1) * question.size + 1
    return Answer(
        hits=_hits(asked, question, first) if first <= total else (),
        total=total,
        certain=counts[Certainty.CERTAIN],
        possible=counts[Certainty.POSSIBLE],
        undated=counts[Certainty.UNDATED],
        first=first,
        pages=max(1, -(-total // question.size)),
    )


def matching(question: Question, user):
    """The documents asked for, of every certainty."""
    found = Document.objects.visible_to(user).with_words(question.words)
    if question.correspondents or question.roles:
        found = found.with_parts(question.correspondents, question.roles)
    if question.genres:
        found = found.filter(genre__in=question.genres)
    if question.repositories:
        found = found.held_in(repository__in=question.repositories)
    if question.collections:
        found = found.held_in(collection__in=Collection.objects.below(question.collections))
    if question.languages:
        found = found.in_languages(question.languages)
    if question.events:
        found = found.around(Event.objects.visible_to(user).below(question.events))
    if question.places:
        found = found.filter(place__in=Place.objects.below(question.places))
    return found


def _counts(asked, span: Span | None) -> dict[Certainty, int]:
    """How many of the documents are certain, possible and undated (one query)."""
    if span is None:
        counts = asked.aggregate(all=Count("pk"), dated=Count("pk", filter=Q(date__isnull=False)))
        certain, possible = counts["dated"], 0
        undated = counts["all"] - counts["dated"]
    else:
        counts = asked.aggregate(
            overlapping=Count("pk", filter=overlap_q(span)),
            certain=Count("pk", filter=certain_q(span)),
            undated=Count("pk", filter=Q(date__isnull=True)),
        )
        certain, undated = counts["certain"], counts["undated"]
        possible = counts["overlapping"] - certain
    return {
        Certainty.CERTAIN: certain,
        Certainty.POSSIBLE: possible,
        Certainty.UNDATED: undated,
    }


def _of_certainty(certainty: Certainty, span: Span | None) -> Q:
    """The documents of this certainty, as a Q."""
    if certainty is Certainty.UNDATED:
        return Q(date__isnull=True)
    if span is None:
        return Q(date__isnull=False) if certainty is Certainty.CERTAIN else Q(pk__in=[])
    if certainty is Certainty.CERTAIN:
        return certain_q(span)
    return overlap_q(span) & ~certain_q(span)


def listed(question: Question, user):
    """All documents that are listed for the question, in its order, of those this user may see."""
    return _listed(matching(question, user), question)


def _listed(asked, question: Question):
    """The documents of the certainties that are wanted, in the order asked for."""
    wanted = question.wanted
    if question.span or wanted != frozenset(Certainty):
        asked = asked.filter(reduce(or_, (_of_certainty(one, question.span) for one in wanted)))
    return _in_order(asked, question.sort)


def _hits(asked, question: Question, first: int) -> tuple[Hit, ...]:
    """The hits of the page (one query)."""
    rows = _listed(asked, question).values_list("pk", "date_first", "date_last", "date_continuous")[
        first - 1 : first - 1 + question.size
    ]
    return tuple(
        Hit(
            number,
            _certainty(Span(start, end) if start is not None else None, continuous, question),
        )
        for number, start, end, continuous in rows
    )


def _in_order(documents, sort: Sort):
    """The documents in the order asked for; equal ones by number."""
    match sort:
        case Sort.OLDEST | Sort.RELEVANCE:
            return documents.oldest_first()
        case Sort.NEWEST:
            return documents.newest_first()
        case Sort.TITLE:
            return documents.order_by("title_order", "pk")
        case Sort.ADDED:
            return documents.order_by("-created_at", "-pk")


def _certainty(span: Span | None, continuous: bool, question: Question) -> Certainty:
    """How surely a document of this span answers the question."""
    if span is None:
        return Certainty.UNDATED
    if question.span is None:
        return Certainty.CERTAIN
    # A hit overlaps the span that was asked for, so it is the one or the other.
    return Certainty(cast(str, classify(span, continuous, question.span)))
