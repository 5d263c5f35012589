"""The list of documents."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.generic import View

from archive.filters import CERTAINTY_NAMES, SIZES, DocumentFilter
from archive.models import Document
from archive.search import (
    Answer,
    Certainty,
    Question,
    answer,
    histogram,
    listed,
    matching,
    totals,
)
from archive.views.answers import beyond_the_end
from archive.views.downloads import download
from archive.views.histograms import drawn
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
        file = download(request, "documents", listed(question, request.user))
        if file is not None:
            return file
        found = answer(question, request.user)
        if question.page > found.pages:
            return beyond_the_end(request, found.pages)
        paginator = Paginator(range(found.total), question.size)
        context = {
            "filters": filters,
            "question": question,
            "answer": found,
            "entries": _entries(found, request.user),
            # A link to a document carries the question, which is never empty.
            "context": filters.without().urlencode() or f"sort={question.sort}",
            "page": paginator.page(question.page),
            "page_numbers": list(paginator.get_elided_page_range(question.page)),
            "sorts": filters.sorts,
            "sizes": [(size, int(size) == question.size) for size in SIZES],
            "counts": _counts(found, question),
            "histogram": _histogram(filters, question, request.user),
            "ways": [] if found.total else _ways(filters, found, question, request.user),
        }
        return render(request, "documents/list.html", context)


def _entries(found: Answer, user) -> list:
    """The documents of the page with what an entry shows, in the order of the hits."""
    numbers = [hit.number for hit in found.hits]
    documents = Document.objects.visible_to(user).for_list().in_bulk(numbers)
    return [(documents[hit.number], hit.certainty) for hit in found.hits if hit.number in documents]


def _counts(found: Answer, question: Question) -> list[tuple]:
    """Certainty, how many documents have it, and whether they are listed; none without a span."""
    if question.span is None:
        return []
    return [
        (one.value, CERTAINTY_NAMES[one], found.of(one), one in question.wanted)
        for one in Certainty
    ]


def _histogram(filters: DocumentFilter, question: Question, user) -> dict | None:
    """The documents by time, whatever the date asked for; its links ask for another date."""
    asked = filters.without("date", "date_from", "date_to")
    everything = f"?{asked.urlencode()}" if question.span else ""
    listed = question.certainty - {Certainty.UNDATED}
    asked.setlist("certainty", sorted(listed))

    def address(date: str) -> str:
        asked["date"] = date
        return f"?{asked.urlencode()}"

    found = histogram(matching(question, user), question.span)
    return drawn(found, address, listed=listed, everything=everything)


def _ways(filters: DocumentFilter, found: Answer, question: Question, user) -> list[tuple]:
    """What would give documents: a certainty that is not listed, or one filter less.

    Each is the words of the certainty or the chip of the filter, the parameters, and the number
    (one query).
    """
    others = [
        (CERTAINTY_NAMES[one], None, _with_certainty(filters, one), found.of(one))
        for one in Certainty
        if question.span and one not in question.wanted
    ]
    loosened = filters.loosened()
    numbers = totals([asked for _chip, asked in loosened], user)
    less = [
        ("", chip.label, chip.left, number)
        for (chip, _asked), number in zip(loosened, numbers, strict=True)
    ]
    return [way for way in (*others, *less) if way[-1]]


def _with_certainty(filters: DocumentFilter, certainty: Certainty):
    asked = filters.without("certainty")
    asked["certainty"] = certainty.value
    return asked
