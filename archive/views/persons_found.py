"""All correspondents of the documents that a question finds, to search and to choose from."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from archive.filters import DocumentFilter
from archive.forms import MOST_CHARACTERS
from archive.search import persons_of
from archive.text import clean_line
from archive.views.answers import beyond_the_end
from archive.views.facets import person_rows
from archive.views.problems import problems_of

SIZE = 50


class PersonsFoundView(View):
    """The correspondents beyond the twenty that stand beside the list, those of most first.

    The address is that of the list with ``who``, a name to look for; ``page`` is a page of these
    correspondents.
    """

    def get(self, request):
        """A page of them; 400 with the form of the list for a bad question, 404 beyond the end."""
        filters = DocumentFilter(request.GET, request.user)
        if not filters.is_valid():
            context = {"filters": filters, "problems": problems_of(filters)}
            return render(request, "documents/list.html", context, status=400)
        question = filters.question()
        who = clean_line(request.GET.get("who", ""))[:MOST_CHARACTERS]
        found = persons_of(question, request.user, who, question.page, SIZE)
        if question.page > found.pages:
            return beyond_the_end(request, found.pages)
        paginator = Paginator(range(found.total), SIZE)
        asked = filters.without()
        back, here = reverse("document_list"), asked.copy()
        if who:
            here["who"] = who
        context = {
            "filters": filters,
            "who": who,
            "total": found.total,
            "rows": person_rows(filters, found.values),
            "page": paginator.page(question.page),
            "page_numbers": list(paginator.get_elided_page_range(question.page)),
            "parameters": here,
            "carried": [(name, one) for name, values in asked.lists() for one in values],
            "all": f"?{asked.urlencode()}" if asked else reverse("persons_found"),
            "back": f"{back}?{asked.urlencode()}" if asked else back,
        }
        return render(request, "documents/persons.html", context)
