"""Rows as correspondents."""

import re
from collections import defaultdict
from typing import Any

from django.db.models import Q

from archive.curation.imports.merging import Values
from archive.curation.imports.tables.cells import Cells, shown
from archive.curation.imports.tables.kinds import Entry, RecordKind
from archive.curation.imports.tables.names import IDENTIFIED_BY, NAME, names_of, write_names
from archive.dates import parse
from archive.models import Correspondent, CorrespondentIdentifier, CorrespondentKind, NameKind
from archive.models.identifiers import SCHEME_FORMS
from archive.text import fold

_DATES = ("existed_from", "existed_to")
_SCALARS = ("kind", "authorised_form", "filed_as", "qualifier", "history", *_DATES)


class Correspondents(RecordKind):
    """Rows as correspondents with their names and their numbers in authority files."""

    model, identifiers, owner = Correspondent, CorrespondentIdentifier, "correspondent"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.heads: dict[tuple[str, str, str], int] = {}  # of the file, with their lines
        self.numbers: dict[tuple[str, str], int] = {}
        self.adopted: dict[int, int] = {}

    def read(self, entry: Entry) -> None:
        """Fill in the fields whose columns are there, and each form of the name."""
        cells = entry.cells
        kind = cells.choice("kind", CorrespondentKind.values, CorrespondentKind.PERSON)
        if "kind" in cells:
            entry.put_same("kind", str(kind))
        form = cells.line("authorised_name", 300)
        if not form:
            cells.error("authorised_name", "is empty.", "Give the name to file them under.")
        entry.put_same("authorised_form", form)
        if "filed_as" in cells:
            entry.put_same("filed_as", cells.line("filed_as", 300))
        if "qualifier" in cells:
            entry.put_same("qualifier", cells.line("qualifier", 200))
        if "history" in cells:
            entry.put_same("history", cells.text("history"))
        for column in _DATES:
            if column in cells:
                entry.put_same(column, cells.date(column).date)
        for scheme, pattern in SCHEME_FORMS.items():
            if scheme in cells:
                entry.put_same(scheme, _number(cells, scheme, pattern))
        for name, (columns, stored) in names_of(cells, form).items():
            entry.put(f"{NAME}{name}", columns, stored)
        self._check_in_file(entry, form)

    def _check_in_file(self, entry: Entry, form: str) -> None:
        cells = entry.cells
        head = _head(entry)
        line = self.heads.setdefault(head, cells.row.line)
        if form and line != cells.row.line:
            found = f"{shown(form)} stands on line {line}, too."
            cells.error("authorised_name", found, "Keep them apart in the column “qualifier”.")
        for scheme in SCHEME_FORMS:
            number = entry.stored.get(scheme)
            if number:
                line = self.numbers.setdefault((scheme, number), cells.row.line)
                if line != cells.row.line:
                    found = f"{shown(number)} stands on line {line}, too."
                    cells.error(scheme, found, "One number is of one correspondent: correct one.")

    def adopt(self, entries: list[Entry]) -> None:
        """Those that are here, by a number in an authority file, by kind, name and qualifier, or
        by any name that they alone bear together with both dates.
        """
        by_number = self._by_number(entries)
        heads = {_head(entry): entry for entry in entries}
        same = Q(pk__in=[])
        for kind, form, qualifier in heads:
            same |= Q(kind=kind, authorised_form=form, qualifier=qualifier)
        found = self.for_comparing(Correspondent.objects.filter(same))
        by_head = {(one.kind, one.authorised_form, one.qualifier): one for one in found}
        for entry in entries:
            one = by_number.get(id(entry)) or by_head.get(_head(entry))
            if one is not None:
                self._adopt(entry, one)
        self._adopt_namesakes([entry for entry in entries if entry.record is None])

    def _adopt_namesakes(self, entries: list[Entry]) -> None:
        """Who has the name among others and the same dates is the same; who has not, may be."""
        bearers = self._bearers({fold(entry.stored["authorised_form"]) for entry in entries})
        for entry in entries:
            some = bearers.get(fold(entry.stored["authorised_form"]), [])
            same = [one for one in some if _same_life(entry, one)]
            if len(same) == 1:
                self._adopt(entry, same[0])
            elif some and not entry.cells.errors:
                who = "; ".join(f"“{one}”" for one in some[:5])
                found = f"{shown(entry.stored['authorised_form'])} is a name of {who}, too."
                remedy = "If they are one, give both the same number in an authority file."
                entry.cells.note("authorised_name", found, remedy)

    def _bearers(self, names: set[str]) -> dict[str, list[Correspondent]]:
        """Who bears these names, but for those who have rows of their own in the list."""
        others = Correspondent.objects.exclude(identifiers__scheme=self.scheme)
        found: dict[str, list[Correspondent]] = defaultdict(list)
        for one in self.for_comparing(others.filter(names__folded__in=names).distinct()):
            for folded in {name.folded for name in one.names.all()} & names:
                found[folded].append(one)
        return found

    def _by_number(self, entries: list[Entry]) -> dict[int, Correspondent]:
        pairs = {
            (scheme, entry.stored[scheme]): id(entry)
            for entry in entries
            for scheme in SCHEME_FORMS
            if entry.stored.get(scheme)
        }
        rows = CorrespondentIdentifier.objects.filter(
            scheme__in=SCHEME_FORMS, value__in=[value for _, value in pairs]
        )
        owners = {
            pairs[scheme, value]: number
            for scheme, value, number in rows.values_list("scheme", "value", "correspondent")
            if (scheme, value) in pairs
        }
        records = self.for_comparing(Correspondent.objects.all()).in_bulk(owners.values())
        return {entry: records[number] for entry, number in owners.items()}

    def _adopt(self, entry: Entry, one: Correspondent) -> None:
        cells = entry.cells
        for own in one.identifiers.all():
            if own.scheme == self.scheme:
                found = f"“{one}” is here already, as {self.scheme}:{own.value}."
                cells.error("id", found, "Use that id, or tell them apart by a qualifier.")
                return
        line = self.adopted.setdefault(one.pk, cells.row.line)
        if line != cells.row.line:
            cells.error("id", f"“{one}” is what line {line} is, too.", "Keep one of the rows.")
        elif _contradict(entry, one):
            found = f"there is a “{one}” here of another time."
            cells.error("authorised_name", found, "Keep them apart in the column “qualifier”.")
        else:
            entry.record, entry.adopted = one, True
            found = f"“{one}” is here already, and is taken for the one in this row."
            remedy = "If they are two, give the row a qualifier; what stands here is kept."
            cells.note("authorised_name", found, remedy)

    def check(self, entries: list[Entry]) -> None:
        """Refuse a name or a number that another correspondent has here."""
        self._check_heads([entry for entry in entries if entry.record is not None])
        values = {
            (scheme, entry.stored[scheme]): entry
            for entry in entries
            for scheme in SCHEME_FORMS
            if entry.stored.get(scheme)
        }
        rows = CorrespondentIdentifier.objects.filter(
            scheme__in=SCHEME_FORMS, value__in=[value for _, value in values]
        ).select_related("correspondent")
        for row in rows:
            entry = values.get((row.scheme, row.value))
            if entry and (entry.record is None or entry.record.pk != row.correspondent_id):
                found = f"{shown(row.value)} is the number of “{row.correspondent}” here."
                entry.cells.error(row.scheme, found, "Correct the number, or the id of the row.")

    def _check_heads(self, entries: list[Entry]) -> None:
        wanted = {_head(entry): entry for entry in entries}
        forms = {form for _, form, _ in wanted}
        some = Correspondent.objects.filter(authorised_form__in=forms)
        for pk, kind, form, qualifier in some.values_list(
            "pk", "kind", "authorised_form", "qualifier"
        ):
            entry = wanted.get((kind, form, qualifier))
            if entry is not None and entry.record.pk != pk:
                found = f"there is another {shown(form)} here."
                entry.cells.error("authorised_name", found, "Give the row a qualifier.")

    def complete(self, entry: Entry, last: Values | None) -> None:
        """Ask for the end of names that the source has dropped; leave forms that are here be."""
        seen = last["source"] if last else {}
        self._demote(entry, last["stored"] if last else {})
        for key, columns in seen.items():
            gone = key.startswith(NAME) and key not in entry.stored
            if gone and all(column in entry.cells for column in columns):
                entry.put(key, [], [])
        forms = {f"{NAME}{name.form}" for name in entry.record.names.all()}
        for key in list(entry.stored):
            if key in forms and key not in seen:
                del entry.stored[key], entry.source[key]

    def _demote(self, entry: Entry, last: Values) -> None:
        """The form of the source is one among others where the archive files them elsewhere."""
        form, here = entry.stored["authorised_form"], entry.record.authorised_form
        if form != here and last.get("authorised_form") != here:
            entry.stored[f"{NAME}{form}"][0] = str(NameKind.OTHER)

    def for_comparing(self, records: Any) -> Any:
        """With names and numbers."""
        return records.prefetch_related("names__language", "identifiers")

    def here(self, record: Correspondent, wanted: Values) -> Values:
        """The fields as they stand."""
        values: Values = {name: getattr(record, name) for name in _SCALARS}
        values |= {name: str(values[name] or "") for name in _DATES}
        for one in record.identifiers.all():
            values[one.scheme] = one.value
        # By kind, backwards: of two of one form the authorised one counts.
        for name in sorted(record.names.all(), key=lambda one: one.kind, reverse=True):
            tag = name.language.tag if name.language else ""
            stored = [name.kind, name.script, name.transliteration, tag, name.source]
            values[f"{NAME}{name.form}"] = stored
        return {key: values.get(key, [] if key.startswith(NAME) else "") for key in wanted}

    def create(self, values: list[Values], status: str, by: Any) -> list[Correspondent]:
        """Save new correspondents with their names and numbers."""
        records = Correspondent.objects.bulk_create(
            Correspondent(
                **{"kind": CorrespondentKind.PERSON, **_columns(each)},
                status=status,
                created_by=by,
                changed_by=by,
            )
            for each in values
        )
        write_names(list(zip(records, values, strict=True)), self.known)
        CorrespondentIdentifier.objects.bulk_create(
            CorrespondentIdentifier(correspondent=record, scheme=scheme, value=each[scheme])
            for record, each in zip(records, values, strict=True)
            for scheme in SCHEME_FORMS
            if each.get(scheme)
        )
        return records

    def change(self, record: Correspondent, values: Values) -> None:
        """Store changed fields, names and numbers, and nothing else."""
        columns = _columns(values)
        for name, value in columns.items():
            setattr(record, name, value)
        record.save(update_fields=list(columns))
        for scheme in values.keys() & SCHEME_FORMS.keys():
            record.identifiers.filter(scheme=scheme).delete()
            if values[scheme]:
                record.identifiers.create(scheme=scheme, value=values[scheme])
        forms = [key.removeprefix(NAME) for key in values if key.startswith(NAME)]
        gone = record.names.filter(form__in=forms).exclude(form=record.authorised_form)
        gone.delete()
        write_names([(record, values)], self.known)


