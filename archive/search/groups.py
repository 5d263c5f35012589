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

    ``column`` is an expression on ``entry`` that gives an array of numbers.
    """

    name: str
    fields: tuple[str, ...]
    column: str


GROUPS = {
    group.name: group
    for group in (
        Group(
            "genre",
            ("genres",),
            "CASE WHEN entry.genre_id IS NULL THEN '{}' ELSE ARRAY[entry.genre_id::int] END",
        ),
        Group("repository", ("repositories",), "entry.repositories"),
        Group("collection", ("collections",), "entry.collections"),
        Group("language", ("languages",), "entry.languages"),
        Group("place", ("places",), "entry.places"),
        Group("event", ("events",), "entry.events"),
        Group("person", ("correspondents",), "entry.correspondents"),
        Group("role", ("roles",), "entry.roles"),
        Group(
            "has",
            ("has",),
            "CASE WHEN entry.has_text THEN CASE WHEN entry.has_translation THEN '{1,2}'::int[]"
            " ELSE '{1}' END WHEN entry.has_translation THEN '{2}' ELSE '{}' END",
        ),
    )
}
HAS_CODES = {1: "text", 2: "translation"}


_ROLES = {code: role for role, code in ROLE_CODES.items()}


def facet_values(group: str, rows: list[tuple]) -> tuple[FacetValue, ...]:
    """The values of a group from what is counted, the most frequent first."""
    names: dict[int, str] = {"role": _ROLES, "has": HAS_CODES}.get(group, {})
    counted = sorted((-row[-1], row[0]) for row in rows)
    return tuple(FacetValue(names.get(value, value), -number) for number, value in counted)
