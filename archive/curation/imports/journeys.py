"""A journey's fields in three forms: as the source words them, as stored, as they stand here."""

from typing import Any

from archive.curation.imports.bearing import OnlyBearers
from archive.curation.imports.gazetteer import Gazetteer, Wanted
from archive.curation.imports.merging import Values
from archive.exchange.visits import Journey
from archive.models import Certainty, Event, EventParticipation

PLAIN = ("title", "date", "kind", "description")
_KINDS = {"visits": "visit", "travels": "journey"}
_ROLES = {"visits": "visitor", "travels": "traveller"}
# The visits are those of others to this country.
_HERE = ["United States", "united-states", ""]


def worded(journey: Journey) -> Values:
    """The fields in the words of the source."""
    visit = journey.scheme == "visits"
    country = [journey.country, journey.country_key]
    led_to = [[*country, place] for place in journey.places or ("",)] if journey.country else []
    return {
        "title": _title(journey, visit),
        "date": journey.date,
        "kind": _KINDS[journey.scheme],
        "description": journey.description,
        "places": [_HERE] if visit else led_to,
        "participants": [[_ROLES[journey.scheme], journey.person, journey.office]],
    }


def _title(journey: Journey, visit: bool) -> str:
    if visit:
        return f"Visit of {journey.person}" + (f", {journey.country}" if journey.country else "")
    where = ", ".join([*journey.places, journey.country]).strip(", ")
    return f"Journey of {journey.person}" + (f" to {where}" if where else "")


def stored(values: Values, gazetteer: Gazetteer, bearers: OnlyBearers) -> Values:
    """The fields as the archive keeps them: numbers for names, or Wanted where there is none."""
    places = []
    for name, key, within in values["places"]:
        country = gazetteer.country(name, key)
        place = gazetteer.place(within, country) if within else country
        if place not in places:
            places.append(place)
    parts = [
        [role, bearers.person(name), bearers.office(office), name]
        for role, name, office in values["participants"]
    ]
    return {**values, "places": _in_order(places), "participants": parts}


def settled(values: Values, gazetteer: Gazetteer) -> Values:
    """The values with the numbers of the places that have been made meanwhile."""
    if "places" not in values:
        return values
    return {**values, "places": _in_order([gazetteer.settled(each) for each in values["places"]])}


def _in_order(places: list[Any]) -> list[Any]:
    """Numbers in their order, as an event has no first place, then what is yet to be made."""
    known = sorted(each for each in places if not isinstance(each, Wanted))
    return known + [each for each in places if isinstance(each, Wanted)]


def here(event: Event) -> Values:
    """The fields as they stand in the archive; the event comes with ``for_comparing``."""
    return {
        "title": event.title,
        "date": str(event.date) if event.date else "",
        "kind": event.kind,
        "description": event.description,
        "places": sorted(place.pk for place in event.places.all()),
        "participants": [
            [part.role, part.correspondent_id, part.capacity_id, part.name_as_written]
            for part in event.participations.all()  # type: ignore[attr-defined]
        ],
    }


def shown(event: Event) -> dict[str, str]:
    """The fields as they stand here, in words for a person."""
    parts = event.participations.all()  # type: ignore[attr-defined]
    return {
        **{name: str(value) for name, value in here(event).items()},
        "places": ", ".join(str(place) for place in event.places.all()),
        "participants": ", ".join(f"{one.role}: {_bearer(one)}" for one in parts),
    }


def _bearer(part: EventParticipation) -> str:
    return part.name_as_written or str(part.correspondent or part.capacity)


def words(values: Values) -> dict[str, str]:
    """The fields in the words of the source, for a person."""
    return {
        **{name: str(value) for name, value in values.items()},
        "places": ", ".join(within or name for name, _, within in values["places"]),
        "participants": ", ".join(f"{role}: {name}" for role, name, _ in values["participants"]),
    }


def enriched(event: Event) -> frozenset[str]:
    """The fields in whose rows a curator has put what no source says (see ``fields.enriched``)."""
    added = any(
        part.evidence or part.certainty != Certainty.CERTAIN
        for part in event.participations.all()  # type: ignore[attr-defined]
    )
    return frozenset({"participants"} if added else ())


def for_comparing(events):
    """The queryset with all that ``here`` reads."""
    return events.prefetch_related(
        "places", "participations__correspondent", "participations__capacity"
    )
