"""Correspondents and events given away."""

from django.db.models import Prefetch

from archive.exchange.downloads.download import (
    Described,
    Download,
    address_of,
    edtf,
    ends,
    identifiers_of,
    joined,
    plain_cells,
)
from archive.models import Correspondent, Event, EventParticipation, Name


def _load_correspondents(correspondents, user):
    return correspondents.prefetch_related(
        Prefetch("names", Name.objects.select_related("language")), "identifiers"
    )


def _correspondent(record) -> Described:
    return {
        "address": address_of(record),
        "identifiers": identifiers_of(record),
        "authorised_name": record.authorised_form,
        "filed_as": record.filed_as,
        "qualifier": record.qualifier,
        "kind": record.kind,
        "names": [
            {
                "form": name.form,
                "kind": name.kind,
                "language": name.language and name.language.tag,
                "script": name.script,
                "transliteration": name.transliteration,
                "in_use": edtf(name.in_use),
                "source": name.source,
            }
            for name in record.names.all()
        ],
        "existed_from": edtf(record.existed_from),
        "existed_to": edtf(record.existed_to),
        "history": record.history,
    }


def _correspondent_row(described: Described) -> dict[str, str]:
    row = plain_cells(described)
    row["other_names"] = joined(
        f"{name['form']} ({name['transliteration'] or name['kind']})"
        for name in described["names"]
        if name["kind"] != "authorised"
    )
    return row


CORRESPONDENTS = Download(
    "correspondents",
    (
        "address",
        "identifiers",
        "authorised_name",
        "filed_as",
        "qualifier",
        "kind",
        "other_names",
        "existed_from",
        "existed_to",
        "history",
    ),
    _load_correspondents,
    _correspondent,
    _correspondent_row,
)


def _load_events(events, user):
    people = Correspondent.objects.visible_to(user)
    parts = EventParticipation.objects.prefetch_related(
        Prefetch("correspondent", people), Prefetch("capacity", people)
    )
    seen = Event.objects.visible_to(user)
    return events.prefetch_related(
        Prefetch("participations", parts), Prefetch("part_of", seen), "places", "identifiers"
    )


def _event(record) -> Described:
    return {
        "address": address_of(record),
        "identifiers": identifiers_of(record),
        "title": record.title,
        "kind": record.kind,
        "date": edtf(record.date),
        **ends(record.date),
        "places": [place.name for place in record.places.all()],
        "description": record.description,
        "participants": [
            {
                "role": part.role,
                "name": part.correspondent and part.correspondent.authorised_form,
                "address": part.correspondent and address_of(part.correspondent),
                "capacity": part.capacity and part.capacity.authorised_form,
                "name_as_written": part.name_as_written,
            }
            for part in record.participations.all()
            if part.correspondent or part.capacity or part.name_as_written
        ],
        "part_of": record.part_of and address_of(record.part_of),
    }


def _event_row(described: Described) -> dict[str, str]:
    row = plain_cells(described)
    row["place"] = joined(described["places"])
    row["participants"] = joined(
        ": ".join(filter(None, (part["role"], _named(part)))) for part in described["participants"]
    )
    return row


def _named(part: Described) -> str:
    return part["name"] or part["name_as_written"] or part["capacity"] or ""


EVENTS = Download(
    "events",
    (
        "address",
        "identifiers",
        "title",
        "kind",
        "date",
        "date_earliest",
        "date_latest",
        "place",
        "description",
        "participants",
        "part_of",
    ),
    _load_events,
    _event,
    _event_row,
)
