"""Rows as events."""

from collections.abc import Iterator
from typing import Any

from archive.curation.imports.merging import Values
from archive.curation.imports.tables.cells import SEPARATOR, shortened, shown
from archive.curation.imports.tables.kinds import Entry, RecordKind, distinct
from archive.curation.imports.tables.known import in_order
from archive.curation.imports.writing import save_rows
from archive.exchange import Problem
from archive.models import Event, EventIdentifier, EventParticipation

_SCALARS = ("title", "kind", "description")


class Events(RecordKind):
    """Rows as events with places, participants and the event that each is a part of."""

    model, identifiers, owner = Event, EventIdentifier, "event"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        # Of each row that says it: the id of the whole, the line and the file.
        self.wholes: dict[str, tuple[str, int, str]] = {}
        self.ids: set[str] = set()  # of all rows
        self.joined: dict[int, str] = {}  # of what is written: pk, id of the whole

    def prepare(self, entries: list[Entry]) -> None:
        """Look up the places, and everybody who takes part."""
        places = (place for entry in entries for place in entry.cells.many("place"))
        self.known.look_up_places(places)
        self.bearers.look_up(
            _role_and_name(value)[1]
            for entry in entries
            for value in entry.cells.many("participants")
        )

    def read(self, entry: Entry) -> None:
        """Fill in the fields whose columns are there."""
        cells = entry.cells
        entry.put_same("title", cells.line("title", 500))
        if not entry.stored["title"]:
            cells.error("title", "is empty.", "Say what the event is called.")
        if "kind" in cells:
            entry.put_same("kind", cells.line("kind", 60))
        if "description" in cells:
            entry.put_same("description", cells.text("description"))
        if "date" in cells:
            entry.put_same("date", cells.date("date").date)
        if "place" in cells:
            names = [name for name in cells.many("place", 200) if name]
            found = [self.known.place(cells, "place", name) for name in names]
            entry.put("places", names, in_order([one for one in found if one is not None]))
        if "participants" in cells:
            self._participants(entry)
        whole = cells.line("part_of", 300)
        if "part_of" in cells:
            entry.put_same("part_of", whole)
            self.wholes[cells.id] = whole, cells.row.line, cells.file
        self.ids.add(cells.id)

    def _participants(self, entry: Entry) -> None:
        values = [value for value in entry.cells.many("participants", 400) if value]
        parts = []
        for role, name in map(_role_and_name, values):
            part = self.part(entry.cells, "participants", name, name) if name else None
            if part is not None:
                parts.append([role, *part])
            if len(role) > 100 or len(name) > 300:
                found = f"{shown(name)} or its role is too long."
                entry.cells.error("participants", found, f"Put {SEPARATOR} between participants.")
        entry.put("participants", values, distinct(parts))

    def for_comparing(self, records: Any) -> Any:
        """With places, participants and the identifiers of the whole."""
        whole = records.select_related("part_of")
        return whole.prefetch_related("places", "participations", "part_of__identifiers")

    def here(self, record: Event, wanted: Values) -> Values:
        """The fields as they stand."""
        values: Values = {name: getattr(record, name) for name in _SCALARS}
        values["date"] = str(record.date or "")
        values["places"] = sorted(place.pk for place in record.places.all())
        values["participants"] = [
            [
                part.role,
                part.correspondent_id,
                part.capacity_id,
                part.name_as_written,
                part.certainty,
                part.evidence,
            ]
            for part in record.participations.all()
        ]
        values["part_of"] = self._identifier(record.part_of) if record.part_of else ""
        return {name: values[name] for name in wanted}

    def _identifier(self, event: Event) -> str:
        """The event's identifier in the scheme, or its number here where it has none."""
        own = (one.value for one in event.identifiers.all() if one.scheme == self.scheme)
        return next(own, f"#{event.pk}")

    def create(self, values: list[Values], status: str, by: Any) -> list[Event]:
        """Save new events with places and participants; the wholes are joined at the end."""
        events = Event.objects.bulk_create(
            Event(status=status, created_by=by, changed_by=by, **_columns(each)) for each in values
        )
        self._write_rows(list(zip(events, values, strict=True)))
        return events

    def change(self, record: Event, values: Values) -> None:
        """Store changed fields; places and participants that changed are written anew."""
        columns = _columns(values)
        for name, value in columns.items():
            setattr(record, name, value)
        if values.get("part_of") == "":
            record.part_of = None
        record.save(update_fields=[*columns, "part_of"])
        if "participants" in values:
            record.participations.all().delete()
        if "places" in values:
            Event.places.through.objects.filter(event=record).delete()
        self._write_rows([(record, values)])

    def _write_rows(self, events: list[tuple[Event, Values]]) -> None:
        rows: list[Any] = []
        for event, values in events:
            if values.get("part_of"):
                self.joined[event.pk] = values["part_of"]
            rows += [
                EventParticipation(
                    event_id=event.pk,
                    role=role,
                    correspondent_id=person,
                    capacity_id=capacity,
                    name_as_written=name,
                    certainty=certainty,
                    evidence=evidence,
                    order=order,
                )
                for order, (role, person, capacity, name, certainty, evidence) in enumerate(
                    values.get("participants", ())
                )
            ]
            rows += [
                Event.places.through(event_id=event.pk, place_id=place)
                for place in values.get("places", ())
            ]
        save_rows(rows)

    def close(self, write: bool) -> list[Problem]:
        """Join the parts to their wholes; a whole that is not there, or a circle, is an error."""
        known = dict(
            EventIdentifier.objects.filter(scheme=self.scheme).values_list("value", "event")
        )
        for pk, whole in self.joined.items():
            Event.objects.filter(pk=pk).update(part_of=known[whole])
        return [] if write else list(self._lost(known))

    def _lost(self, known: dict[str, int]) -> Iterator[Problem]:
        above = self._above()
        for event, (whole, line, file) in self.wholes.items():
            if whole and whole not in known and whole not in self.ids:
                found = f"{shown(whole)} is the id of no event, here or in the file."
                remedy = "Give the whole a row of its own, or correct it."
                yield Problem(file, line, shortened(event), "part_of", found, remedy)
            elif whole and _in_circle(event, above):
                found = f"{shown(whole)} is in the end a part of this event itself."
                remedy = "Leave the cell empty in one of them."
                yield Problem(file, line, shortened(event), "part_of", found, remedy)

    def _above(self) -> dict[str, str]:
        """The whole of each event, as it will be, by identifiers."""
        here = EventIdentifier.objects.filter(
            scheme=self.scheme, event__part_of__identifiers__scheme=self.scheme
        )
        above = dict(here.values_list("value", "event__part_of__identifiers__value"))
        return above | {event: whole for event, (whole, *_) in self.wholes.items()}


def _columns(values: Values) -> Values:
    """The columns of the event itself among the values."""
    columns = {name: values[name] for name in _SCALARS if name in values}
    return columns | ({"date": values["date"] or None} if "date" in values else {})


def _role_and_name(value: str) -> tuple[str, str]:
    """'host: Zhou Enlai' as role and name; a name alone has no role."""
    role, colon, name = value.partition(": ")
    return (role.strip(), name.strip()) if colon else ("", value)


def _in_circle(event: str, above: dict[str, str]) -> bool:
    seen, whole = {event}, above.get(event)
    while whole and whole not in seen:
        seen.add(whole)
        whole = above.get(whole)
    return whole == event
