"""The pieces an answer is put together from, each reckoned from the rows of its own question.

A piece is a value: its question (without page, size and order) and what is reckoned of it. So
pieces can be compared, and kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.groups import GROUPS
from archive.search.question import Question


def bare(question: Question) -> Question:
    """The question without what makes no difference to numbers."""
    return question.without("page", "size", "sort")


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many documents there are of each first and last year, whatever date is asked."""

    question: Question

    @classmethod
    def of(cls, question: Question) -> Timeline:
        """The piece that this question needs."""
        return cls(bare(question).without("span", "certainty"))


@dataclass(frozen=True, slots=True)
class Sureness:
    """How many documents are certain and how many possible under the question's span."""

    question: Question

    @classmethod
    def of(cls, question: Question) -> Sureness:
        """The piece that this question needs."""
        return cls(bare(question).without("certainty"))


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a group with their numbers, whatever the question chooses in the group.

    ``cut`` where no more are read than what is shown, and one by which one knows that there are more.
    """

    question: Question
    group: str
    cut: bool = True

    @classmethod
    def of(cls, question: Question, group: str, *, cut: bool = True) -> Facet:
        """The piece that this question needs for the group."""
        return cls(bare(question).without(*GROUPS[group].fields), group, cut)


@dataclass(frozen=True, slots=True)
class Bars:
    """How many documents begin and end between which of these days, whatever date is asked."""

    question: Question
    days: tuple[int, ...]

    @classmethod
    def of(cls, question: Question, days: tuple[int, ...]) -> Bars:
        """The piece that this question needs for an axis cut at these days."""
        return cls(bare(question).without("span", "certainty"), days)


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the documents that the question lists, ``size`` of them after ``first`` others."""

    question: Question
    first: int
    size: int


Piece = Timeline | Sureness | Facet | Bars | Page
