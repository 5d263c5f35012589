"""What records are called, by their numbers: for what an answer counts without knowing names.

Nearly the same records stand beside every list, and to ask for their names took longer in Python
than in the database. So the labels that every stranger sees are kept until the archive changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Several
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import BigIntegerField, F, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from archive.filters.choices import ADDRESSED, PERSON, TERMS, described, key_of, term_name
from archive.models import Correspondent, Event
from archive.search.kept import Kept, mark_for
from archive.search.sql import Sql, fetched, joined, kept_sql, put

MOST_KEPT = 20_000
PARENTS = {"collection": "parent_id", "place": "within_id", "event": "part_of_id"}
Key = tuple[str, str, int]  # the language, the kind and number of the record
COLUMNS = ("kind_", "record", "key_", "name_", "whole")


@dataclass(frozen=True, slots=True)
class Label:
    """What a record is called, the last part of its address, and the number of what it is part of."""

    key: str
    name: str
    whole: int | None


_KEPT = Kept(MOST_KEPT)


def labels_of(numbers: Mapping[str, Several[int]], user) -> dict[str, dict[int, Label]]:
    """The labels of records by kind and number, in the reader's language (one query at most).

    The records were counted in documents that the reader may see; of events and correspondents,
    which have a state of their own, only visible ones have a label.
    """
    language = get_language() or "en"
    keys = [(language, kind, number) for kind, those in numbers.items() for number in those]
    labels = _KEPT.all(mark_for(user), keys, partial(_read, user))
    found: dict[str, dict[int, Label]] = {kind: {} for kind in numbers}
    for (_language, kind, number), label in labels.items():
        found[kind][number] = label
    return found


def _read(user, keys: list[Key]) -> dict[Key, Label]:
    """The labels, all in one language (one query)."""
    language, wanted = keys[0][0], defaultdict(list)
    for _language, kind, number in keys:
        wanted[kind].append(number)
    rows = [
        put(
            "SELECT * FROM ({}) named WHERE record = ANY({})",
            _named(user, kind, language),
            Sql("%s", (those,)),
        )
        for kind, those in wanted.items()
    ]
    return {
        (language, kind, number): Label(key or key_of(kind, number), name, whole)
        for kind, number, key, name, whole in fetched(joined(" UNION ALL ", rows))
    }


@kept_sql
def _named(user, kind: str, language: str):
    """All records of a kind as rows of COLUMNS."""
    if kind in TERMS:
        model, key, _column = TERMS[kind]
        records, label = model.objects.all(), term_name(language)
    elif kind == "person":
        records, key, label = Correspondent.objects.visible_to(user), "slug", PERSON
    else:
        model, label = ADDRESSED[kind]
        records, key = model.objects.all(), "slug"
        if model is Event:
            records = records.visible_to(user)
    whole = F(PARENTS[kind]) if kind in PARENTS else Value(None)
    return described(
        records,
        label,
        key,
        kind_=Value(kind, TextField()),
        whole=Cast(whole, BigIntegerField()),
    ).values_list(*COLUMNS)
