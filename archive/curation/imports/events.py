"""Lists of visits and journeys into the archive as events, all in one transaction or not at all."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction

from archive.curation.imports.bearing import OnlyBearers
from archive.curation.imports.gazetteer import Gazetteer, Wanted
from archive.curation.imports.journeys import (
    PLAIN,
    enriched,
    for_comparing,
    here,
    settled,
    shown,
    stored,
    worded,
    words,
)
from archive.curation.imports.merging import Merge, Values, leave_as_described, merge
from archive.curation.imports.report import Conflict, Report
from archive.curation.imports.turns import wait_for_others
from archive.curation.journal import changes
from archive.curation.publishing import publish as publish_records
from archive.curation.publishing import settle
from archive.exchange import Problem
from archive.exchange.visits import Journey, read_journeys
from archive.models import (
    Event,
    EventIdentifier,
    EventParticipation,
    Imported,
    ImportRun,
    Status,
)

_BATCH = 500


class Refused(ValueError):
    """Files with entries that cannot be taken; ``problems`` says which and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def import_events(
    paths: Iterable[Path | str], *, dry_run: bool = False, publish: bool = False, by=None
) -> Report:
    """Import lists of visits and journeys; with ``dry_run`` only say what would be done.

    Events are recognised by scheme and id. ``publish`` publishes new events and earlier drafts of
    these lists. Raises SourceError where a file cannot be taken, and Refused where entries
    cannot, before anything is written; whatever else ends it leaves the archive as it was.
    """
    files = [Path(path) for path in paths]
    journeys = _read(files)
    report = Report()
    names = ", ".join(path.name for path in files)
    with transaction.atomic(), changes("import_events", names, by):
        if not dry_run:
            wait_for_others()
        run = _Importing(journeys, report, names)
        run.plan()
        if publish:
            drafts = [one for one in run.records.values() if one.status == Status.DRAFT]
            report.published = len(drafts) + len(run.new)
        if not dry_run:
            run.write(Status.PUBLISHED if publish else Status.DRAFT, by)
            if publish:
                publish_records(drafts, by)
    return report


def _read(files: list[Path]) -> list[Journey]:
    """All entries of all files, or Refused with what is wrong with any of them."""
    first: dict[tuple[str, str], Journey] = {}
    problems: list[Problem] = []
    for path in files:
        for journey in read_journeys(path):
            problems += journey.problems
            known = first.setdefault((journey.scheme, journey.id), journey)
            if known is not journey and journey.id:
                found = (
                    f"“{journey.id}” stands twice; the first is in {known.file}, line {known.line}."
                )
                remedy = "Delete one of them, or give it an id of its own."
                problems.append(
                    Problem(journey.file, journey.line, journey.name, "id", found, remedy)
                )
    if problems:
        raise Refused(problems)
    return list(first.values())


