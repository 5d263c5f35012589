"""Which rows in memory answer a question, its words apart: what ``conditions`` asks of the table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import numpy as np

from archive.models import ROLE_CODES, part_code
from archive.search.columns import Columns
from archive.search.groups import GROUPS, HAS_CODES
from archive.search.lists import Ints, Truths
from archive.search.question import Question

# Groups whose values are chosen and excluded as they are counted.
_PLAIN = ("person", "genre", "repository", "collection", "language", "place")
_HAS = {name: code for code, name in HAS_CODES.items()}


def chosen(
    question: Question,
    columns: Columns,
    time: int | None,
    hidden_events: Collection[int],
    among: Ints | None = None,
) -> Ints:
    """The rows that match, whatever certainty is asked, of those one may see at the time.

    That is in microseconds since 1970, None for curators. Undated rows match every span. Rows that
    have the words and the names as written, where there are any, are those ``among`` which one chooses.
    """
    found = columns.live
    if time is not None:
        found = found & columns.published & (columns.public_from <= time)
    for condition in _conditions(question, columns, hidden_events):
        found = found & condition
    if question.span is not None:
        over = (columns.first <= question.span.last) & (columns.last >= question.span.first)
        found = found & (over | ~columns.dated)
    return np.flatnonzero(found) if among is None else among[found[among]]


def _conditions(
    question: Question, columns: Columns, hidden_events: Collection[int]
) -> Iterator[Truths]:
    people, roles = question.correspondents, question.roles
    if people and roles:
        yield columns.parts.having([part_code(role, one) for role in roles for one in people])
    elif roles:
        yield _having("role", roles, columns, hidden_events)
    if question.parts:
        each = [_part(columns, person, role) for person, role in question.parts]
        together = np.logical_or if question.any_part else np.logical_and
        yield together.reduce(each)
    for name in (*_PLAIN, "event", "has"):
        values = getattr(question, GROUPS[name].fields[0])
        if values and not (name == "person" and roles):
            yield _having(name, values, columns, hidden_events)
    for name, value in question.excluded:
        yield ~_having(name, [value], columns, hidden_events)


def _part(columns: Columns, person: int, role: str) -> Truths:
    if role:
        return columns.parts.having([part_code(role, person)])
    return columns.groups["person"].having([person])


def _having(
    name: str, values: Iterable[int | str], columns: Columns, hidden_events: Collection[int]
) -> Truths:
    """Which rows have one of the values that are asked for under this name."""
    codes: dict[str, dict] = {"role": ROLE_CODES, "has": _HAS}
    asked = {codes[name][one] if name in codes else one for one in values}
    if name == "event":
        asked -= set(hidden_events)
    return columns.groups[name].having(asked)
