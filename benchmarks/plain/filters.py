"""The filters of the plain page, by django-filter."""

import django_filters
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F

from archive.dates import parse
from benchmarks.plain.models import Collection, Document, Event, Genre, Language, Place


def _choices(model, name):
    return django_filters.ModelMultipleChoiceFilter(field_name=name, queryset=model.objects.all())


class DocumentFilter(django_filters.FilterSet):
    """What can be asked for."""

    q = django_filters.CharFilter(method="with_words")
    date = django_filters.CharFilter(method="dated")
    person = django_filters.NumberFilter(method="with_person")
    role = django_filters.CharFilter(method="with_role")
    sender = django_filters.NumberFilter(method="with_sender")
    recipient = django_filters.NumberFilter(method="with_recipient")
    genre = _choices(Genre, "genre")
    language = _choices(Language, "languages")
    place = _choices(Place, "place")
    collection = _choices(Collection, "holdings__collection")
    event = _choices(Event, "events")

    class Meta:
        model = Document
        fields = []

    def with_words(self, documents, name, value):
        """Documents with the words, the best first."""
        query = SearchQuery(value, config="english", search_type="websearch")
        rank = SearchRank(F("search"), query)
        return documents.filter(search=query).annotate(rank=rank).order_by("-rank", "pk")

    def dated(self, documents, name, value):
        """Documents that may be of the date."""
        span = parse(value).span
        return documents.filter(date_first__lte=span.last, date_last__gte=span.first)

    def with_person(self, documents, name, value):
        """Documents in which the person has a part, the role asked for if any."""
        role = self.data.get("role")
        parts = {"participations__person": value} | ({"participations__role": role} if role else {})
        return documents.filter(**parts).distinct()

    def with_role(self, documents, name, value):
        """Documents with the role, where no person is asked for."""
        if self.data.get("person"):
            return documents
        return documents.filter(participations__role=value).distinct()

    def with_sender(self, documents, name, value):
        """Documents that the person sent."""
        return documents.filter(
            participations__person=value, participations__role="sender"
        ).distinct()

    def with_recipient(self, documents, name, value):
        """Documents that the person received."""
        return documents.filter(
            participations__person=value, participations__role="recipient"
        ).distinct()
