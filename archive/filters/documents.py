"""The question of a reader to the list of documents, as its address holds it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import Filter, FilterSet

from archive.dates import UNBOUNDED, Span, display
from archive.filters.asking import QuestionForm
from archive.filters.choices import Choices
from archive.filters.layout import helper_for
from archive.filters.names import (
    CERTAINTY_NAMES,
    DATES,
    RECORDS,
    REPEATABLE,
    SHOWN,
    SINGLE,
    SIZES,
    SORT_NAMES,
)
from archive.filters.sentence import sentence
from archive.forms import (
    ChoicesField,
    DateWordsField,
    PageField,
    PersonsField,
    RecordsField,
    SpanEnd,
    WordsField,
    locale,
)
from archive.models import Document, Role
from archive.search import Certainty, Question, Sort
from archive.text import tokens

MOST_WORDS_DROPPED = 6
# The fields of a Question by the parameters that fill them.
QUESTION_FIELDS = {
    "q": "words",
    "person": "correspondents",
    "role": "roles",
    "genre": "genres",
    "repository": "repositories",
    "collection": "collections",
    "place": "places",
    "language": "languages",
    "event": "events",
    "date": "span",
    "certainty": "certainty",
}


@dataclass(frozen=True)
class Chip:
    """A filter in force, in words, and the parameters that would be left without it."""

    name: str
    label: str
    left: QueryDict


def _field(field_class, label="", **options):
    """A filter that only declares a form field: lists ask archive.search, never ``.qs``."""
    declared = type(f"{field_class.__name__}Filter", (Filter,), {"field_class": field_class})
    return declared(label=label, required=False, **options)


class DocumentFilter(FilterSet):
    """The parameters that the list of documents understands, for one reader."""

    q = _field(WordsField, gettext_lazy("Words"))
    date_from = _field(DateWordsField, gettext_lazy("From"), end=SpanEnd.FIRST)
    date_to = _field(DateWordsField, gettext_lazy("To"), end=SpanEnd.LAST)
    date = _field(
        DateWordsField,
        gettext_lazy("Or one date"),
        help_text=gettext_lazy("A year, month or day, e.g. February 1949"),
    )
    certainty = _field(
        ChoicesField,
        gettext_lazy("Certainty of the date"),
        choices=list(CERTAINTY_NAMES.items()),
        help_text=gettext_lazy(
            "Without a choice, certain and possible; all where no date is asked."
        ),
    )
    person = _field(PersonsField, gettext_lazy("Name, in any script"))
    role = _field(
        ChoicesField,
        gettext_lazy("Role"),
        choices=[(role.value, capfirst(role.label)) for role in Role],
        blank=gettext_lazy("Any role"),
    )
    genre = _field(RecordsField, gettext_lazy("Genre"))
    repository = _field(RecordsField, gettext_lazy("Repository"))
    collection = _field(RecordsField, gettext_lazy("Collection"))
    place = _field(RecordsField, gettext_lazy("Place of writing"))
    language = _field(RecordsField, gettext_lazy("Language of the original"))
    event = _field(RecordsField, gettext_lazy("Event"))
    sort = _field(forms.ChoiceField, gettext_lazy("Sort by"), choices=list(SORT_NAMES.items()))
    per_page = _field(
        forms.ChoiceField, gettext_lazy("Per page"), choices=[(size, size) for size in SIZES]
    )
    page = _field(PageField, gettext_lazy("Page"))

    class Meta:
        model = Document
        fields: ClassVar[list[str]] = []
        form = QuestionForm

    def __init__(self, data, user):
        super().__init__(data)
        choices = Choices(user, self.data.getlist)
        for name in ("person", *RECORDS):
            field = self.form.fields[name]
            field.offered = partial(choices.offered, name)
            field.asked = partial(choices.asked, name)
        self.form.fields["person"].named = choices.named

    def question(self) -> Question:
        """The question, once the filters are valid."""
        values = self.form.cleaned_data
        numbers = {
            QUESTION_FIELDS[name]: frozenset(choice.pk for choice in values[name])
            for name in ("person", *RECORDS)
        }
        return Question(
            words=values["q"],
            span=values.get("span"),
            certainty=frozenset(Certainty(one) for one in values["certainty"]),
            roles=frozenset(values["role"]),
            sort=Sort(values["sort"] or Sort.OLDEST),
            page=values["page"] or 1,
            size=int(values["per_page"] or SIZES[0]),
            **numbers,
        )

    @cached_property
    def helper(self) -> FormHelper:
        """How crispy-forms lays out the form."""
        return helper_for(self.form)

    @cached_property
    def sentence(self) -> str:
        """The question in words, as a heading."""
        return sentence(self.form.cleaned_data)

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters in force, one for each value."""
        values = self.form.cleaned_data
        words = [Chip("q", f"“{values['q']}”", self.without("q"))] if values["q"] else []
        dates = [
            Chip(name, self._dated(name, values[name]), self.without(name))
            for name in DATES
            if values[name]
        ]
        fixed = [
            Chip(name, str(label), self.without(name, value=value))
            for name in ("certainty", "role")
            for value, label in self.form.fields[name].choices
            if value in values[name]
        ]
        records = [
            Chip(name, str(choice), self.without(name, value=key))
            for name in ("person", *RECORDS)
            for key, choice in self.form.fields[name].read.items()
        ]
        return words + dates + fixed + records

    def _dated(self, name: str, date) -> str:
        label = _("Date") if name == "date" else self.form.fields[name].label
        return f"{label} {display(date, locale())}"

    def loosened(self) -> list[tuple[Chip, Question]]:
        """For each parameter in force a chip that drops it whole, and what would be asked then.

        Of several words each can be dropped alone, too.
        """
        asked = replace(self.question(), page=1)
        labels: dict[str, list[str]] = {}
        for chip in self.chips:
            labels.setdefault(chip.name, []).append(chip.label)
        either = _(" or ")
        whole = [
            (Chip(name, either.join(words), self.without(name)), self._asked_without(name, asked))
            for name, words in labels.items()
        ]
        return [*self._fewer_words(asked), *whole]

    def _fewer_words(self, asked: Question) -> Iterator[tuple[Chip, Question]]:
        """The question without one of its words, for each of the first words."""
        words = asked.words.split()
        for place, word in enumerate(words[:MOST_WORDS_DROPPED]):
            rest = " ".join(words[:place] + words[place + 1 :])
            if tokens(word) and tokens(rest):
                left = self.without("q")
                left["q"] = rest
                yield Chip("q", f"“{word}”", left), replace(asked, words=rest)

    def _asked_without(self, name: str, asked: Question) -> Question:
        span = asked.span
        if name == "date_from" and span and span.last < UNBOUNDED:
            left = replace(asked, span=Span(-UNBOUNDED, span.last))
        elif name == "date_to" and span and span.first > -UNBOUNDED:
            left = replace(asked, span=Span(span.first, UNBOUNDED))
        else:
            left = asked.without(QUESTION_FIELDS.get(name, "span"))
        return left

    @property
    def qualified(self) -> bool:
        """Whether a date asked for carries a qualifier (? ~ %), which filters ignore."""
        dates = [self.form.cleaned_data[name] for name in DATES]
        return any(date and (date.uncertain or date.approximate) for date in dates)

    @cached_property
    def parameters(self) -> QueryDict:
        """The parameters that ask for something, without empty and unknown ones."""
        kept = QueryDict(mutable=True)
        for name in (*SINGLE, *REPEATABLE):
            values = [one for one in self.data.getlist(name) if one.strip()]
            if values:
                kept.setlist(name, values[-1:] if name in SINGLE else values)
        return kept

    def without(self, *names: str, value: str | None = None) -> QueryDict:
        """The parameters without these, or without one value of them, on the first page."""
        left = self.parameters.copy()
        left.pop("page", None)
        for name in names:
            values = left.pop(name, [])
            kept = [one for one in values if value is not None and one.strip() != value]
            if kept:
                left.setlist(name, kept)
        return left

    @property
    def cleared(self) -> QueryDict:
        """The parameters without any filter: order and size of the page stay."""
        return self.without(*(name for name in self.parameters if name not in SHOWN))
