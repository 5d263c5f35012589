"""The plain page: a filter, a paginator, and a GROUP BY for each facet."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from benchmarks.plain.chips import chips_of
from benchmarks.plain.facets import counts, facets
from benchmarks.plain.filters import SIZES, SORTS, DocumentFilter
from benchmarks.plain.models import Document, Holding, Participation

DATES = ("date", "date_from", "date_to", "certainty")


def document_list(request: HttpRequest) -> HttpResponse:
    """The documents asked for, with their facets; 400 for a question that cannot be read."""
    filters = DocumentFilter(request.GET, queryset=Document.objects.all())
    if not filters.is_valid():
        return render(request, "list.html", {"filters": filters}, status=400)
    return render(request, "list.html", asked(request.GET))


def asked(parameters: QueryDict) -> dict:
    """What the page shows: everything is fetched."""
    filters = DocumentFilter(parameters, queryset=Document.objects.all())
    found, form = filters.qs, filters.form
    shown = (
        found.select_related("genre", "place")
        .defer("text", "search")
        .prefetch_related(
            Prefetch("participations", Participation.objects.select_related("person")),
            Prefetch("holdings", Holding.objects.select_related("repository", "collection")),
            "languages",
        )
    )
    size = form.cleaned_data["per_page"] or SIZES[0]
    paginator = Paginator(shown, size)
    page = paginator.get_page(parameters.get("page"))
    chips = list(chips_of(form, parameters))
    return {
        "filters": filters,
        "chips": chips,
        "page": page,
        "page_numbers": list(paginator.get_elided_page_range(page.number)),
        "entries": list(page),
        "facets": facets(found, bool(chips), parameters),
        "counts": _counts(parameters, form.span) if form.span else {},
        "sorts": [
            (value, name, value == form.cleaned_data["sort"])
            for value, name in SORTS.items()
            if value != "relevance" or form.cleaned_data["q"]
        ],
        "sizes": [(one, one == size) for one in SIZES],
        "context": parameters.urlencode(),
    }


def _counts(parameters: QueryDict, span) -> dict:
    """The numbers of certain, possible and undated documents, whichever of them are listed."""
    undated = parameters.copy()
    for name in DATES:
        undated.pop(name, None)
    return counts(DocumentFilter(undated, queryset=Document.objects.all()).qs, span)