class _Importing:
    """The entries of one run: compared with what is here, then written."""

    def __init__(self, journeys: list[Journey], report: Report, source: str) -> None:
        self.journeys = {(one.scheme, one.id): one for one in journeys}
        self.report, self.source = report, source
        self.values = {key: worded(one) for key, one in self.journeys.items()}
        self.gazetteer = Gazetteer()
        self.records: dict[tuple[str, str], Event] = {}
        self.new: dict[tuple[str, str], Values] = {}
        self.merges: dict[tuple[str, str], Merge] = {}
        self.imported: dict[tuple[int, str], Imported] = {}
        self._run: ImportRun | None = None

    def plan(self) -> None:
        """Compare the entries with the events that are here, and count what is to be done."""
        self._find()
        journeys = self.journeys.values()
        bearers = OnlyBearers([one.person for one in journeys], {one.office for one in journeys})
        for key, values in self.values.items():
            wanted = stored(values, self.gazetteer, bearers)
            record = self.records.get(key)
            if record is None:
                self.new[key] = wanted
                self.report.created += 1
            else:
                self._compare(key, wanted, record)

    def _find(self) -> None:
        """The events that are here already, with all that is compared, a batch at a time."""
        for scheme in {scheme for scheme, _ in self.journeys}:
            ids = [value for one, value in self.journeys if one == scheme]
            for at in range(0, len(ids), _BATCH):
                rows = EventIdentifier.objects.filter(
                    scheme=scheme, value__in=ids[at : at + _BATCH]
                )
                numbers = dict(rows.values_list("value", "event"))
                events = for_comparing(Event.objects.filter(pk__in=numbers.values()))
                found = {event.pk: event for event in events}
                self.records |= {(scheme, value): found[pk] for value, pk in numbers.items()}
        for row in Imported.objects.filter(
            source__in={scheme for scheme, _ in self.journeys},
            event__in={event.pk for event in self.records.values()},
        ):
            self.imported[row.event_id, row.source] = row  # type: ignore[index]

    def _compare(self, key: tuple[str, str], wanted: Values, record: Event) -> None:
        row = self.imported.get((record.pk, key[0]))
        last = row.values if row else None
        outcome = merge(self.values[key], wanted, here(record), last, enriched(record))
        self.merges[key] = outcome
        told = leave_as_described(outcome, self.values[key]) if last is None else {}
        self._tell(key, record, told, self.report.described)
        self._tell(key, record, outcome.conflicts, self.report.conflicts)
        if outcome.change:
            self.report.changed += 1
        else:
            self.report.left += 1

    def _tell(
        self, key: tuple[str, str], record: Event, fields: Iterable[str], told: list[Conflict]
    ) -> None:
        mine, theirs = shown(record), words(self.values[key])
        name = self.journeys[key].name
        told += [Conflict(name, field, mine[field], theirs[field]) for field in fields]

    def write(self, status: str, by: Any) -> None:
        """Store what was planned; new events get the status."""
        changed = [outcome.change for outcome in self.merges.values()]
        places = [p for values in [*self.new.values(), *changed] for p in values.get("places", ())]
        self.gazetteer.make(place for place in places if isinstance(place, Wanted))
        self._write_new(status, by)
        for key, outcome in self.merges.items():
            self._write_change(key, outcome, by)
        if self._run is not None:
            self._run.created, self._run.changed = self.report.created, self.report.changed
            self._run.save()

    def _journal(self, by: Any) -> ImportRun:
        """The run that is recorded once something is written."""
        if self._run is None:
            self._run = ImportRun.objects.create(source=self.source[:300], by=by)
        return self._run

    def _write_new(self, status: str, by: Any) -> None:
        if not self.new:
            return
        plain = {key: settled(values, self.gazetteer) for key, values in self.new.items()}
        events = Event.objects.bulk_create(
            Event(status=status, **_columns(values)) for values in plain.values()
        )
        EventIdentifier.objects.bulk_create(
            EventIdentifier(event=event, scheme=scheme, value=value)
            for event, (scheme, value) in zip(events, plain, strict=True)
        )
        rows = [_rows(event, one) for event, one in zip(events, plain.values(), strict=True)]
        _save([part for parts, _ in rows for part in parts], [p for _, ps in rows for p in ps])
        Imported.objects.bulk_create(
            Imported(
                event=event,
                source=key[0],
                run=self._journal(by),
                values={"source": self.values[key], "stored": values},
            )
            for event, (key, values) in zip(events, plain.items(), strict=True)
        )
        settle(events, by)

    def _write_change(self, key: tuple[str, str], outcome: Merge, by: Any) -> None:
        record = self.records[key]
        if outcome.change:
            _change(record, settled(outcome.change, self.gazetteer), by)
        remembered = {
            "source": outcome.source,
            "stored": settled(outcome.stored, self.gazetteer),
        }
        row = self.imported.get((record.pk, key[0]))
        if row is None:
            run = self._journal(by)
            Imported.objects.create(event=record, source=key[0], run=run, values=remembered)
        elif row.values != remembered:
            row.values, row.run = remembered, self._journal(by)
            row.save(update_fields=["values", "run"])


def _columns(values: Values) -> Values:
    """The columns of the event itself among the values."""
    columns = {name: values[name] for name in PLAIN if name in values}
    return columns | ({"date": columns["date"] or None} if "date" in columns else {})


def _rows(event: Event, values: Values) -> tuple[list[EventParticipation], list[Any]]:
    """The rows around an event that the values ask for, not yet saved."""
    parts = [
        EventParticipation(
            event=event,
            role=role,
            correspondent_id=person,
            capacity_id=office,
            name_as_written=name,
            order=order,
        )
        for order, (role, person, office, name) in enumerate(values.get("participants", ()))
    ]
    places = [
        Event.places.through(event_id=event.pk, place_id=place)
        for place in values.get("places", ())
    ]
    return parts, places


def _save(parts: list[EventParticipation], places: list[Any]) -> None:
    EventParticipation.objects.bulk_create(parts)
    Event.places.through.objects.bulk_create(places)


def _change(record: Event, values: Values, by: Any) -> None:
    """Store changed fields of an event, and nothing else."""
    columns = _columns(values)
    for name, value in columns.items():
        setattr(record, name, value)
    record.changed_by = by
    # Saved even where only its rows changed: the record counts its version and its date.
    record.save(update_fields=list(columns))
    if "participants" in values:
        record.participations.all().delete()  # type: ignore[attr-defined]
    if "places" in values:
        Event.places.through.objects.filter(event=record).delete()
    _save(*_rows(record, values))
    settle([record], by)
