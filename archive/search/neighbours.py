"""Where a document stands in the answer to a question, and which ones stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, F, Q, Value

from archive.search.answer import listed
from archive.search.question import Question

# Names under which the keys of the order are annotated, clear of any field.
KEY = "neighbour_key_{}"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A document beside another, by number and title, from which its address is made."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The place of a document among those listed, counted from 1, and those on either side.

    ``page`` is the page of the list, of the question's size, on which the document stands.
    """

    position: int
    total: int
    page: int
    previous: Neighbour | None
    next: Neighbour | None


def neighbours(number: int, question: Question, user) -> Neighbours | None:
    """The neighbours of the document with this number, None where the question does not list it.

    Three queries, however long the list: nobody walks it. The page that the question asks for
    makes no difference.
    """
    found, keys = _with_keys(listed(question, user))
    here = found.filter(pk=number).values_list(*(name for name, _falling in keys)).first()
    if here is None:
        return None
    before, after = _sides(keys, here)
    counts = found.order_by().aggregate(all=Count("pk"), before=Count("pk", filter=before))
    beside = _beside(found, before, after)
    position = counts["before"] + 1
    return Neighbours(
        position=position,
        total=counts["all"],
        page=(position - 1) // question.size + 1,
        previous=beside.get("previous"),
        next=beside.get("next"),
    )


def _with_keys(found) -> tuple[Any, list[tuple[str, bool]]]:
    """The documents with each key of their order annotated; its name and whether it falls."""
    keys, expressions = [], {}
    for place, key in enumerate(found.query.order_by):
        name = KEY.format(place)
        if isinstance(key, str):
            falling = key.startswith("-")
            expressions[name] = F(key.removeprefix("-"))
        else:
            falling = key.descending
            expressions[name] = key.expression
        keys.append((name, falling))
    return found.annotate(**expressions), keys


def _sides(keys: list[tuple[str, bool]], here: tuple) -> tuple[Q, Q]:
    """What stands before and after the document with these keys. Unknown keys stand last."""
    return (
        reduce(or_, _steps(keys, here, before=True)),
        reduce(or_, _steps(keys, here, before=False)),
    )


def _steps(keys: list[tuple[str, bool]], here: tuple, *, before: bool) -> Iterator[Q]:
    """For each key: all keys in front of it are equal, and it decides."""
    equal = Q()
    for (name, falling), value in zip(keys, here, strict=True):
        yield equal & _decides(name, value, smaller=before is not falling, before=before)
        equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})


def _decides(name: str, value, *, smaller: bool, before: bool) -> Q:
    """The key alone puts a document on this side of the value."""
    if value is None:
        return Q(**{f"{name}__isnull": False}) if before else Q(pk__in=[])
    beyond = Q(**{f"{name}__{'lt' if smaller else 'gt'}": value})
    return beyond if before else beyond | Q(**{f"{name}__isnull": True})


def _beside(found, before: Q, after: Q) -> dict[str, Neighbour]:
    """The nearest document on either side (one query)."""
    sides = {"previous": found.reverse().filter(before), "next": found.filter(after)}
    rows = [
        documents.annotate(side=Value(side)).values_list("side", "pk", "title")[:1]
        for side, documents in sides.items()
    ]
    return {
        side: Neighbour(number, title) for side, number, title in rows[0].union(rows[1], all=True)
    }
