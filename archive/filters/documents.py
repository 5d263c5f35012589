"""The question of a reader to the list of documents, as its address holds it."""

from collections.abc import Iterable
from copy import copy
from functools import partial
from typing import ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django_filters import Filter, FilterSet

from archive.filters import address
from archive.filters.asking import QuestionForm
from archive.filters.chips import QUESTION_FIELDS, Chip, asked_part, chips_of, loosened
from archive.filters.choices import Choices
from archive.filters.facets import NamedGroup, named_facets, named_values
from archive.filters.layout import helper_for
from archive.filters.names import (
    ANY,
    CERTAINTY_NAMES,
    DATES,
    HAS_NAMES,
    LABELS,
    PAIRS,
    PART_NAMES,
    PARTS_NAMES,
    RECORDS,
    ROLE_NAMES,
    SIZES,
    SORT_NAMES,
)
from archive.filters.sentence import sentence
from archive.forms import (
    ChoicesField,
    DateWordsField,
    ExcludedField,
    NamesField,
    PageField,
    PartsField,
    PersonsField,
    QueryField,
    RecordsField,
    SpanEnd,
)
from archive.models import Document
from archive.search import Answer, Certainty, FacetValue, Question, Sort
from archive.search.words import LONGEST_QUESTION, parse
from archive.text import fold


def _field(field_class, label="", **options):
    """A filter that only declares a form field: lists ask archive.search, never ``.qs``.

    Each filter set makes its own field of it, so that a shallow copy of the filter is enough.
    """
    own = {"field_class": field_class, "__deepcopy__": lambda self, memo: copy(self)}
    declared = type(f"{field_class.__name__}Filter", (Filter,), own)
    return declared(label=label, required=False, **options)


