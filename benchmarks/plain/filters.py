"""The filters of the plain page, by django-filter."""

import django_filters
from django import forms
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F

from benchmarks.plain.forms import CERTAINTIES, DocumentForm
from benchmarks.plain.models import (
    Collection,
    Document,
    Event,
    Genre,
    Language,
    Person,
    Place,
    Repository,
    Role,
)

SORTS = {
    "relevance": "relevance",
    "oldest": "earliest first",
    "newest": "latest first",
    "title": "title",
}
ORDERS = {
    "oldest": [F("date_first").asc(nulls_last=True), "pk"],
    "newest": [F("date_first").desc(nulls_last=True), "-pk"],
    "title": ["title", "pk"],
}
SIZES = ("10", "25", "50", "100")


# What facets, sort and size of the page offer as links is carried along hidden.
def _chosen(model, name, **options):
    return django_filters.ModelMultipleChoiceFilter(
        field_name=name, queryset=model.objects.all(), widget=forms.MultipleHiddenInput, **options
    )


def _excluded(model, name):
    return _chosen(model, name, exclude=True, label=f"not {model._meta.verbose_name}")


def _carried(values):
    return django_filters.ChoiceFilter(choices=values, method="elsewhere", widget=forms.HiddenInput)


def _person(label, method):
    return django_filters.ModelChoiceFilter(
        queryset=Person.objects.all(), label=label, method=method, widget=forms.NumberInput
    )


class DocumentFilter(django_filters.FilterSet):
    """What can be asked for."""

    q = django_filters.CharFilter(method="with_words", label="Words")
    date_from = django_filters.CharFilter(method="elsewhere", label="From")
    date_to = django_filters.CharFilter(method="elsewhere", label="To")
    date = django_filters.CharFilter(method="elsewhere", label="Or one date")
    certainty = django_filters.MultipleChoiceFilter(
        choices=CERTAINTIES,
        method="elsewhere",
        label="Certainty of the date",
        widget=forms.CheckboxSelectMultiple,
    )
    person = _person("Number of a person", "with_person")
    role = django_filters.ChoiceFilter(
        choices=Role.choices, method="with_role", label="Role", empty_label="Any role"
    )
    sender = _person("Sender", "sent_by")
    recipient = _person("Recipient", "received_by")
    name = django_filters.CharFilter(
        field_name="participations__name", distinct=True, label="Name as written"
    )
    genre = _chosen(Genre, "genre")
    repository = _chosen(Repository, "holdings__repository")
    collection = _chosen(Collection, "holdings__collection")
    language = _chosen(Language, "languages")
    place = _chosen(Place, "place")
    event = _chosen(Event, "events")
    genre_not = _excluded(Genre, "genre")
    repository_not = _excluded(Repository, "holdings__repository")
    collection_not = _excluded(Collection, "holdings__collection")
    language_not = _excluded(Language, "languages")
    place_not = _excluded(Place, "place")
    event_not = _excluded(Event, "events")
    person_not = _excluded(Person, "participations__person")
    role_not = django_filters.MultipleChoiceFilter(
        choices=Role.choices,
        field_name="participations__role",
        exclude=True,
        widget=forms.MultipleHiddenInput,
    )
    has_text = django_filters.BooleanFilter(label="With text", widget=forms.HiddenInput)
    has_translation = django_filters.BooleanFilter(
        label="With translation", widget=forms.HiddenInput
    )
    sort = _carried(list(SORTS.items()))
    per_page = _carried([(size, size) for size in SIZES])

    class Meta:
        model = Document
        fields = []
        form = DocumentForm

    def filter_queryset(self, queryset):
        """The documents that are asked for, in the order asked for."""
        found = super().filter_queryset(queryset).filter(self.form.dated)
        sort = self.form.cleaned_data["sort"]
        return found.order_by(*ORDERS[sort]) if sort in ORDERS else found

    def with_words(self, documents, name, value):
        """Documents with the words, the best first."""
        query = SearchQuery(value, config="english", search_type="websearch")
        rank = SearchRank(F("search"), query)
        return documents.filter(search=query).annotate(rank=rank).order_by("-rank", "pk")

    def with_person(self, documents, name, value):
        """Documents in which the person has a part, the role asked for if any."""
        return _with_part(documents, value, self.form.cleaned_data["role"])

    def with_role(self, documents, name, value):
        """Documents with the role, where no person is asked for."""
        if self.form.cleaned_data["person"]:
            return documents
        return documents.filter(participations__role=value).distinct()

    def sent_by(self, documents, name, value):
        """Documents that the person sent."""
        return _with_part(documents, value, "sender")

    def received_by(self, documents, name, value):
        """Documents that the person received."""
        return _with_part(documents, value, "recipient")

    def elsewhere(self, documents, name, value):
        """All: dates are joined by the form, and how documents are shown is no filter."""
        return documents


def _with_part(documents, person, role: str):
    parts = {"participations__person": person} | ({"participations__role": role} if role else {})
    return documents.filter(**parts).distinct()
