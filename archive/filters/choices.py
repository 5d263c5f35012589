"""The records that the address of a list names, by the values that stand in it.

One query for all kinds of record, for a page has few to spend.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.forms import MOST_CHARACTERS, MOST_VALUES, Choice, notes_on
from archive.models import (
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
from archive.search import complete
from archive.search.kept import Kept, mark_for
from archive.search.sql import Sql, fetched, joined, kept_sql, of_queryset, put
from archive.text import clean_line, tokens

MOST_KEPT = 5_000
MOST_NAMES = 10
MOST_NAMESAKES = 10
MOST_TOLD_APART = 3
Key = tuple[str, str, str]  # the language, the parameter and its value
COLUMNS = ("record", "key_", "name_", "plural_")
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
PERSON = Case(
    When(qualifier="", then=F("authorised_form")),
    default=Concat("authorised_form", Value(" ("), "qualifier", Value(")")),
    output_field=CharField(),
)

_KEPT = Kept(MOST_KEPT)  # what strangers asked for, until the archive changes


class Choices:
    """The records that one reader names in the parameters of an address."""

    def __init__(self, user, data: QueryDict):
        self.user = user
        self.values = _values(data)

    def asked(self, name: str) -> dict[str, Choice]:
        """The records that the values of a parameter name: by key, number or old address."""
        return self._found[name]

    @cached_property
    def bearers(self) -> dict[str, list[Choice]]:
        """The correspondents who bear each name that stands for one (none without).

        ValidationError where there are more names than a page can look up.
        """
        known = self.asked("person")
        names = [one for one in self.values["person"] if one not in known and tokens(one)]
        if len(names) > MOST_NAMES:
            raise ValidationError(
                _("%(number)s names are given here; at most %(most)s can be looked up at once.")
                % {"number": len(names), "most": MOST_NAMES}
            )
        return self.named(names) if names else {}

    def named(self, names: list[str]) -> dict[str, list[Choice]]:
        """The correspondents who bear each of the names, the best first, at most ten.

        Where just one of them is called exactly so, it is meant. One query, and for the first
        few names that several bear, three more each.
        """
        seen = Correspondent.objects.visible_to(self.user)
        rows = [
            put(
                "SELECT {}, named.* FROM ({}) named",
                Sql("%s", (place,)),
                of_queryset(_rows(seen.named(name), PERSON)[:2]),
            )
            for place, name in enumerate(names)
        ]
        found: dict[str, list[Choice]] = {name: [] for name in names}
        for place, *row in fetched(joined(" UNION ALL ", rows)):
            found[names[place]].append(_choice("person", row))
        several = [name for name in names if len(found[name]) > 1]
        return found | {name: self._bearers(name) for name in several[:MOST_TOLD_APART]}

    def _bearers(self, name: str) -> list[Choice]:
        """Those who bear a name, with what tells them apart."""
        bearers = complete(name, self.user, MOST_NAMESAKES)
        exact = [one for one in bearers if one.exact]
        if len(exact) == 1:
            bearers = exact
        numbers = [one.found.correspondent for one in bearers]
        people = Correspondent.objects.visible_to(self.user).in_bulk(numbers)
        return [
            Choice(one.pk, one.address_key, str(one), notes=tuple(notes_on(one, bearer)))
            for bearer in bearers
            if (one := people.get(bearer.found.correspondent))
        ]

    @cached_property
    def _found(self) -> dict[str, dict[str, Choice]]:
        """The records by parameter and value (one query, none for what strangers asked before)."""
        language = get_language() or "en"
        keys = [(language, name, value) for name, those in self.values.items() for value in those]
        found: dict[str, dict[str, Choice]] = {name: {} for name in self.values}
        if keys:
            for key, choice in _KEPT.all(mark_for(self.user), keys, self._read).items():
                found[key[1]][key[2]] = choice
        return found

    def _read(self, keys: list[Key]) -> dict[Key, Choice]:
        """The records that the values name (one query)."""
        language = keys[0][0]
        values: dict[str, list[str]] = {name: [] for name in self.values}
        for _language, name, value in keys:
            values[name].append(value)
        rows: dict[str, list[Choice]] = {}
        asked_for = (
            _asked(_told(self.user, name, language), name, keys)
            for name, keys in values.items()
            if keys
        )
        for part, *row in fetched(joined(" UNION ALL ", asked_for)):
            rows.setdefault(part, []).append(_choice(part.rpartition(" ")[2], row))
        return {
            (language, name, value): choice
            for name, asked in values.items()
            for value, choice in _meant(
                name, asked, rows.get(name, []), rows.get(f"moved {name}", [])
            )
        }


def _asked(told: Sql, name: str, keys: list[str]) -> Sql:
    """The records among those told of that the keys name, and the addresses that lead to others."""
    part, named = Sql("%s::text", (name,)), Sql("key_ = ANY(%s)", (keys,))
    if name in TERMS:
        return put("SELECT {}, told.* FROM ({}) told WHERE {}", part, told, named)
    kind = _kind(name)
    numbers = Sql("%s::bigint[]", ([pk for pk in (_number(name, key) for key in keys) if pk],))
    heirs = Sql(f"{kind}_id::bigint")  # a name of our own, no value that is typed
    given = Sql("archive_address WHERE kind = %s AND key = ANY(%s)", (kind, keys))
    # An array of heirs, for under "or" the planner would read all records for a SELECT.
    return put(
        "SELECT {}, told.* FROM ({}) told WHERE {} OR record = ANY({} || ARRAY(SELECT {} FROM {}))"
        " UNION ALL SELECT {}, {}, key, '', '' FROM {}",
        *(part, told, named, numbers, heirs, given),
        *(Sql("%s::text", (f"moved {name}",)), heirs, given),
    )


@kept_sql
def _told(user, name: str, language: str):
    """The records that a parameter can name; terms that visible documents use."""
    if name not in TERMS:
        model, label = ADDRESSED.get(name, (Correspondent, PERSON))
        return _rows(model.objects.visible_to(user), label)
    model, key, column = TERMS[name]
    plural = KeyTextTransform(f"{language}-x-plural", "translations")
    used = Document.objects.visible_to(user).filter(**{column: OuterRef("pk")})
    return _rows(model.objects.filter(Exists(used)), term_name(language), key, plural)


def _meant(
    name: str, values: list[str], known: list[Choice], heirs: list[Choice]
) -> Iterator[tuple[str, Choice]]:
    """Each value that names one of the known records, with it; heirs are those of old addresses."""
    by_key = {choice.key: choice for choice in known}
    by_pk = {choice.pk: choice for choice in known}
    moved = {choice.key: choice.pk for choice in heirs}
    for value in values:
        pk = _number(name, value) or moved.get(value)
        choice = by_key.get(value) or (by_pk.get(pk) if pk else None)
        if choice is not None:
            yield value, choice


def term_name(language: str):
    """The name of a term in this language, else in English."""
    return Coalesce(KeyTextTransform(language, "translations"), F("name"), output_field=TextField())


def _values(data: QueryDict) -> dict[str, list[str]]:
    """What stands in the address for each kind of record; parts and exclusions name some, too."""
    written = {name: _distinct(data, name) for name in (*TERMS, *ADDRESSED, "person")}
    for name in ("part", "not"):
        for one in _distinct(data, name):
            kind, _colon, what = one.partition(":")
            kind = "person" if name == "part" else clean_line(kind).casefold()
            if kind in written and _readable(what.strip()):
                written[kind].append(what.strip())
    return {name: list(dict.fromkeys(values)) for name, values in written.items()}


def _distinct(data: QueryDict, name: str) -> list[str]:
    """The values of the parameter that can be looked up, no more than its field takes."""
    values = dict.fromkeys(one.strip() for one in data.getlist(name))
    return [one for one in values if _readable(one)][:MOST_VALUES]


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


def described(records, label, key: str = "slug", **further):
    """The records with number, key and name, of one type each so that kinds can be joined.

    As "record", "key_" and "name_", beside the ``further`` expressions.
    """
    return records.order_by().annotate(
        record=Cast("pk", BigIntegerField()),
        key_=Cast(F(key), TextField()),
        name_=Cast(label, TextField()),
        **further,
    )


def _rows(records, label, key: str = "slug", plural=None):
    """The records as rows of ``COLUMNS``."""
    none = Value("", TextField())
    several = Coalesce(plural, none) if plural else none
    return described(records, label, key, plural_=several).values_list(*COLUMNS)


def _choice(name: str, row) -> Choice:
    pk, key, label, plural = row
    return Choice(pk, key or key_of(name, pk), label, plural)


def key_of(name: str, pk: int) -> str:
    """The last part of the address of a record that has no slug."""
    return f"{_kind(name)}-{pk}"