class DocumentFilter(FilterSet):
    """The parameters that the list of documents understands, for one reader."""

    q = _field(QueryField, gettext_lazy("Words"))
    date_from = _field(DateWordsField, gettext_lazy("From"), end=SpanEnd.FIRST)
    date_to = _field(DateWordsField, gettext_lazy("To"), end=SpanEnd.LAST)
    date = _field(
        DateWordsField,
        gettext_lazy("Or one date"),
        help_text=gettext_lazy(
            "February 1949, 1949..1953, before March 1950, spring 1956, 1950s …"
        ),
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
        LABELS["role"],
        choices=list(ROLE_NAMES.items()),
        blank=gettext_lazy("Any role"),
    )
    part = _field(
        PartsField,
        gettext_lazy("Role and name"),
        kinds=PART_NAMES,
        help_text=gettext_lazy("With a colon between them, e.g. sender: Joseph Stalin"),
    )
    parts = _field(
        forms.ChoiceField, gettext_lazy("Of these parts"), choices=list(PARTS_NAMES.items())
    )
    name = _field(
        NamesField,
        gettext_lazy("Name as written"),
        help_text=gettext_lazy("Of somebody whom nobody has identified yet."),
    )
    genre = _field(RecordsField, LABELS["genre"])
    repository = _field(RecordsField, LABELS["repository"])
    collection = _field(RecordsField, LABELS["collection"])
    place = _field(RecordsField, LABELS["place"])
    language = _field(RecordsField, LABELS["language"])
    event = _field(RecordsField, LABELS["event"])
    has = _field(ChoicesField, LABELS["has"], choices=list(HAS_NAMES.items()))
    sort = _field(forms.ChoiceField, gettext_lazy("Sort by"), choices=list(SORT_NAMES.items()))
    per_page = _field(
        forms.ChoiceField, gettext_lazy("Per page"), choices=[(size, size) for size in SIZES]
    )
    page = _field(PageField, gettext_lazy("Page"))

    class Meta:
        model = Document
        fields: ClassVar[list[str]] = []
        form = QuestionForm

    @classmethod
    def get_filters(cls):
        """The filters, with the one whose name is a word of Python's own."""
        excluded = _field(
            ExcludedField,
            gettext_lazy("Left out"),
            kinds=LABELS,
            words={"role": ROLE_NAMES, "has": HAS_NAMES},
        )
        return super().get_filters() | {"not": excluded}

    def __init__(self, data, user):
        super().__init__(data)
        self.user = user
        choices = Choices(user, self.data)
        fields = self.form.fields
        for name in ("person", *RECORDS):
            fields[name].asked = partial(choices.asked, name)
        for name in PAIRS:
            fields[name].asked = choices.asked
        for name in ("person", *PAIRS):
            fields[name].named = lambda names: choices.bearers

    def question(self) -> Question:
        """The question, once the filters are valid."""
        values = self.form.cleaned_data
        numbers = {
            QUESTION_FIELDS[name]: frozenset(choice.pk for choice in values[name])
            for name in ("person", *RECORDS)
        }
        parts = tuple(sorted(asked_part(part) for part in values["part"]))
        return Question(
            words=values["q"],
            span=values.get("span"),
            certainty=frozenset(Certainty(one) for one in values["certainty"]),
            roles=frozenset(values["role"]),
            parts=parts,
            any_part=values["parts"] == ANY and len(parts) > 1,
            names=frozenset(fold(name) for name in values["name"]),
            has=frozenset(values["has"]),
            excluded=frozenset((pair.kind, pair.value) for pair in values["not"]),
            sort=self.order,
            page=values["page"] or 1,
            size=int(values["per_page"] or SIZES[0]),
            **numbers,
        )

    @property
    def ranks(self) -> bool:
        """Whether there are words by which documents can be ranked."""
        return any(not clause.negative for clause in self.form.cleaned_data["query"].clauses)

    @property
    def default_sort(self) -> Sort:
        """The order where none is asked for."""
        return Sort.RELEVANCE if self.ranks else Sort.OLDEST

    @property
    def order(self) -> Sort:
        """The order: the one asked for, if it is possible."""
        asked = self.form.cleaned_data["sort"]
        possible = asked and (asked != Sort.RELEVANCE or self.ranks)
        return Sort(asked) if possible else self.default_sort

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """The orders on offer, each with its name and whether it is the present one."""
        return [
            (sort.value, str(name), sort is self.order)
            for sort, name in SORT_NAMES.items()
            if self.ranks or sort is not Sort.RELEVANCE
        ]

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
        return chips_of(self.form, self.parameters)

    @property
    def narrowed(self) -> int:
        """How many filters are in force."""
        return len(self.chips)

    def named_facets(self, answer: Answer) -> list[NamedGroup]:
        """The groups of values by which the answer is counted, with their names (one query)."""
        return named_facets(answer, self.form, self.parameters, self.user)

    def named_values(self, group: str, values: Iterable[FacetValue]) -> NamedGroup:
        """Values of a group with their names, as they stand to the question (one query)."""
        return named_values(group, values, self.form, self.parameters, self.user)

    def loosened(self) -> list[tuple[Chip, Question]]:
        """For each filter in force a chip that drops it, and what would be asked then."""
        return loosened(self.chips, self.parameters, self.question())

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader should know of words that are not looked for as they stand."""
        return self.form.cleaned_data["query"].remarks()

    @property
    def qualified(self) -> bool:
        """Whether a date asked for carries a qualifier (? ~ %), which filters ignore."""
        dates = [self.form.cleaned_data[name] for name in DATES]
        return any(date and (date.uncertain or date.approximate) for date in dates)

    @cached_property
    def parameters(self) -> QueryDict:
        """The parameters that ask for something, without empty and unknown ones.

        Of the words no more than is looked for: each link of a page repeats them.
        """
        asked = address.parameters_of(self.data)
        if len(asked.get("q", "")) > LONGEST_QUESTION:
            asked["q"] = parse(str(asked["q"])).source
        return asked

    @cached_property
    def canonical(self) -> QueryDict:
        """The one address of this question, whichever of its spellings led here."""
        values = self.form.cleaned_data | {"sort": self.order}
        return address.canonical(values, self.default_sort)

    def without(self, *names: str, value: str | None = None) -> QueryDict:
        """The parameters without these, or without one value of them, on the first page."""
        return address.without(self.parameters, *names, value=value)

    @property
    def cleared(self) -> QueryDict:
        """The parameters without any filter: order and size of the page stay."""
        return address.cleared(self.parameters)
