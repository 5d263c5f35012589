"""The lists that rows draw on: genres, languages, repositories, collections, places."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from babel import Locale
from babel.core import get_global

from archive.curation.imports.authorities import Pending
from archive.curation.imports.tables.cells import Cells, shown
from archive.models import Collection, Genre, Language, Place, PlaceName, Repository
from archive.text import fold, slug

MAY_BE_MADE = ("genre", "repository")
UNIDENTIFIED = "Repository not identified"
_LANGUAGES = Locale("en").languages


class Known:
    """Finds what a cell names.

    Places and languages are made where they are missing; genres and repositories only where the
    caller allows it (``create``); collections never.
    """

    def __init__(self, create: Iterable[str] = ()) -> None:
        self.create = frozenset(create)
        self.pks: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.names: dict[str, list[str]] = defaultdict(list)
        self.collections_in: dict[int, int | None] = {}
        self._load()

    def _load(self) -> None:
        for genre in Genre.objects.all():
            self._hold("genre", genre.pk, genre.name, genre.slug.replace("-", " "))
            self._hold("genre", genre.pk, "", *genre.translations.values())
        for pk, tag in Language.objects.values_list("pk", "tag"):
            self.pks["language", tag.casefold()].add(pk)
        for one in Repository.objects.all():
            self._hold("repository", one.pk, one.name, one.code, *one.other_names.splitlines())
        for collection in Collection.objects.all():
            self._hold("collection", collection.pk, collection.title, collection.reference_code)
            self.collections_in[collection.pk] = collection.repository_id
        for pk, form in PlaceName.objects.values_list("place", "form"):
            self.pks["place", fold(form)].add(pk)

    def _hold(self, kind: str, pk: int, name: str, *others: str) -> None:
        self.names[kind] += [name] if name else []
        for form in (name, *others):
            if fold(form):
                self.pks[kind, fold(form)].add(pk)

    def look_up_places(self, names: Iterable[str]) -> None:
        """Find these places by their names (one query), to be held."""
        rows = Place.objects.filter(folded__in={fold(name) for name in names})
        for pk, folded in rows.values_list("pk", "folded"):
            self.pks["place", folded].add(pk)

    def find(self, kind: str, key: str) -> set[int]:
        """The pks of all that have this name."""
        return self.pks.get((kind, fold(key)), set())

    def genre(self, cells: Cells, column: str = "genre") -> int | Pending | None:
        """The genre of the row."""
        name = cells.line(column, 100)
        if not name:
            return None
        found = self._one(cells, column, "genre", name)
        if found is None and "genre" in self.create and slug(name):
            return Pending("genre", fold(name), name)
        if found is None:
            self._not_listed(cells, column, "genre", name)
        return found

    def repository(self, cells: Cells, column: str = "repository") -> int | Pending | None:
        """The repository that the row names in a column of its own."""
        name = cells.line(column, 300)
        if not name:
            return None
        found = self._one(cells, column, "repository", name)
        if found is None and "repository" in self.create:
            return Pending("repository", fold(name), name)
        if found is None:
            self._not_listed(cells, column, "repository", name)
        return found

    def repository_before(self, reference: str) -> tuple[int | None, str]:
        """The repository with whose name or code a reference begins, and the rest of it."""
        for end in range(len(reference), 0, -1):
            if end < len(reference) and reference[end] not in " ,;:/":
                continue
            found = self.find("repository", reference[:end].strip(" ,;:/"))
            if len(found) == 1:
                return next(iter(found)), reference[end:].lstrip(" ,;:/")
        return None, reference

    def unidentified(self) -> int | Pending:
        """The repository that stands for those that a reference does not tell."""
        found = self.find("repository", UNIDENTIFIED)
        return min(found) if found else Pending("repository", fold(UNIDENTIFIED), UNIDENTIFIED)

    def collection(self, cells: Cells, repository: int | Pending | None) -> int | None:
        """The collection of the row, of this repository where one is named."""
        name = cells.line("collection", 300)
        if not name:
            return None
        found = self.find("collection", name)
        if isinstance(repository, int):
            found = {pk for pk in found if self.collections_in[pk] in (repository, None)}
        if len(found) == 1:
            return next(iter(found))
        if found:
            text = f"{shown(name)} is the name of {len(found)} collections."
            cells.error("collection", text, "Write its reference code, or name its repository.")
        else:
            remedy = "Describe it in the admin first, or correct the name."
            cells.unknown("collection", name, self.names["collection"], remedy)
        return None

    def languages(self, cells: Cells, column: str = "language") -> list[int | Pending]:
        """The languages of the row."""
        found: list[int | Pending] = []
        for name in filter(None, cells.many(column, 100)):
            tag = language_tag(name)
            if tag is None:
                known = [*_LANGUAGES.values()]
                remedy = "Write a tag (zh-Hant), a code (zh, zho) or the English name (Chinese)."
                cells.unknown(column, name, known, remedy)
                continue
            pks = self.pks.get(("language", tag.casefold()))
            found.append(min(pks) if pks else Pending("language", tag.casefold(), tag))
        return in_order(found)

    def language_of(self, tag: str) -> int:
        """The pk of the language with this tag, made where it is missing."""
        key = tag.casefold()
        self.make([Pending("language", key, tag)])
        return min(self.pks["language", key])

    def place(self, cells: Cells, column: str, name: str) -> int | Pending | None:
        """The place of this name; where several have it, which one is never guessed."""
        found = self.find("place", name)
        if len(found) > 1:
            text = f"{shown(name)} is the name of {len(found)} places."
            cells.error(column, text, "Give one of them another name in the admin, and write that.")
            return None
        if not fold(name):
            cells.error(column, f"{shown(name)} is no name.", "Write it in letters.")
            return None
        return next(iter(found)) if found else Pending("place", fold(name), name)

    def _one(self, cells: Cells, column: str, kind: str, name: str) -> int | None:
        found = self.find(kind, name)
        if len(found) > 1:
            text = f"{shown(name)} is the name of {len(found)} of them."
            cells.error(column, text, "Write a name that only one has.")
        return min(found) if found else None

    def _not_listed(self, cells: Cells, column: str, kind: str, name: str) -> None:
        remedy = f"Correct it, add it in the admin, or let the import make it (--create {kind})."
        cells.unknown(column, name, self.names[kind], remedy)

    def make(self, pending: Iterable[Pending]) -> None:
        """Make what is missing of these."""
        for one in pending:
            if not self.pks.get((one.kind, one.key)):
                self.pks[one.kind, one.key] = {_made(one).pk}

    def settled(self, value: Any) -> Any:
        """The value with everything pending replaced by the pk it has now."""
        if isinstance(value, Pending):
            return min(self.pks[value.kind, value.key])
        return [self.settled(each) for each in value] if isinstance(value, list) else value


def _made(pending: Pending) -> Any:
    name = pending.name
    if pending.kind == "genre":
        return Genre.objects.create(name=name[:1].upper() + name[1:], slug=_free_slug(name))
    if pending.kind == "language":
        return Language.objects.create(tag=name, name=language_name(name)[:100])
    if pending.kind == "repository":
        return Repository.objects.create(name=name)
    return Place.objects.create(name=name)


def _free_slug(name: str) -> str:
    """A slug that no genre has."""
    wanted = slug(name)[:76]
    taken = set(Genre.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(
        one for one in (wanted, *(f"{wanted}-{n}" for n in range(2, 1000))) if one not in taken
    )


def language_tag(name: str) -> str | None:
    """The tag (BCP 47) for a tag, a code of ISO 639 or an English name; None for none of these."""
    parts = name.replace("_", "-").split("-")
    code = parts[0].casefold()
    code = get_global("language_aliases").get(code, code)
    if (
        code in _LANGUAGES
        and "_" not in code
        and all(2 <= len(one) <= 8 and one.isascii() and one.isalnum() for one in parts[1:])
    ):
        rest = [
            one.title() if len(one) == 4 else one.upper() if len(one) == 2 else one.casefold()
            for one in parts[1:]
        ]
        return "-".join([code, *rest])[:35]
    return _TAGS.get(fold(name))


def language_name(tag: str) -> str:
    """The English name of a language, the tag where it has none."""
    return _LANGUAGES.get(tag.replace("-", "_")) or _LANGUAGES.get(tag.split("-")[0]) or tag


_TAGS = {fold(name): tag.replace("_", "-") for tag, name in reversed(list(_LANGUAGES.items()))}


def in_order(found: list[int | Pending]) -> list[int | Pending]:
    """Each once, by pk, with those that are yet to be made behind."""
    once = list(dict.fromkeys(found))
    return sorted(once, key=lambda one: (1, 0) if isinstance(one, Pending) else (0, one))
