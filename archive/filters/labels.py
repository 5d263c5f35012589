"""What records are called, by their numbers: for what an answer counts without knowing names."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BigIntegerField, F, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import get_language

from archive.filters.choices import ADDRESSED, PERSON, TERMS, key_of, term_name
from archive.models import Correspondent, Event

PARENTS = {"collection": "parent_id", "place": "within_id", "event": "part_of_id"}
COLUMNS = ("kind_", "record", "key_", "name_", "whole")


@dataclass(frozen=True, slots=True)
class Label:
    """What a record is called, the last part of its address, and the number of what it is part of."""

    key: str
    name: str
    whole: int | None


def labels_of(numbers: Mapping[str, Several[int]], user) -> dict[str, dict[int, Label]]:
    """The labels of records by kind and number, in the reader's language (one query).

    The records were counted in documents that the reader may see; of events and correspondents,
    which have a state of their own, only visible ones have a label.
    """
    rows = [_rows(kind, those, user) for kind, those in numbers.items() if those]
    found: dict[str, dict[int, Label]] = {kind: {} for kind in numbers}
    if rows:
        for kind, number, key, name, whole in rows[0].union(*rows[1:], all=True):
            found[kind][number] = Label(key or key_of(kind, number), name, whole)
    return found


def _rows(kind: str, numbers: Several[int], user):
    """The records of a kind as rows of COLUMNS, all of one type so that they can be joined."""
    if kind in TERMS:
        model, key, _column = TERMS[kind]
        records, label = model.objects.all(), term_name(get_language() or "en")
    elif kind == "person":
        records, key, label = Correspondent.objects.visible_to(user), "slug", PERSON
    else:
        model, label = ADDRESSED[kind]
        records, key = model.objects.all(), "slug"
        if model is Event:
            records = records.visible_to(user)
    whole = F(PARENTS[kind]) if kind in PARENTS else Value(None)
    return (
        records.filter(pk__in=numbers)
        .order_by()
        .annotate(
            kind_=Value(kind, TextField()),
            record=Cast("pk", BigIntegerField()),
            key_=Coalesce(F(key), Value(""), output_field=TextField()),
            name_=Cast(label, TextField()),
            whole=Cast(whole, BigIntegerField()),
        )
        .values_list(*COLUMNS)
    )
