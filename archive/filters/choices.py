"""What can be chosen in the filters of the list of documents, and what was chosen by its key.

One query for all kinds of record, for a page has few to spend.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import get_language

from archive.forms import MOST_CHARACTERS, MOST_VALUES, Choice
from archive.models import (
    Address,
    Collection,
    Correspondent,
    Document,
    Event,
    Genre,
    Kind,
    Language,
    Place,
    Repository,
    visibility_q,
)

MOST_OFFERED = 25
MOST_NAMESAKES = 10
COLUMNS = ("part", "record", "key_", "name_", "plural_")
TERMS: dict[str, tuple[Any, str]] = {"genre": (Genre, "slug"), "language": (Language, "tag")}
# Kinds of record with addresses: the model, its name, and the rows that use it most.
PLACED: dict[str, tuple[Any, F, str]] = {
    "repository": (Repository, F("name"), "holdings"),
    "collection": (Collection, F("title"), "holdings"),
    "place": (Place, F("name"), "documents"),
}
ADDRESSED: dict[str, tuple[Any, Any]] = {
    **{name: row[:2] for name, row in PLACED.items()},
    "event": (Event, F("title")),
}
PERSON = Case(
    When(qualifier="", then=F("authorised_form")),
    default=Concat("authorised_form", Value(" ("), "qualifier", Value(")")),
    output_field=CharField(),
)


class Choices:
    """The choices for one reader, and those of the values in the address.

    ``values(name)`` gives the values of a parameter as they stand in the address.
    """

    def __init__(self, user, values):
        self.user = user
        self.values = {
            name: [one.strip() for one in values(name) if 0 < len(one.strip()) <= MOST_CHARACTERS][
                :MOST_VALUES
            ]
            for name in (*TERMS, *ADDRESSED, "person")
        }

    def offered(self, name: str) -> dict[str, Choice]:
        """What the form offers unasked, by key."""
        return {choice.key: choice for choice in self._found.get(f"offered {name}", [])}

    def asked(self, name: str) -> dict[str, Choice]:
        """The choices that the values of the parameter name: by key, number or old address."""
        known = self._found.get(name, []) + self._found.get(f"offered {name}", [])
        by_key = {choice.key: choice for choice in known}
        by_pk = {choice.pk: choice for choice in known}
        moved = {choice.key: choice.pk for choice in self._found.get(f"moved {name}", [])}
        found = {}
        for value in self.values[name]:
            pk = _number(name, value) or moved.get(value)
            choice = by_key.get(value) or (by_pk.get(pk) if pk else None)
            if choice is not None:
                found[value] = choice
        return found

    def named(self, names: list[str]) -> dict[str, list[Choice]]:
        """The correspondents who bear each of the names (one query)."""
        seen = Correspondent.objects.visible_to(self.user)
        rows = [
            _rows(seen.named(name), str(place), PERSON)[:MOST_NAMESAKES]
            for place, name in enumerate(names)
        ]
        found: dict[str, list[Choice]] = {name: [] for name in names}
        for place, pk, key, label, plural in rows[0].union(*rows[1:], all=True):
            found[names[int(place)]].append(_choice(pk, key, label, plural, "person"))
        return found

    @cached_property
    def _found(self) -> dict[str, list[Choice]]:
        """All choices by the part of the answer to which they belong (one query)."""
        parts = [*self._terms(), *self._placed(), *self._asked()]
        found: dict[str, list[Choice]] = {}
        for part, pk, key, label, plural in parts[0].union(*parts[1:], all=True):
            name = part.rpartition(" ")[2]
            found.setdefault(part, []).append(_choice(pk, key, label, plural, name))
        return found

    def _terms(self) -> Iterator[QuerySet]:
        """The terms that a visible document uses."""
        language = get_language() or "en"
        seen = Document.objects.visible_to(self.user)
        uses = {"genre": "genre", "language": "languages"}
        for name, (model, key) in TERMS.items():
            used = model.objects.filter(Exists(seen.filter(**{uses[name]: OuterRef("pk")})))
            label = Coalesce(
                KeyTextTransform(language, "translations"), F("name"), output_field=TextField()
            )
            plural = KeyTextTransform(f"{language}-x-plural", "translations")
            yield _rows(used, f"offered {name}", label, key, plural)

    def _placed(self) -> Iterator[QuerySet]:
        """The records with most documents that the reader may see."""
        for name, (model, label, uses) in PLACED.items():
            path = f"{uses}__document__" if uses == "holdings" else f"{uses}__"
            seen = visibility_q(self.user, path) or None
            used = model.objects.annotate(uses=Count(uses, filter=seen)).filter(uses__gt=0)
            used = used.order_by("-uses", "pk")
            yield _rows(used, f"offered {name}", label)[:MOST_OFFERED]

    def _asked(self) -> Iterator[QuerySet]:
        """The records that the address names, and the addresses that lead to others."""
        for name, (model, label) in {**ADDRESSED, "person": (Correspondent, PERSON)}.items():
            keys = self.values[name]
            if not keys:
                continue
            given = Address.objects.filter(kind=_kind(name), key__in=keys).order_by()
            heirs = given.values(_kind(name))
            numbers = [pk for pk in (_number(name, key) for key in keys) if pk]
            asked = Q(slug__in=keys) | Q(pk__in=numbers) | Q(pk__in=heirs)
            yield _rows(model.objects.visible_to(self.user).filter(asked), name, label)
            yield _rows(given, f"moved {name}", Value(""), "key", record=_kind(name))


def _number(name: str, value: str) -> int | None:
    """The number in a value such as "event-12", for a place also "12"; or None."""
    digits = value.removeprefix(f"{_kind(name)}-")
    numbered = name not in TERMS and (digits != value or name == "place")
    if numbered and digits.isascii() and digits.isdigit() and len(digits) < 19:
        return int(digits)
    return None


def _kind(name: str) -> str:
    return Kind.CORRESPONDENT.value if name == "person" else name


def _rows(records, part: str, label, key: str = "slug", plural=None, record: str = "pk"):
    """The records as rows of ``COLUMNS``, all of one type so that they can be joined."""
    return records.annotate(
        part=Value(part, TextField()),
        record=F(record),
        key_=Coalesce(F(key), Value(""), output_field=TextField()),
        name_=label,
        plural_=Coalesce(plural, Value(""), output_field=TextField())
        if plural
        else Value("", TextField()),
    ).values_list(*COLUMNS)


def _choice(pk: int, key: str, label: str, plural: str, name: str) -> Choice:
    return Choice(pk, key or f"{_kind(name)}-{pk}", label, plural)
