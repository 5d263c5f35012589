"""The forms of a correspondent's name in the columns of a row."""

import re
from dataclasses import dataclass

from archive.curation.imports.merging import Values
from archive.curation.imports.tables.cells import Cells, shown
from archive.curation.imports.tables.known import Known, language_tag
from archive.exchange.csv.scripts import forms_in, script_of
from archive.models import Correspondent, Name, NameKind
from archive.text import fold

# The fields that hold a name are called after it, so that each is compared by itself.
NAME = "name: "
IDENTIFIED_BY = {
    "wikidata": "Write it like Q5816.",
    "viaf": "Write only the digits.",
    "gnd": "Write it like 118577425.",
    "lcnaf": "Write it like n79064963.",
    "isni": "Write sixteen signs without spaces.",
    "snac": "Write the last part of its address.",
}
COLUMNS = {
    "native_script": (NameKind.PARALLEL, ""),
    "parallel_names": (NameKind.PARALLEL, ""),
    "wade_giles": (NameKind.PARALLEL, "Wade-Giles"),
    "wade_giles_or_other": (NameKind.PARALLEL, "Wade-Giles or other"),
    "pinyin": (NameKind.PARALLEL, "pinyin"),
    "cyrillic": (NameKind.PARALLEL, ""),
    "ala_lc": (NameKind.PARALLEL, "ALA-LC"),
    "bgn_pcgn": (NameKind.PARALLEL, "BGN/PCGN"),
    "pseudonyms": (NameKind.PSEUDONYM, ""),
    "code_names": (NameKind.CODE_NAME, ""),
    "former_names": (NameKind.FORMER, ""),
    "titles": (NameKind.TITLE, ""),
    "other_names": (NameKind.OTHER, ""),
}
_REMARK = re.compile(r"(.*?)\s*\(([^()]*)\)")
_KINDS = {
    "pseudonym": NameKind.PSEUDONYM,
    "pen name": NameKind.PSEUDONYM,
    "code name": NameKind.CODE_NAME,
    "cover name": NameKind.CODE_NAME,
    "birth name": NameKind.FORMER,
    "former name": NameKind.FORMER,
    "maiden name": NameKind.FORMER,
    "title": NameKind.TITLE,
}
_SYSTEMS = {
    "mccune-reischauer": "McCune-Reischauer",
    "mr": "McCune-Reischauer",
    "rr": "Revised Romanization",
    "revised romanization": "Revised Romanization",
    "wade-giles": "Wade-Giles",
    "pinyin": "pinyin",
    "ala-lc": "ALA-LC",
    "bgn/pcgn": "BGN/PCGN",
    "palladius": "Palladius",
}


@dataclass(slots=True)
class _Form:
    """A form of the name with what is known of it, and the columns that gave it."""

    kind: str
    script: str
    systems: list[str]
    language: str
    remark: str
    columns: list[str]

    def stored(self) -> list[str]:
        """As it is compared and kept: kind, script, transliteration, language, source."""
        return [self.kind, self.script, ", ".join(self.systems)[:60], self.language, self.remark]


def names_of(cells: Cells, authorised: str) -> dict[str, tuple[list[str], list[str]]]:
    """Each form of the name: the columns that gave it, and what is kept of it.

    A form that stands in several columns is one name, with all its transliterations; the
    authorised form is always among them, and the form as filed, whole.
    """
    forms: dict[str, _Form] = {}
    if authorised:
        script = script_of(authorised)
        forms[authorised] = _Form(NameKind.AUTHORISED, script, [], "", "", ["authorised_name"])
    for column, (kind, system) in COLUMNS.items():
        for value in filter(None, cells.many(column, 300)):
            for text, form in _read(cells, column, value, kind, system):
                known = forms.setdefault(text, form)
                if known is not form:
                    _join(known, form)
    if filed := cells.line("filed_as"):
        form = _Form(NameKind.OTHER, script_of(filed), [], "", "", ["filed_as"])
        _join(forms.setdefault(filed, form), form)
    return {text: (form.columns, form.stored()) for text, form in forms.items()}


def _join(known: _Form, form: _Form) -> None:
    """The same form again: what it says more is added."""
    known.systems += [system for system in form.systems if system not in known.systems]
    known.columns += [column for column in form.columns if column not in known.columns]
    known.language = known.language or form.language
    known.remark = known.remark or form.remark


def _read(cells: Cells, column: str, value: str, kind: str, system: str) -> list[tuple[str, _Form]]:
    """The forms that one value gives: “Runzhi 润之 (courtesy)” gives two, each with the remark."""
    remark, language = "", ""
    if match := _REMARK.fullmatch(value):
        value, remark = match[1], match[2].strip()
    if not value:
        found = f"{shown(f'({remark})')} is a remark and no name."
        cells.note(column, found, "It is not kept: write it in “history” if it matters.")
        return []
    word = fold(remark)
    if word in _KINDS:
        kind, remark = _KINDS[word], ""
    elif word in _SYSTEMS:
        system, remark = _SYSTEMS[word], ""
    elif remark and (tag := language_tag(remark)):
        language, remark = tag, ""
    systems = [system] if system else []
    return [
        (text, _Form(kind, script_of(text), list(systems), language, remark[:300], [column]))
        for text in forms_in(value)
    ]


def write_names(records: list[tuple[Correspondent, Values]], known: Known) -> None:
    """Save the names among the values; the authorised one is brought up to date."""
    names: list[Name] = []
    for record, values in records:
        for key, stored in values.items():
            if key.startswith(NAME) and stored:
                kind, script, transliteration, tag, source = stored
                names.append(
                    Name(
                        correspondent=record,
                        form=key.removeprefix(NAME),
                        kind=kind,
                        script=script,
                        transliteration=transliteration,
                        language_id=_language(tag, known),
                        source=source,
                    )
                )
    Name.objects.bulk_create(
        names,
        update_conflicts=True,
        unique_fields=["correspondent", "form", "kind"],
        update_fields=["script", "transliteration", "language", "source"],
    )


def _language(tag: str, known: Known) -> int | None:
    return known.language_of(tag) if tag else None
