"""The values by which an answer is counted, with their names, as they stand to the question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.dates import display, parse
from archive.filters.address import without
from archive.filters.choices import TERMS
from archive.filters.labels import PARENTS, Label, labels_of
from archive.filters.names import DATES, HAS_NAMES, LABELS, RECORDS, ROLE_NAMES
from archive.forms import locale
from archive.search import Answer, FacetValue

# The groups in the order in which a page shows them; "decade" is asked for by its date.
GROUPS = (
    "genre",
    "repository",
    "collection",
    "language",
    "person",
    "role",
    "decade",
    "place",
    "event",
    "has",
)
WORDS = {"role": ROLE_NAMES, "has": HAS_NAMES}


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value of a group: as addresses write it, in words, and with its number of documents.

    ``number`` is what one gets with this value alone in the place of all that is chosen in its
    group. ``depth`` is how far below the top of its tree it stands. ``left`` are the parameters
    without the choice or exclusion of it, None where it is neither.
    """

    key: str
    label: str
    number: int
    depth: int = 0
    chosen: bool = False
    excluded: bool = False
    left: QueryDict | None = None


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A group of values: what they are values of, and the parameters whose place one takes.

    ``several`` tells whether values of the group can be joined and excluded.
    """

    name: str
    label: str
    values: tuple[NamedValue, ...]
    instead: tuple[str, ...] = ()
    several: bool = True


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which values of a group the address chooses and excludes, each with how it is written."""

    chosen: dict[int | str, list[str]] = field(default_factory=lambda: defaultdict(list))
    excluded: dict[int | str, list[str]] = field(default_factory=lambda: defaultdict(list))


def named_facets(answer: Answer, form, parameters: QueryDict, user) -> list[NamedGroup]:
    """The groups of an answer to the question of this form, those with values (one query)."""
    asked = {name: _asked(name, form) for name in (*RECORDS, "person", *WORDS)}
    numbers = {name: _numbers(name, answer, asked[name]) for name in (*RECORDS, "person")}
    labels = labels_of(numbers, user)
    groups = []
    for name in GROUPS:
        if name == "decade":
            groups.append(_decades(answer, form, parameters))
        elif name in WORDS:
            named = {key: Label(key, str(label), None) for key, label in WORDS[name].items()}
            groups.append(_group(name, answer, asked[name], named, parameters))
        else:
            groups.append(_group(name, answer, asked[name], labels[name], parameters))
    return [group for group in groups if group.values]


def named_values(
    name: str, values: Iterable[FacetValue], form, parameters: QueryDict, user
) -> NamedGroup:
    """These records of a group in their order, those that have a name for the reader (one query)."""
    asked, values = _asked(name, form), list(values)
    labels = labels_of({name: {int(one.value) for one in values}}, user)[name]
    named = [
        _as_asked(
            NamedValue(label.key, _said(name, label), one.number),
            name,
            one.value,
            asked,
            parameters,
        )
        for one in values
        if (label := labels.get(int(one.value)))
    ]
    return NamedGroup(name, str(LABELS[name]), tuple(named))


def _asked(name: str, form) -> _Asked:
    asked = _Asked()
    if name in WORDS:
        for key in form.cleaned_data[name]:
            asked.chosen[key].append(key)
    else:
        for written, choice in form.fields[name].read.items():
            asked.chosen[choice.pk].append(written)
    for written, pair in form.fields["not"].read.items():
        if pair.kind == name:
            asked.excluded[pair.value].append(written)
    return asked


def _numbers(name: str, answer: Answer, asked: _Asked) -> set[int]:
    """The records of a group that need a name."""
    counted = {value.value for value in answer.facets.get(name, ())}
    return {int(one) for one in counted | asked.chosen.keys() | asked.excluded.keys()}


def _group(
    name: str,
    answer: Answer,
    asked: _Asked,
    labels: Mapping[int | str, Label] | Mapping[int, Label] | Mapping[str, Label],
    parameters: QueryDict,
) -> NamedGroup:
    """The values that are counted, and those that are asked for though nothing has them."""
    named: dict = dict(labels)
    numbers = {value.value: value.number for value in answer.facets.get(name, ())}
    numbers = dict.fromkeys((*asked.chosen, *asked.excluded), 0) | numbers
    values = {}
    for one, number in numbers.items():
        if one in named:
            plain = NamedValue(named[one].key, _said(name, named[one]), number)
            values[one] = _as_asked(plain, name, one, asked, parameters)
    ordered = sorted(values.items(), key=lambda pair: (-pair[1].number, pair[1].label))
    if name in PARENTS:
        wholes = {one: named[one].whole for one, _found in ordered}
        return NamedGroup(name, str(LABELS[name]), tuple(_tree(ordered, wholes)))
    return NamedGroup(name, str(LABELS[name]), tuple(value for _pk, value in ordered))


def _said(name: str, label: Label) -> str:
    """The label as a list has it: terms and words of ours with a capital letter."""
    return str(capfirst(label.name)) if name in (*TERMS, *WORDS) else label.name


def _as_asked(value: NamedValue, name: str, one, asked: _Asked, parameters: QueryDict):
    if one in asked.chosen:
        return replace(value, chosen=True, left=_left(parameters, name, asked.chosen[one]))
    if one in asked.excluded:
        return replace(value, excluded=True, left=_left(parameters, "not", asked.excluded[one]))
    return value


def _left(parameters: QueryDict, name: str, written: Iterable[str]) -> QueryDict:
    for one in written:
        parameters = without(parameters, name, value=one)
    return parameters


def _tree(ordered: list[tuple], wholes: dict) -> Iterator[NamedValue]:
    """The values with each whole before its parts, and their depth."""
    parts = defaultdict(list)
    for one, value in ordered:
        parts[wholes[one] if wholes[one] in wholes else None].append((one, value))
    todo = [(0, *pair) for pair in reversed(parts[None])]
    while todo:
        depth, one, value = todo.pop()
        yield replace(value, depth=depth)
        todo += [(depth + 1, *pair) for pair in reversed(parts[one])]


def _decades(answer: Answer, form, parameters: QueryDict) -> NamedGroup:
    """The decades by time, each as a date; one is chosen where just that date is asked."""
    date = form.cleaned_data["date"]
    left = without(parameters, *DATES)
    values = tuple(
        NamedValue(
            str(value.value),
            display(parse(str(value.value)), locale()),
            value.number,
            chosen=str(date) == value.value,
            left=left if str(date) == value.value else None,
        )
        for value in answer.facets.get("decade", ())
    )
    return NamedGroup("date", _("Date"), values, instead=DATES, several=False)
