"""The list of documents."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.generic import View

from archive.filters import CERTAINTY_NAMES, SIZES, SORT_NAMES, DocumentFilter
from archive.models import Document
from archive.search import Answer, Certainty, answer
from archive.views.answers import beyond_the_end
from archive.views.problems import problems_of


class DocumentListView(View):
    """The documents that answer the question in the address."""

    def get(self, request):
        """The page of results; 400 with the form for a bad question, 404 beyond the end."""
        filters = DocumentFilter(request.GET, request.user)
        if not filters.is_valid():
            problems = problems_of(filters)
            context = {"filters": filters, "problems": problems}
            return render(request, "documents/list.html", context, status=400)
        question = filters.question()
        found = answer(question, request.user)
        if question.page > found.pages:
            return beyond_the_end(request, found.pages)
        paginator = Paginator(range(found.total), question.size)
        context = {
            "filters": filters,
            "question": question,
            "answer": found,
            "entries": _entries(found, request.user),
            "page": paginator.page(question.page),
            "page_numbers": list(paginator.get_elided_page_range(question.page)),
            "sorts": [
                (sort.value, name, sort is question.sort) for sort, name in SORT_NAMES.items()
            ],
            "sizes": [(size, int(size) == question.size) for size in SIZES],
            "counts": _counts(found, question),
        }
        return render(request, "documents/list.html", context)


def _entries(found: Answer, user) -> list:
    """The documents of the page with what an entry shows, in the order of the hits."""
    numbers = [hit.number for hit in found.hits]
    documents = Document.objects.visible_to(user).for_list().in_bulk(numbers)
    return [(documents[hit.number], hit.certainty) for hit in found.hits if hit.number in documents]


def _counts(found: Answer, question) -> list[tuple]:
    """Certainty, how many documents have it, and whether they are listed; none without a span."""
    if question.span is None:
        return []
    numbers = {
        Certainty.CERTAIN: found.certain,
        Certainty.POSSIBLE: found.possible,
        Certainty.UNDATED: found.undated,
    }
    return [
        (one.value, CERTAINTY_NAMES[one], number, one in question.wanted)
        for one, number in numbers.items()
    ]
