"""The groups of values by which an answer is counted: facets."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import ROLE_CODES

MOST_VALUES = 20
MOST_DECADES = 100


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a group, and how many documents one gets by asking for it alone in the group."""

    value: int | str
    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group of values: the fields of a question that choose in it, and the row's column of it.

    That is an array of numbers, or "" where the row says it otherwise.
    """

    name: str
    fields: tuple[str, ...]
    column: str


GROUPS = {
    group.name: group
    for group in (
        Group("genre", ("genres",), ""),
        Group("repository", ("repositories",), "repositories"),
        Group("collection", ("collections",), "collections"),
        Group("language", ("languages",), "languages"),
        Group("place", ("places",), "places"),
        Group("event", ("events",), "events"),
        Group("person", ("correspondents",), "correspondents"),
        Group("role", ("roles",), "roles"),
        Group("has", ("has",), ""),
    )
}
HAS_CODES = {1: "text", 2: "translation"}


_ROLES = {code: role for role, code in ROLE_CODES.items()}


def facet_values(group: str, rows: list[tuple]) -> tuple[FacetValue, ...]:
    """The values of a group from what is counted, the most frequent first."""
    names: dict[int, str] = {"role": _ROLES, "has": HAS_CODES}.get(group, {})
    counted = sorted((-row[-1], row[0]) for row in rows)
    return tuple(FacetValue(names.get(value, value), -number) for number, value in counted)
