"""The page for what goes wrong in the archive itself."""

import sys

from django.db import OperationalError
from django.http import HttpResponse
from django.template import loader
from django.urls import reverse
from django.views import defaults
from psycopg2.errors import QueryCanceled

# Seconds after which asking again may help.
RETRY_AFTER = 30


def server_error(request):
    """503 with a time to come back where the database does not answer in time, else 500."""
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError):
        return defaults.server_error(request)
    if isinstance(error.__cause__, QueryCanceled):
        page = loader.render_to_string("503_slow.html", _narrower(request))
    else:
        page = loader.render_to_string("503.html")
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})


def _narrower(request) -> dict:
    """What the page for a question that took too long offers: the same, ordered, or narrower.

    Not 400, for nothing is wrong with the question, and on a machine less busy it may be
    answered; 503 tells robots to come back later, and not to keep the page.
    """
    asked = request.GET.copy()
    asked.pop("page", None)
    by_words = "q" in asked and asked.get("sort", "relevance") == "relevance"
    in_order = asked.copy()
    in_order["sort"] = "oldest"
    field = "q" if {"date", "date_from", "date_to"} & asked.keys() else "date"
    return {
        "again": request.get_full_path(),
        "list": request.path == reverse("document_list"),
        "in_order": f"{request.path}?{in_order.urlencode()}" if by_words else "",
        "field": field,
        "words": asked.get("q", ""),
        "kept": [pair for pair in _pairs(asked) if pair[0] != field],
    }


def _pairs(parameters) -> list[tuple[str, str]]:
    return [(name, value) for name, values in parameters.lists() for value in values]