def _head(entry: Entry) -> tuple[str, str, str]:
    """What tells correspondents apart in the archive: kind, name and qualifier."""
    kept, record = entry.stored, entry.record
    kind = kept.get("kind") or (record.kind if record else str(CorrespondentKind.PERSON))
    qualifier = kept.get("qualifier", record.qualifier if record else "")
    return kind, kept["authorised_form"], qualifier


def _columns(values: Values) -> Values:
    """The columns of the correspondent itself among the values."""
    return {
        name: (values[name] or None) if name in _DATES else values[name]
        for name in _SCALARS
        if name in values
    }


def _number(cells: Cells, scheme: str, pattern: str) -> str:
    number = cells.line(scheme, 300)
    if number and not re.fullmatch(pattern, number):
        remedy = f"{IDENTIFIED_BY[scheme]} Leave the cell empty where you do not know it."
        cells.error(scheme, f"{shown(number)} has not the form of {scheme}.", remedy)
    return number


def _same_life(entry: Entry, one: Correspondent) -> bool:
    """Whether kind, beginning and end are known and the same."""
    same_kind = entry.stored.get("kind", str(CorrespondentKind.PERSON)) == one.kind
    dates = [(entry.stored.get(name), str(getattr(one, name) or "")) for name in _DATES]
    return same_kind and all(given and given == known for given, known in dates)


def _contradict(entry: Entry, one: Correspondent) -> bool:
    """Whether the dates of the row and of the correspondent cannot be of one life."""
    for name in _DATES:
        given, known = entry.stored.get(name), getattr(one, name)
        if given and known:
            span = parse(given).span
            if span.last < known.span.first or known.span.last < span.first:
                return True
    return False
