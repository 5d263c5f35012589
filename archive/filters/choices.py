"""What can be chosen in the filters of the list of documents, and what was chosen by its key.

One query for all kinds of record, for a page has few to spend.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import (
    BigIntegerField,
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
)

MOST_OFFERED = 25
MOST_NAMESAKES = 10
COLUMNS = ("part", "record", "key_", "name_", "plural_", "uses_")
TERMS: dict[str, tuple[Any, str, str]] = {
    "genre": (Genre, "slug", "genre"),
    "language": (Language, "tag", "languages"),
}
ADDRESSED: dict[str, tuple[Any, Any]] = {
    "repository": (Repository, F("name")),
    "collection": (Collection, F("title")),
    "place": (Place, F("name")),
    "event": (Event, F("title")),
}
# Offered unasked: by the rows that are counted, so that what is used most comes first.
OFFERED = {
    "genre": "documents",
    "language": "documents",
    "repository": "holdings",
    "collection": "holdings",
    "place": "documents",
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
            name: [one.strip() for one in values(name) if _readable(one.strip())][:MOST_VALUES]
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
        for place, *row in rows[0].union(*rows[1:], all=True):
            found[names[int(place)]].append(_choice("person", row))
        return found

    @cached_property
    def _found(self) -> dict[str, list[Choice]]:
        """All choices by the part of the answer to which they belong (one query)."""
        parts = [*self._terms(), *self._placed(), *self._asked()]
        found: dict[str, list[Choice]] = {}
        for part, *row in parts[0].union(*parts[1:], all=True):
            found.setdefault(part, []).append(_choice(part.rpartition(" ")[2], row))
        return found

    def _terms(self) -> Iterator[QuerySet]:
        """The terms that visible documents use."""
        language = get_language() or "en"
        label = Coalesce(
            KeyTextTransform(language, "translations"), F("name"), output_field=TextField()
        )
        plural = KeyTextTransform(f"{language}-x-plural", "translations")
        seen = Document.objects.visible_to(self.user)
        for name, (model, key, column) in TERMS.items():
            used = model.objects.filter(Exists(seen.filter(**{column: OuterRef("pk")})))
            yield _rows(_counted(used, name), f"offered {name}", label, key, plural)

    def _placed(self) -> Iterator[QuerySet]:
        """The records with most documents, of those that the reader may see."""
        for name in (one for one in ADDRESSED if one in OFFERED):
            model, label = ADDRESSED[name]
            used = _counted(model.objects.visible_to(self.user), name).filter(uses__gt=0)
            yield _rows(used.order_by("-uses", "pk"), f"offered {name}", label)[:MOST_OFFERED]

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


def _counted(records: QuerySet, name: str) -> QuerySet:
    """With ``uses``, the number of documents, hidden ones too: it only decides the order."""
    return records.annotate(uses=Count(OFFERED[name]))


def _readable(value: str) -> bool:
    """Whether the value can be looked up; its field says what is wrong with another."""
    return 0 < len(value) <= MOST_CHARACTERS and "\x00" not in value


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
    empty = Value("", TextField())
    counted = "uses" in records.query.annotations
    return records.annotate(
        part=Value(part, TextField()),
        record=F(record),
        key_=Coalesce(F(key), empty, output_field=TextField()),
        name_=label,
        plural_=Coalesce(plural, empty) if plural else empty,
        uses_=F("uses") if counted else Value(0, BigIntegerField()),
    ).values_list(*COLUMNS)


def _choice(name: str, row) -> Choice:
    pk, key, label, plural, uses = row
    return Choice(pk, key or f"{_kind(name)}-{pk}", label, plural, uses)
