"""All values of a group in the documents that a question finds, to search and to choose from."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from archive.filters import DocumentFilter, NamedGroup
from archive.forms import MOST_CHARACTERS
from archive.search import persons_of, values_of
from archive.text import clean_line, fold
from archive.views.answers import beyond_the_end
from archive.views.facets import value_rows
from archive.views.problems import problems_of

SIZE = 50


class ValuesFoundView(View):
    """The values of a group beyond the twenty that stand beside the list, the most frequent first.

    The address is that of the list with ``called``, words of a name to look for; ``page`` is a page
    of these values.
    """

    def get(self, request, group):
        """A page of them; 400 with the form of the list for a bad question, 404 beyond the end."""
        filters = DocumentFilter(request.GET, request.user)
        if not filters.is_valid():
            context = {"filters": filters, "problems": problems_of(filters)}
            return render(request, "documents/list.html", context, status=400)
        called = clean_line(request.GET.get("called", ""))[:MOST_CHARACTERS]
        page = filters.question().page
        total, found = (_persons if group == "person" else _values)(filters, group, called)
        paginator = Paginator(range(total), SIZE)
        if page > paginator.num_pages:
            return beyond_the_end(request, paginator.num_pages)
        asked = filters.without()
        address, back, here = request.path, reverse("document_list"), asked.copy()
        if called:
            here["called"] = called
        context = {
            "filters": filters,
            "label": found.label,
            "persons": group == "person",
            "called": called,
            "total": total,
            "rows": value_rows(filters, found),
            "page": paginator.page(page),
            "page_numbers": list(paginator.get_elided_page_range(page)),
            "parameters": here,
            "carried": [(name, one) for name, values in asked.lists() for one in values],
            "all": f"?{asked.urlencode()}" if asked else address,
            "back": f"{back}?{asked.urlencode()}" if asked else back,
        }
        return render(request, "documents/values.html", context)


def _persons(filters: DocumentFilter, group: str, called: str) -> tuple[int, NamedGroup]:
    """How many correspondents there are, and a page of them: there may be tens of thousands."""
    question = filters.question()
    found = persons_of(question, filters.user, called, question.page, SIZE)
    return found.total, filters.named_values(group, found.values)


def _values(filters: DocumentFilter, group: str, called: str) -> tuple[int, NamedGroup]:
    """How many values of another group have the words in their name, and a page of them."""
    question = filters.question()
    named = filters.named_values(group, values_of(question, filters.user, group))
    words = fold(called).split()
    values = sorted(
        (one for one in named.values if all(word in fold(one.label) for word in words)),
        key=lambda one: (-one.number, one.label),
    )
    first = (question.page - 1) * SIZE
    return len(values), replace(named, values=tuple(values[first : first + SIZE]))
