"""The plain page: a filter, a paginator, and a GROUP BY for each facet."""

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from benchmarks.plain.filters import DocumentFilter
from benchmarks.plain.models import Document, Holding, Participation

SIZE = 10
TOP = 20


def document_list(request: HttpRequest) -> HttpResponse:
    """The documents asked for, with their facets."""
    return render(request, "list.html", asked(request.GET))


def asked(parameters) -> dict:
    """What the page shows: everything is fetched."""
    found = DocumentFilter(parameters, queryset=Document.objects.all()).qs
    shown = found.select_related("genre", "place").defer("text", "search")
    shown = shown.prefetch_related("participations__person", "holdings__repository")
    page = Paginator(shown, SIZE).get_page(parameters.get("page"))
    entries = list(page)
    filtered = any(value for name, value in parameters.items() if name != "page")
    return {"page": page, "entries": entries, "facets": facets(found, filtered)}


def facets(found, filtered: bool) -> dict[str, list]:
    """The commonest values of each facet with their numbers."""
    inside = found.order_by()
    within = {"document__in": inside.values("pk")} if filtered else {}
    parts = Participation.objects.filter(**within).order_by()
    holdings = Holding.objects.filter(**within).order_by()
    return {
        "genre": _counted(inside, "genre__name"),
        "language": _counted(inside, "languages__name"),
        "place": _counted(inside, "place__name"),
        "event": _counted(inside, "events__name"),
        "decade": _counted(inside.annotate(decade=F("year") / 10), "decade"),
        "text": _counted(inside, "has_text"),
        "translation": _counted(inside, "has_translation"),
        "person": _counted(parts, "person__name", "document"),
        "role": _counted(parts, "role", "document"),
        "repository": _counted(holdings, "repository__name", "document"),
        "collection": _counted(holdings, "collection__name", "document"),
    }


def _counted(rows, value: str, counted: str = "pk") -> list:
    # A filter on participations doubles rows, and a person may have two parts in one document.
    several = counted != "pk" or rows.query.distinct
    grouped = rows.filter(**{f"{value}__isnull": False}).values_list(value)
    numbers = grouped.annotate(n=Count(counted, distinct=several)).order_by("-n", value)
    return list(numbers[:TOP])
