"""Collections, repositories and places given away."""

from django.db.models import Prefetch

from archive.exchange.downloads.download import (
    Described,
    Download,
    address_of,
    edtf,
    identifiers_of,
    joined,
    plain_cells,
)
from archive.models import Collection, Correspondent, Place


def _load_collections(collections, user):
    creators = Correspondent.objects.visible_to(user)
    return collections.select_related("repository").prefetch_related(
        Prefetch("creator", creators), Prefetch("parent", Collection.objects.visible_to(user))
    )


def _collection(record) -> Described:
    return {
        "address": address_of(record),
        "reference_code": record.reference_code,
        "title": record.title,
        "level": record.level,
        "date": edtf(record.date),
        "extent": record.extent,
        "creator": record.creator and record.creator.authorised_form,
        "repository": record.repository and record.repository.name,
        "part_of": record.parent and address_of(record.parent),
        "scope": record.scope,
        "history": record.history,
    }


COLLECTIONS = Download(
    "collections",
    (
        "address",
        "reference_code",
        "title",
        "level",
        "date",
        "extent",
        "creator",
        "repository",
        "part_of",
        "scope",
        "history",
    ),
    _load_collections,
    _collection,
    plain_cells,
)


def _load_repositories(repositories, user):
    return repositories.select_related("place")


def _repository(record) -> Described:
    return {
        "address": address_of(record),
        "name": record.name,
        "other_names": [one for one in record.other_names.splitlines() if one.strip()],
        "code": record.code,
        "place": record.place and record.place.name,
        "website": record.website,
    }


def _repository_row(described: Described) -> dict[str, str]:
    return {**plain_cells(described), "other_names": joined(described["other_names"])}


REPOSITORIES = Download(
    "repositories",
    ("address", "name", "other_names", "code", "place", "website"),
    _load_repositories,
    _repository,
    _repository_row,
)


def _load_places(places, user):
    seen = Place.objects.visible_to(user)
    return places.prefetch_related(Prefetch("within", seen), "names", "identifiers")


def _place(record) -> Described:
    return {
        "address": address_of(record),
        "identifiers": identifiers_of(record),
        "name": record.name,
        "names": [{"form": one.form, "in_use": edtf(one.in_use)} for one in record.names.all()],
        "within": record.within and record.within.name,
        "latitude": None if record.latitude is None else str(record.latitude),
        "longitude": None if record.longitude is None else str(record.longitude),
    }


def _place_row(described: Described) -> dict[str, str]:
    return {
        **plain_cells(described),
        "other_names": joined(one["form"] for one in described["names"]),
    }


PLACES = Download(
    "places",
    ("address", "identifiers", "name", "other_names", "within", "latitude", "longitude"),
    _load_places,
    _place,
    _place_row,
)
