"""The filters in force one by one, each with the question that is left without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.dates import UNBOUNDED, Span, display
from archive.filters.address import without
from archive.filters.names import ANY, CERTAINTY_NAMES, DATES, HAS_NAMES, RECORDS, ROLE_NAMES
from archive.filters.wording import leading_to, left_out
from archive.forms import Pair, locale
from archive.search import Question
from archive.search.words import Query

MOST_WAYS = 16
# The fields of a Question by the parameters that fill them.
QUESTION_FIELDS = {
    "q": "words",
    "person": "correspondents",
    "role": "roles",
    "part": "parts",
    "parts": "any_part",
    "name": "names",
    "genre": "genres",
    "repository": "repositories",
    "collection": "collections",
    "place": "places",
    "language": "languages",
    "event": "events",
    "has": "has",
    "not": "excluded",
    "date": "span",
    "certainty": "certainty",
}


@dataclass(frozen=True)
class Chip:
    """A filter in force, in words, and the parameters that would be left without it.

    ``loosens`` turns a question into the one without it; None where it is one of several
    alternatives, which find less alone than together.
    """

    name: str
    label: str
    left: QueryDict
    loosens: Callable[[Question], Question] | None = None


def chips_of(form, parameters: QueryDict) -> list[Chip]:
    """The filters in force, one for each value, of a form that is checked."""
    return list(_chips(form, parameters))


def _chips(form, parameters: QueryDict) -> Iterator[Chip]:
    values, fields = form.cleaned_data, form.fields
    yield from _words(values["query"], parameters)
    for name in DATES:
        if values[name]:
            label = _("Date") if name == "date" else fields[name].label
            said = f"{label} {display(values[name], locale())}"
            yield Chip(name, said, without(parameters, name))
    for name, labels in (("certainty", CERTAINTY_NAMES), ("role", ROLE_NAMES)):
        yield from _fixed(name, labels, values, parameters)
    yield from _records("person", fields, parameters)
    either = values["parts"] == ANY and len(values["part"]) > 1
    for key, part in fields["part"].read.items():
        said = capfirst(leading_to(part.kind, part.name))
        loosens = None if either else partial(_less_part, part)
        yield Chip("part", said, without(parameters, "part", value=key), loosens)
    if either:
        yield Chip("parts", _("Any of these parts"), without(parameters, "parts"))
    for key, written in fields["name"].read.items():
        said = _("Named “%(name)s”") % {"name": written}
        yield Chip("name", said, without(parameters, "name", value=key))
    for name in RECORDS:
        yield from _records(name, fields, parameters)
    yield from _fixed("has", HAS_NAMES, values, parameters)
    for key, pair in fields["not"].read.items():
        said = capfirst(left_out(pair.kind, pair.key, pair.name))
        yield Chip("not", said, without(parameters, "not", value=key), partial(_less_not, pair))


def _fixed(name: str, labels, values: dict, parameters: QueryDict) -> Iterator[Chip]:
    for value, label in labels.items():
        if value in values[name]:
            yield Chip(name, str(label), without(parameters, name, value=value))


def _records(name: str, fields, parameters: QueryDict) -> Iterator[Chip]:
    for key, choice in fields[name].read.items():
        yield Chip(name, str(choice), without(parameters, name, value=key))


def _words(query: Query, parameters: QueryDict) -> Iterator[Chip]:
    """Each part of what was understood of the words."""
    for part in query.describe():
        left = without(parameters, "q")
        if part.without:
            left["q"] = part.without
        yield Chip("q", capfirst(part.words), left, partial(_other_words, part.without))


def _other_words(rest: str, asked: Question) -> Question:
    return replace(asked, words=rest)


def _less_part(part: Pair, asked: Question) -> Question:
    return replace(asked, parts=tuple(one for one in asked.parts if one != asked_part(part)))


def _less_not(pair: Pair, asked: Question) -> Question:
    return replace(asked, excluded=asked.excluded - {(pair.kind, pair.value)})


def asked_part(part: Pair) -> tuple[int, str]:
    """A part as the question has it."""
    return int(part.value), "" if part.kind == ANY else part.kind


def loosened(
    chips: list[Chip], parameters: QueryDict, question: Question
) -> list[tuple[Chip, Question]]:
    """For each filter in force a chip that drops it, and what would be asked then.

    Alternatives are dropped together, and the words together as well as one by one. The first
    ``MOST_WAYS`` of them.
    """
    asked = replace(question, page=1)
    ways = [(chip, chip.loosens(asked)) for chip in chips if chip.loosens]
    groups: dict[str, list[Chip]] = {}
    for chip in chips:
        if not chip.loosens and chip.name != "parts":
            groups.setdefault(chip.name, []).append(chip)
    words = [chip for chip in chips if chip.name == "q"]
    if len(words) > 1:
        groups["q"] = words
    either = _(" or ")
    for name, those in groups.items():
        label = f"“{question.words}”" if name == "q" else either.join(one.label for one in those)
        ways.append((Chip(name, label, without(parameters, name)), _without(name, asked)))
    return ways[:MOST_WAYS]


def _without(name: str, asked: Question) -> Question:
    span = asked.span
    if name == "part":
        return asked.without("parts", "any_part")
    if name == "date_from" and span and span.last < UNBOUNDED:
        return replace(asked, span=Span(-UNBOUNDED, span.last))
    if name == "date_to" and span and span.first > -UNBOUNDED:
        return replace(asked, span=Span(span.first, UNBOUNDED))
    return asked.without(QUESTION_FIELDS.get(name, "span"))
