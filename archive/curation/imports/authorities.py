"""Correspondents, places, repositories, genres … that a source names, found or yet to be made."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import QuerySet

from archive.exchange import tei
from archive.models import (
    Correspondent,
    CorrespondentIdentifier,
    CorrespondentKind,
    Genre,
    Language,
    Name,
    Place,
    PlaceIdentifier,
    Publication,
    Repository,
)
from archive.text import fold, slug

SCHEME = "frus"


@dataclass(frozen=True, slots=True)
class Pending:
    """Something named by the source that the archive does not have yet."""

    kind: str  # genre, language, place, repository, publication, office, document, person
    key: str  # what it is recognised by
    name: str = field(default="", compare=False)


class Authorities:
    """Finds by key and remembers; makes what is missing only when told to."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], int] = {}
        self.planned: set[tuple[str, str]] = set()  # offices and persons, to count each once
        self._load_small_lists()

    def _load_small_lists(self) -> None:
        """Genres, languages, repositories and publications are few enough to be held."""
        for pk, name in Genre.objects.values_list("pk", "slug"):
            self.known["genre", name] = pk
        for pk, tag in Language.objects.values_list("pk", "tag"):
            self.known["language", tag.casefold()] = pk
        for pk, name, others in Repository.objects.values_list("pk", "name", "other_names"):
            for form in [*others.splitlines(), name]:
                self.known["repository", fold(form)] = pk
        for pk, title in Publication.objects.values_list("pk", "title"):
            self.known["publication", title] = pk

    def find(self, kind: str, name: str) -> int | Pending:
        """The pk of what is named, or Pending where the archive has none."""
        key = _key(kind, name)
        known = self.known.get((kind, key))
        return known if known is not None else Pending(kind, key, name)

    def look_up(self, offices: Iterable[str], places: Iterable[str]) -> None:
        """Find these offices and places in the database, two queries each, to be held."""
        self._identified("office", {fold(name) for name in offices}, CorrespondentIdentifier)
        self._identified("place", {fold(name) for name in places}, PlaceIdentifier)

    def _identified(self, kind: str, keys: set[str], model: Any) -> None:
        missing = {key for key in keys if (kind, key) not in self.known}
        if not missing:
            return
        target = "correspondent" if kind == "office" else "place"
        values = {f"{kind}:{key}": key for key in missing}
        rows = model.objects.filter(scheme=SCHEME, value__in=values)
        for value, pk in rows.values_list("value", target):
            self.known[kind, values[value]] = pk
        # An authority that came by another way has no identifier of ours: its name tells.
        named: QuerySet[Any] = Correspondent.objects.filter(kind__in=_OFFICE_KINDS, qualifier="")
        if kind == "place":
            named = Place.objects.filter(within=None)
        for key, pk in named.filter(folded__in=missing).order_by("-pk").values_list("folded", "pk"):
            self.known.setdefault((kind, key), pk)

    def plan(self, kind: str, keys: Iterable[str]) -> int:
        """Note what will be made; returns how much of it nobody has noted before."""
        before = len(self.planned)
        self.planned |= {(kind, key) for key in keys}
        return len(self.planned) - before

    def make(self, pending: Iterable[Pending]) -> None:
        """Make what is missing. Documents and persons are made elsewhere."""
        groups: dict[str, dict[str, Pending]] = defaultdict(dict)
        for each in pending:
            if each.kind in _MAKERS and (each.kind, each.key) not in self.known:
                groups[each.kind].setdefault(each.key, each)
        for kind, wanted in groups.items():
            records = _MAKERS[kind](list(wanted.values()))
            for key, record in zip(wanted, records, strict=True):
                self.known[kind, key] = record.pk

    def settled(self, value: Any) -> Any:
        """The value with everything pending replaced by the pk it has now."""
        if isinstance(value, Pending):
            return self.known[value.kind, value.key]
        return [self.settled(each) for each in value] if isinstance(value, list) else value


def pending_in(value: Any) -> list[Pending]:
    """Everything pending in a value."""
    if isinstance(value, Pending):
        return [value]
    if isinstance(value, list):
        return [found for each in value for found in pending_in(each)]
    return []


_OFFICE_KINDS = (CorrespondentKind.OFFICE, CorrespondentKind.CORPORATE_BODY)


def _key(kind: str, name: str) -> str:
    if kind == "genre":
        return slug(name)
    if kind in ("publication", "document", "person"):
        return name
    return name.casefold() if kind == "language" else fold(name)


def _make_genres(wanted: list[Pending]) -> list[Genre]:
    genres = [Genre(name=each.name[:1].upper() + each.name[1:], slug=each.key) for each in wanted]
    return Genre.objects.bulk_create(genres)


def _make_languages(wanted: list[Pending]) -> list[Language]:
    return Language.objects.bulk_create(
        Language(name=LANG_INFO.get(each.key, {}).get("name", each.name), tag=each.name)
        for each in wanted
    )


def _make_places(wanted: list[Pending]) -> list[Place]:
    places = Place.objects.bulk_create(Place(name=each.name) for each in wanted)
    PlaceIdentifier.objects.bulk_create(
        PlaceIdentifier(place=place, scheme=SCHEME, value=f"place:{each.key}")
        for place, each in zip(places, wanted, strict=True)
    )
    return places


def _make_repositories(wanted: list[Pending]) -> list[Repository]:
    return Repository.objects.bulk_create(Repository(name=each.name) for each in wanted)


def _make_offices(wanted: list[Pending]) -> list[Correspondent]:
    offices = Correspondent.objects.bulk_create(
        Correspondent(
            kind=CorrespondentKind.OFFICE
            if tei.is_office(each.name)
            else CorrespondentKind.CORPORATE_BODY,
            authorised_form=each.name,
        )
        for each in wanted
    )
    Name.objects.authorise(offices)
    CorrespondentIdentifier.objects.bulk_create(
        CorrespondentIdentifier(correspondent=office, scheme=SCHEME, value=f"office:{each.key}")
        for office, each in zip(offices, wanted, strict=True)
    )
    return offices


_MAKERS: dict[str, Callable[[list[Pending]], list[Any]]] = {
    "genre": _make_genres,
    "language": _make_languages,
    "place": _make_places,
    "repository": _make_repositories,
    "office": _make_offices,
}
