"""The persons of a volume's list as correspondents."""

from collections.abc import Callable

from django.db.models import F, Func, TextField, Value

from archive.curation.imports.authorities import SCHEME, Authorities
from archive.curation.imports.merging import Values, merge
from archive.curation.imports.report import Conflict, Report
from archive.exchange import Problem, tei
from archive.models import (
    Correspondent,
    CorrespondentIdentifier,
    CorrespondentKind,
    Imported,
    ImportRun,
    Name,
    NameKind,
)
from archive.text import clean_line, fold

_LONGEST = 280


class Persons:
    """Finds a volume's persons, plans what is new or changed, and writes it when told to."""

    def __init__(self, volume: tei.Volume, authorities: Authorities, report: Report) -> None:
        self.volume, self.authorities, self.report = volume, authorities, report
        self.found: dict[str, Correspondent] = {}
        self.here_before: set[str] = set()

    def plan(self) -> None:
        """Find the persons; note those that are new."""
        for one in self._identified():
            ref = one.value.partition("/")[2]
            self.found[ref] = one.correspondent
            self.here_before.add(ref)
        others = [person for person in self.volume.persons if person.ref not in self.found]
        self._same_elsewhere(others)
        keys = [f"{person.ref} {fold(person.surname)}" for person in self._missing()]
        self.report.correspondents_created += self.authorities.plan("person", keys)
        for ref, one in self.found.items():
            self.authorities.known["person", ref] = one.pk

    def _identified(self):
        values = [f"{self.volume.id}/{person.ref}" for person in self.volume.persons]
        rows = CorrespondentIdentifier.objects.filter(scheme=SCHEME, value__in=values)
        return rows.select_related("correspondent")

    def _same_elsewhere(self, persons: list[tei.Person]) -> None:
        """One xml:id with the same surname in another volume is the same person."""
        wanted = {person.ref: fold(person.surname) for person in persons}
        ref = Func(
            F("value"), Value("/"), Value(2), function="split_part", output_field=TextField()
        )
        rows = CorrespondentIdentifier.objects.filter(scheme=SCHEME).annotate(ref=ref)
        rows = rows.filter(ref__in=wanted).select_related("correspondent").order_by("pk")
        for row in rows.prefetch_related("correspondent__names"):
            surnames = {fold(n.form.split(",")[0]) for n in row.correspondent.names.all()}
            if wanted[row.ref] in surnames:
                self.found.setdefault(row.ref, row.correspondent)

    def _missing(self) -> list[tei.Person]:
        return [person for person in self.volume.persons if person.ref not in self.found]

    def write(self, run: Callable[[], ImportRun]) -> None:
        """Make the missing persons and identify the others by this volume, too."""
        created = self._create(self._missing())
        fresh = [p for p in self.volume.persons if p.ref not in self.here_before]
        CorrespondentIdentifier.objects.bulk_create(
            CorrespondentIdentifier(
                correspondent=self.found[person.ref],
                scheme=SCHEME,
                value=f"{self.volume.id}/{person.ref}",
            )
            for person in fresh
        )
        self._add_names(fresh)
        Imported.objects.bulk_create(
            Imported(
                correspondent=self.found[person.ref],
                source=self.volume.id,
                run=run(),
                values={"source": _values(person), "stored": _values(person), "of": person.ref},
            )
            for person in fresh
            if person.ref in created
        )
        for ref, one in self.found.items():
            self.authorities.known["person", ref] = one.pk

    def _create(self, persons: list[tei.Person]) -> set[str]:
        names = [_values(person)["authorised_form"] for person in persons]
        person_kind = Correspondent.objects.filter(kind=CorrespondentKind.PERSON)
        taken = set(
            person_kind.filter(authorised_form__in=names, qualifier="").values_list(
                "authorised_form", flat=True
            )
        )
        records = []
        for person in persons:
            values = _values(person)
            name = values["authorised_form"]
            qualifier = f"{self.volume.id} {person.ref}" if name in taken else ""
            if qualifier:
                self._warn(person, name)
            taken.add(name)
            records.append(
                Correspondent(kind=CorrespondentKind.PERSON, qualifier=qualifier, **values)
            )
        Correspondent.objects.bulk_create(records)
        Name.objects.authorise(records)
        self.found |= {person.ref: one for person, one in zip(persons, records, strict=True)}
        return {person.ref for person in persons}

    def _keep_apart(self, one: Correspondent, person: tei.Person) -> None:
        """Give the person a qualifier where another has the name they are to have."""
        same = Correspondent.objects.filter(
            kind=one.kind, authorised_form=one.authorised_form, qualifier=one.qualifier
        )
        if same.exclude(pk=one.pk).exists():
            one.qualifier = f"{self.volume.id} {person.ref}"
            self._warn(person, one.authorised_form)

    def _warn(self, person: tei.Person, name: str) -> None:
        record = f"{self.volume.id}/{person.ref}"
        found = f"there is another “{name}” here."
        remedy = "The new one has a qualifier: compare them, and merge them if they are one."
        self.report.problems.append(
            Problem(self.volume.file, person.line, record, "name", found, remedy)
        )

    def _add_names(self, persons: list[tei.Person]) -> None:
        """Forms of the name that the correspondent does not have yet."""
        known = {
            (pk, fold(form))
            for pk, form in Name.objects.filter(
                correspondent__in=[self.found[person.ref] for person in persons]
            ).values_list("correspondent", "form")
        }
        names = []
        for person in persons:
            one = self.found[person.ref]
            for form in (person.name, *person.aliases):
                form = clean_line(form)[:_LONGEST]
                if form and (one.pk, fold(form)) not in known:
                    known.add((one.pk, fold(form)))
                    names.append(
                        Name(
                            correspondent=one,
                            form=form,
                            kind=NameKind.OTHER,
                            source=self.volume.title[:300],
                        )
                    )
        Name.objects.bulk_create(names)

    def update(self, dry_run: bool) -> None:
        """Bring what has changed in entries that this volume made; report conflicts."""
        rows = Imported.objects.filter(
            source=self.volume.id, correspondent__in=[self.found[ref] for ref in self.here_before]
        ).select_related("correspondent")
        persons = {person.ref: person for person in self.volume.persons}
        for row in rows:
            person = persons.get(row.values.get("of", ""))
            if person is not None and row.correspondent is not None:
                self._update(row, row.correspondent, person, dry_run)

    def _update(self, row: Imported, one: Correspondent, person: tei.Person, dry_run: bool) -> None:
        values = _values(person)
        here = {name: getattr(one, name) for name in values}
        outcome = merge(values, values, here, row.values)
        record = f"{self.volume.id}/{person.ref}"
        for name, (mine, theirs) in outcome.conflicts.items():
            self.report.conflicts.append(Conflict(record, name, mine, theirs))
        self.report.correspondents_changed += bool(outcome.change)
        remembered = {"source": outcome.source, "stored": outcome.stored, "of": person.ref}
        if dry_run or remembered == row.values:
            return
        for name, value in outcome.change.items():
            setattr(one, name, value)
        if outcome.change:
            self._keep_apart(one, person)
            one.save(update_fields=[*outcome.change, "qualifier"])
        row.values = remembered
        row.save(update_fields=["values"])


def _values(person: tei.Person) -> Values:
    name = clean_line(person.name) or person.ref
    if len(name) > _LONGEST:
        name = name[: _LONGEST - 1] + "…"
    return {"authorised_form": name, "history": person.description}
