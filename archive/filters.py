"""The filters of the list of documents: what may be asked, checked, and made into a Question."""

from functools import partial
from typing import ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import Filter, FilterSet

from archive.dates import UNBOUNDED, Span, display
from archive.forms import (
    ChoicesField,
    DateWordsField,
    PageField,
    PersonsField,
    RecordsField,
    SpanEnd,
    WordsField,
)
from archive.models import (
    Collection,
    Correspondent,
    Document,
    Event,
    Genre,
    Language,
    Repository,
    Role,
)
from archive.search import Certainty, Question, Sort

MOST_OFFERED = 25
MOST_NAMESAKES = 10
SINGLE = ("q", "date", "date_from", "date_to", "sort", "page", "per_page")
RECORDS = ("genre", "repository", "collection", "language", "event")
REPEATABLE = ("certainty", "person", "role", *RECORDS)
SIZES = ("10", "25", "50", "100")
SORT_NAMES = {
    Sort.OLDEST: gettext_lazy("earliest first"),
    Sort.NEWEST: gettext_lazy("latest first"),
    Sort.TITLE: gettext_lazy("title"),
    Sort.ADDED: gettext_lazy("recently added"),
}
CERTAINTY_NAMES = {
    Certainty.CERTAIN: gettext_lazy("Certain"),
    Certainty.POSSIBLE: gettext_lazy("Possible"),
    Certainty.UNDATED: gettext_lazy("Undated"),
}


def _field(field_class, label="", **options):
    """A filter that only declares a form field: lists ask archive.search, never ``.qs``."""
    declared = type(f"{field_class.__name__}Filter", (Filter,), {"field_class": field_class})
    return declared(label=label, required=False, **options)


class QuestionForm(forms.Form):
    """What the fields cannot check alone: values given twice, and dates that contradict."""

    def clean(self):
        """The values, with the span that the dates make under ``span``."""
        values = super().clean()
        for name in SINGLE:
            if len({one for one in self.data.getlist(name) if one.strip()}) > 1:
                self.add_error(name, _("This is given more than once. Give it once."))
        if self.errors.keys() & {"date", "date_from", "date_to"}:
            return values
        date, start, end = (values.get(name) for name in ("date", "date_from", "date_to"))
        if date and (start or end):
            self.add_error("date", _("Give either one date, or from and to; not both."))
        elif date:
            values["span"] = date.span
        elif start or end:
            first = start.span.first if start else -UNBOUNDED
            last = end.span.last if end else UNBOUNDED
            if first > last:
                self.add_error("date_to", self._reversed(start, end))
            else:
                values["span"] = Span(first, last)
        return values

    def _reversed(self, start, end) -> ValidationError:
        return ValidationError(
            _("“%(end)s” ends before “%(start)s” begins. Exchange the two.")
            % {"start": display(start, "en-GB"), "end": display(end, "en-GB")}
        )


class DocumentFilter(FilterSet):
    """The question of a reader to the list of documents, as its address holds it."""

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
    genre = _field(RecordsField, gettext_lazy("Genre"), key="slug")
    repository = _field(RecordsField, gettext_lazy("Repository"))
    collection = _field(RecordsField, gettext_lazy("Collection"))
    language = _field(RecordsField, gettext_lazy("Language of the original"), key="tag")
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
        self.user = user
        self._bind(self.form.fields)

    def question(self) -> Question:
        """The question, once the filters are valid."""
        values = self.form.cleaned_data
        numbers = {
            name: frozenset(record.pk for record in values[name]) for name in ("person", *RECORDS)
        }
        return Question(
            words=values["q"],
            span=values.get("span"),
            certainty=frozenset(Certainty(one) for one in values["certainty"]),
            correspondents=numbers["person"],
            roles=frozenset(values["role"]),
            genres=numbers["genre"],
            repositories=numbers["repository"],
            collections=numbers["collection"],
            languages=numbers["language"],
            events=numbers["event"],
            sort=Sort(values["sort"] or Sort.OLDEST),
            page=values["page"] or 1,
            size=int(values["per_page"] or SIZES[0]),
        )

    def _bind(self, fields) -> None:
        """Let the fields look up what this user may see."""
        people = Correspondent.objects.visible_to(self.user)
        fields["person"].find = people.by_keys
        fields["person"].named = lambda words: list(people.named(words)[:MOST_NAMESAKES])
        fields["event"].find = Event.objects.visible_to(self.user).by_keys
        for name, model in (("repository", Repository), ("collection", Collection)):
            held = model.objects.visible_to(self.user)
            fields[name].offered = partial(held.most_used, MOST_OFFERED)
            fields[name].find = held.by_keys
        seen = Document.objects.visible_to(self.user)
        for name, vocabulary, documents in (
            ("genre", Genre, seen.filter(genre=OuterRef("pk"))),
            ("language", Language, seen.filter(languages=OuterRef("pk"))),
        ):
            fields[name].offered = vocabulary.objects.filter(Exists(documents)).all

    @cached_property
    def helper(self) -> FormHelper:
        """How crispy-forms lays out the form: typed fields first, then what there is to choose.

        What the page offers as links (sort, size, page) is hidden, but for a value in error.
        """
        helper = FormHelper()
        helper.form_method = "get"
        helper.form_action = reverse("document_list")
        helper.attrs = {"aria-label": _("Filter the documents")}
        helper.layout = Layout(
            Div("q", css_class="group"),
            Fieldset(_("Date"), Div("date_from", "date_to", css_class="pair"), "date"),
            "certainty",
            Fieldset(_("Person"), "person", "role"),
            HTML('{% include "documents/_apply.html" %}'),
            *(name for name in RECORDS if self._has_something(name)),
            *(name for name in ("sort", "per_page", "page") if self._carries(name)),
            HTML('{% include "documents/_apply.html" %}'),
        )
        return helper

    def _has_something(self, name: str) -> bool:
        """Whether the group has a value to choose or an error to show."""
        return bool(self.form.fields[name].widget.choices or name in self.form.errors)

    def _carries(self, name: str) -> bool:
        """Whether the form keeps the value: hidden, or in sight where it is in error."""
        if name in self.form.errors:
            return True
        self.form.fields[name].widget = forms.HiddenInput()
        return name != "page" and bool(self.form.cleaned_data.get(name))

    @cached_property
    def chips(self) -> list[tuple[str, QueryDict]]:
        """The filters in force, each with the parameters that would be left without it."""
        values = self.form.cleaned_data
        chips = [(f"“{values['q']}”", self.without("q"))] if values["q"] else []
        for name in ("date_from", "date_to", "date"):
            if values[name]:
                label = self.form.fields[name].label if name != "date" else _("Date")
                words = f"{label} {display(values[name], 'en-GB')}"
                chips.append((words, self.without(name)))
        for name in ("certainty", "role"):
            labels = dict(self.form.fields[name].choices)
            chips += [(str(labels[one]), self.without(name, one)) for one in values[name]]
        for name in ("person", *RECORDS):
            for key, record in self.form.fields[name].read.items():
                chips.append((str(record), self.without(name, key)))
        return chips

    @property
    def qualified(self) -> bool:
        """Whether a date asked for carries a qualifier (? ~ %), which filters ignore."""
        dates = [self.form.cleaned_data[name] for name in ("date", "date_from", "date_to")]
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

    def without(self, name: str, value: str | None = None) -> QueryDict:
        """The parameters without this one, or without one of its values, on the first page."""
        left = self.parameters.copy()
        left.pop("page", None)
        values = [one for one in left.pop(name, []) if value is not None and one.strip() != value]
        if values:
            left.setlist(name, values)
        return left
