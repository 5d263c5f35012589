"""The authorities of a made-up collection: who, where, in which archive, around which event."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from django.db import transaction

from archive.curation.addresses import give_own_addresses
from archive.models import (
    Collection,
    Correspondent,
    Event,
    Genre,
    Language,
    Name,
    Place,
    Repository,
    Status,
)
from benchmarks.collection.chance import Skewed
from benchmarks.collection.people import Bearer, bearers
from benchmarks.collection.vocabulary import CONTENT, vocabularies

MADE = datetime(2015, 1, 1, tzinfo=UTC)
BATCH = 1000
GENRES = "cable letter memorandum report note speech protocol minutes treaty draft circular diary press-release record-of-conversation".split()
LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "zh": "Chinese",
    "fr": "French",
    "de": "German",
}
COUNTRIES = "Alland Borduria Cathal Dorvia Elmark Farland Gorvia Hestia Istmark Jorland".split()


@dataclass(frozen=True, slots=True)
class Person:
    """A correspondent as documents name them."""

    number: int
    bearer: Bearer

    @property
    def written(self) -> str:
        """The name as a cataloguer copies it from a document."""
        return self.bearer.others[-1][1] if self.bearer.others else self.bearer.form


@dataclass(frozen=True)
class Authorities:
    """What documents choose from, the commonest first."""

    people: Skewed[Person]
    offices: Skewed[Person]
    places: Skewed[Place]
    genres: Skewed[Genre]
    languages: dict[str, Language]
    shelves: Skewed[Collection]
    events: Skewed[Event]


@transaction.atomic
def make_authorities(documents: int) -> Authorities:
    """Make those that so many documents need: three correspondents for ten, at most 30,000."""
    chance = Random("authorities")
    places = _places()
    people = _people(min(documents * 3 // 10, 30_000))
    return Authorities(
        people=Skewed(people, flat=4),
        offices=Skewed([one for one in people if one.bearer.kind != "person"], flat=2),
        places=Skewed(places, flat=2),
        genres=Skewed(Genre.objects.bulk_create(_genre(slug) for slug in GENRES)),
        languages=_languages(),
        shelves=Skewed(_shelves(chance, places, documents), flat=10),
        events=Skewed(_events(chance, places, documents), flat=1),
    )


def _people(number: int) -> list[Person]:
    made = bearers(number)
    records = Correspondent.objects.bulk_create(
        [
            Correspondent(
                kind=one.kind,
                authorised_form=one.form,
                qualifier=one.qualifier,
                existed_from=str(one.born) if one.kind == "person" else None,
                status=Status.PUBLISHED,
                created_at=MADE,
                changed_at=MADE,
            )
            for one in made
        ],
        batch_size=BATCH,
    )
    Name.objects.authorise(records)
    Name.objects.bulk_create(
        [
            Name(correspondent=record, kind=kind, form=form, script=script)
            for record, one in zip(records, made, strict=True)
            for kind, form, script in one.others
        ],
        batch_size=BATCH,
    )
    _give_addresses(records)
    return [Person(record.pk, one) for record, one in zip(records, made, strict=True)]


def _places() -> list[Place]:
    """Ten countries, and thirty towns in each."""
    countries = Place.objects.bulk_create(_place(name) for name in COUNTRIES)
    towns = vocabularies()["en"].words[-300:]
    made = Place.objects.bulk_create(
        _place(town.capitalize(), countries[place % len(countries)])
        for place, town in enumerate(towns)
    )
    _give_addresses([*countries, *made])
    return made


def _shelves(chance: Random, places: list[Place], documents: int) -> list[Collection]:
    """The files that documents lie in; fonds and series stand above them in forty repositories."""
    repositories = Repository.objects.bulk_create(
        Repository(name=f"Archive of {place.name}", code=f"A{number}", place=place, **_TIMES)
        for number, place in enumerate(places[:40], start=1)
    )
    holders = Skewed(repositories, flat=1)
    level = [
        _collection(holders.one(chance), None, "fonds", f"Fonds {number}")
        for number in range(1, 3 + documents // 2000)
    ]
    level = Collection.objects.bulk_create(level)
    every = [*level]
    for kind, number in (("series", documents // 500), ("file", documents // 100)):
        wholes = Skewed(level, flat=3)
        parts = []
        for count in range(1, number + 2):
            whole = wholes.one(chance)
            title = f"{chance.choice(CONTENT).capitalize()} {kind} {count}"
            parts.append(_collection(whole.repository, whole, kind, title))
        level = Collection.objects.bulk_create(parts, batch_size=BATCH)
        every += level
    _give_addresses(repositories)
    _give_addresses(every)
    return level


def _events(chance: Random, places: list[Place], documents: int) -> list[Event]:
    """Conferences, and for every other one some sessions; the later are the rarer."""
    number = 40 + documents // 1000
    wholes = Event.objects.bulk_create(
        [_event(chance, f"Conference of {places[n % 300].name} {n}") for n in range(number)],
        batch_size=BATCH,
    )
    parts = Event.objects.bulk_create(
        [
            _event(chance, f"Session {session} of {whole.title}", whole)
            for whole in wholes[::2]
            for session in (1, 2, 3)
        ],
        batch_size=BATCH,
    )
    _give_addresses([*wholes, *parts])
    mixed = [*wholes, *parts]
    chance.shuffle(mixed)
    return mixed


def _event(chance: Random, title: str, whole: Event | None = None) -> Event:
    year = chance.randint(1918, 1990)
    month = chance.randint(1, 12)
    date = f"{year}-{month:02}-03/{year}-{month:02}-19"
    return Event(
        title=title, kind="conference", date=date, part_of=whole, status=Status.PUBLISHED, **_TIMES
    )


def _collection(repository: Repository, parent, level: str, title: str) -> Collection:
    return Collection(repository=repository, parent=parent, level=level, title=title, **_TIMES)


def _place(name: str, within: Place | None = None) -> Place:
    return Place(name=name, within=within, **_TIMES)


def _genre(slug: str) -> Genre:
    return Genre(slug=slug, name=slug.replace("-", " ").capitalize())


def _languages() -> dict[str, Language]:
    made = Language.objects.bulk_create(Language(tag=tag, name=LANGUAGES[tag]) for tag in LANGUAGES)
    return {language.tag: language for language in made}


def _give_addresses(records: list) -> None:
    for first in range(0, len(records), BATCH):
        give_own_addresses(records[first : first + BATCH])


_TIMES = {"created_at": MADE, "changed_at": MADE}
