"""The answer to a question, put together from pieces that PostgreSQL reckons of search rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from archive.dates import Span, classify
from archive.search.groups import GROUPS, MOST_VALUES, FacetValue, facet_values
from archive.search.histogram import Histogram
from archive.search.pieces import Facet
from archive.search.question import Certainty, Question
from archive.search.reckoning import Reckoning, counted_by, near_bars
from archive.search.totals import totals


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

    ``facets`` are values with what one gets by asking for them alone in their group, the most
    frequent first, decades by time; by genre, repository, collection, language, place, event,
    person, role, has and decade. What the question chooses is among them. ``more`` names the groups
    that have more values than these (``values_of``, ``persons_of``). ``named`` tells whether any of the
    words is in the name of a correspondent.
    """

    hits: tuple[Hit, ...]
    total: int
    certain: int
    possible: int
    undated: int
    first: int
    pages: int
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    more: frozenset[str] = frozenset()
    histogram: Histogram = field(default_factory=Histogram)
    named: bool = False

    @property
    def last(self) -> int:
        """The place of the last hit of this page; first - 1 where there is none."""
        return self.first + len(self.hits) - 1

    def of(self, certainty: Certainty) -> int:
        """How many documents have this certainty."""
        return int(getattr(self, certainty.value))


def answer(question: Question, user) -> Answer:
    """The page of documents that answer the question, of those this user may see, and all counts.

    One query, and one more for each of these: the mark of what is kept (readers), names where
    words are asked, a histogram by days or months that the span alone does not decide, values
    that are chosen but rare. A page beyond the end has no hits.
    """
    reckoning = Reckoning(user)
    kept = reckoning.kept(question)
    if kept is not None:
        return cast(Answer, kept)
    found = _answer(question, reckoning)
    reckoning.keep(question, found)
    return found


def _answer(question: Question, reckoning: Reckoning) -> Answer:
    facets = {name: Facet.of(question, name) for name in GROUPS}
    pieces = [*counted_by(question), *near_bars(question), *facets.values()]
    rows = reckoning.page(question, pieces)
    counts = reckoning.counts(question)
    total = sum(counts[certainty] for certainty in question.wanted)
    values = {name: facet_values(name, reckoning.of(piece)) for name, piece in facets.items()}
    more = frozenset(name for name, those in values.items() if len(those) > MOST_VALUES)
    values = {name: those[:MOST_VALUES] for name, those in values.items()}
    return Answer(
        hits=tuple(_hit(row, question) for row in rows),
        total=total,
        certain=counts[Certainty.CERTAIN],
        possible=counts[Certainty.POSSIBLE],
        undated=counts[Certainty.UNDATED],
        first=(question.page - 1) * question.size + 1,
        pages=max(1, -(-total // question.size)),
        facets=_with_chosen(question, values, total, reckoning.user)
        | {"decade": reckoning.years(question).decades(question)},
        more=more,
        histogram=reckoning.histogram(question),
        named=reckoning.wording(question.words).names_somebody,
    )


def _hit(row: tuple, question: Question) -> Hit:
    """A row of the page: how surely the document answers the question."""
    number, first, last, lasts, _place = row
    if first is None:
        return Hit(number, Certainty.UNDATED)
    if question.span is None:
        return Hit(number, Certainty.CERTAIN)
    # A hit overlaps the span that was asked for, so it is the one or the other.
    sure = classify(Span(first, last), bool(lasts), question.span)
    return Hit(number, Certainty(cast(str, sure)))


def _with_chosen(question: Question, values: dict, total: int, user) -> dict:
    """The facets with the values that are chosen, however few documents they have.

    A value that is chosen alone has the total; others that are not among the most frequent are
    counted (one query).
    """
    missing = []
    for name, group in GROUPS.items():
        [field_name] = group.fields
        chosen = getattr(question, field_name)
        absent = sorted(chosen - {value.value for value in values[name]})
        if len(chosen) == 1:
            values[name] += tuple(FacetValue(one, total) for one in absent)
        else:
            missing += [(name, field_name, one) for one in absent]
    asked = [_alone(question, field_name, one) for _name, field_name, one in missing]
    for (name, _field, one), number in zip(missing, totals(asked, user), strict=True):
        values[name] += (FacetValue(one, number),)
    return values


def _alone(question: Question, field_name: str, value: int | str) -> Question:
    """The question with this value in the place of all that it chooses in the group."""
    return question.with_values({field_name: frozenset({value})})
