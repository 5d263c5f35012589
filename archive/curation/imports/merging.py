"""Three values of a field meet: what the source gives, what it gave last, what stands here."""

from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]
KEPT = {"kept": "as described here"}  # remembered in place of a value that the source never set


@dataclass
class Merge:
    """The outcome for one record."""

    change: Values = field(default_factory=dict)  # field: value to store
    conflicts: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # field: here, source
    source: Values = field(default_factory=dict)  # as to be remembered
    stored: Values = field(default_factory=dict)


def merge(
    source: Values,
    stored: Values,
    here: Values,
    last: Values | None,
    enriched: frozenset[str] = frozenset(),
) -> Merge:
    """What to change in a record, field by field.

    ``source`` is in the words of the source, ``stored`` and ``here`` as the archive keeps it.
    ``last`` is what an earlier import remembered ({"source": …, "stored": …}), None for a record
    that no import has touched: then only empty fields are filled. ``enriched`` names fields to
    which a curator has added what no source says: they count as edited once the source changes.
    """
    outcome = Merge()
    for name, wanted in stored.items():
        seen = last is not None and name in last["source"]
        was = last["stored"][name] if last is not None and seen else _empty(wanted)
        same_source = last is not None and seen and last["source"][name] == source[name]
        remembered = (source[name], wanted)
        if here[name] == wanted:
            pass
        elif same_source and was in (here[name], KEPT):
            remembered = (source[name], was)
        elif here[name] == was and name not in enriched:
            outcome.change[name] = wanted
        else:
            outcome.conflicts[name] = (here[name], source[name])
            if last is None or not seen:
                continue
            remembered = (last["source"][name], was)
        outcome.source[name], outcome.stored[name] = remembered
    return outcome


def leave_as_described(outcome: Merge, source: Values) -> dict[str, tuple[Any, Any]]:
    """Let the words of somebody who described the record before any import stand for good.

    They are no conflict: the source is heard again only when it changes. Returns here and source
    of the fields in which the source has other words, for these are told once.
    """
    differing = {name: pair for name, pair in outcome.conflicts.items() if pair[1]}
    for name in outcome.conflicts:
        outcome.source[name], outcome.stored[name] = source[name], KEPT
    outcome.conflicts.clear()
    return differing


def _empty(value: Any) -> Any:
    """The empty value of the same kind."""
    if isinstance(value, bool):
        return False
    if isinstance(value, list):
        return []
    return "" if isinstance(value, str) else None
