"""Places that a source names within a country, found or yet to be made."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.models import Place, PlaceName
from archive.text import fold, slug


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place that the archive does not have yet."""

    key: str  # folded
    within: "Wanted | int | None" = None
    name: str = field(default="", compare=False)


class Gazetteer:
    """All places by their names. Reads them once (two queries); makes some when told to."""

    def __init__(self) -> None:
        self._by_name: dict[str, set[int]] = defaultdict(set)
        self._within: dict[int, int | None] = {}
        self._made: dict[Wanted, int] = {}
        for pk, name, within in Place.objects.values_list("pk", "name", "within"):
            self._by_name[fold(name)].add(pk)
            self._within[pk] = within
        for pk, form in PlaceName.objects.values_list("place", "form"):
            self._by_name[fold(form)].add(pk)

    def country(self, name: str, key: str = "") -> int | Wanted:
        """The country of this name, or of the key that the source has for it: “korea-south”."""
        forms = [fold(name), fold(key.replace("-", " "))]
        for form in forms:
            outermost = [pk for pk in self._named(form) if self._within[pk] is None]
            if len(outermost) == 1:
                return outermost[0]
        return Wanted(slug(key) or fold(name), None, name)

    def place(self, name: str, country: int | Wanted) -> int | Wanted:
        """The place within the country; one that lies in no other country will do."""
        found = self._named(fold(name))
        inside = [pk for pk in found if country in self._above(pk)]
        loose = [pk for pk in found if self._within[pk] is None and pk != country]
        for some in (inside, loose):
            if len(some) == 1:
                return some[0]
        return Wanted(fold(name), country, name)

    def _named(self, form: str) -> list[int]:
        return sorted(self._by_name.get(form, ()))

    def _above(self, pk: int) -> list[int]:
        """The places that this one lies within."""
        above: list[int] = []
        while (outer := self._within[pk]) is not None:
            above.append(outer)
            pk = outer
        return above

    def make(self, wanted: Iterable[Wanted]) -> None:
        """Make what is missing: the countries first, then what lies in them."""
        missing = {each for each in wanted if each not in self._made}
        outer = {each.within for each in missing if isinstance(each.within, Wanted)}
        self._create(sorted({e for e in missing | outer if e.within is None}, key=_order))
        self._create(sorted((e for e in missing if e.within is not None), key=_order))

    def _create(self, wanted: list[Wanted]) -> None:
        wanted = [each for each in wanted if each not in self._made]
        places = Place.objects.bulk_create(
            Place(
                name=each.name, within_id=None if each.within is None else self.settled(each.within)
            )
            for each in wanted
        )
        self._made |= {each: place.pk for each, place in zip(wanted, places, strict=True)}

    def settled(self, place: int | Wanted) -> int:
        """The number that the place has now."""
        return self._made[place] if isinstance(place, Wanted) else place


def _order(wanted: Wanted) -> str:
    return wanted.key
