"""The question as the parameters of an address, and the addresses of questions close to it."""

from __future__ import annotations

from django.http import QueryDict

from archive.filters.names import REPEATABLE, SHOWN, SINGLE


def parameters_of(data: QueryDict) -> QueryDict:
    """The parameters that ask for something, without empty and unknown ones."""
    kept = QueryDict(mutable=True)
    for name in (*SINGLE, *REPEATABLE):
        values = [one for one in data.getlist(name) if one.strip()]
        if values:
            kept.setlist(name, values[-1:] if name in SINGLE else values)
    return kept


def without(parameters: QueryDict, *names: str, value: str | None = None) -> QueryDict:
    """The parameters without these, or without one value of them, on the first page."""
    left = parameters.copy()
    left.pop("page", None)
    for name in names:
        values = left.pop(name, [])
        kept = [one for one in values if value is not None and one.strip() != value]
        if kept:
            left.setlist(name, kept)
    return left


def cleared(parameters: QueryDict) -> QueryDict:
    """The parameters without any filter: order and size of the page stay."""
    return without(parameters, *(name for name in parameters if name not in SHOWN))


def canonical(values: dict, default_sort: str) -> QueryDict:
    """The one address of the question that these checked values make.

    Records by their present address, dates in EDTF, parameters and their values in one order,
    and none that says what holds without it.
    """
    asked = QueryDict(mutable=True)
    defaults = {"sort": default_sort, "per_page": "10", "page": 1, "parts": "all"}
    for name in SINGLE:
        value = values[name]
        pointless = name == "parts" and len(values["part"]) < 2
        if value and value != defaults.get(name) and not pointless:
            asked[name] = str(value)
    for name in REPEATABLE:
        keys = sorted({_key(one) for one in values[name]})
        if keys:
            asked.setlist(name, keys)
    return asked


def _key(value) -> str:
    """How an address writes a value: a word, or a record's key."""
    return getattr(value, "written", None) or getattr(value, "key", None) or value
