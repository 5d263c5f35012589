"""The list of documents."""

from urllib.parse import quote_plus

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.generic import View

from archive.exchange.downloads import Numbered
from archive.filters import CERTAINTY_NAMES, SIZES, DocumentFilter
from archive.models import Document
from archive.search import Answer, Certainty, Question, answer, numbers, totals
from archive.search.passages import passages
from archive.views.answers import beyond_the_end
from archive.views.downloads import download
from archive.views.entries import entries_of
from archive.views.facets import begun, drawn_facets
from archive.views.hints import hints, meant
from archive.views.histograms import drawn
from archive.views.problems import problems_of


class DocumentListView(View):
    """The documents that answer the question in the address."""

    def get(self, request):
        """The page of results; 302 to the document that the words name.

        400 with the form for a bad question, 404 beyond the end.
        """
        filters = DocumentFilter(request.GET, request.user)
        if not filters.is_valid():
            problems = problems_of(filters)
            context = {"filters": filters, "problems": problems}
            return render(request, "documents/list.html", context, status=400)
        question = filters.question()
        seen = Document.objects.visible_to(request.user)
        file = download(request, "documents", Numbered(seen, numbers(question, request.user)))
        if file is not None:
            return file
        found = answer(question, request.user)
        one = meant(filters, question, request.user)
        if one is not None and (one.sure or not found.total):
            return redirect(one.address)
        if question.page > found.pages:
            return beyond_the_end(request, found.pages)
        context = _context(filters, question, found, request.user) | {"straight": one}
        return render(request, "documents/list.html", context)


def _context(filters: DocumentFilter, question: Question, found: Answer, user) -> dict:
    """What the page of results shows."""
    paginator = Paginator(range(found.total), question.size)
    return {
        "filters": filters,
        "question": question,
        "answer": found,
        "entries": _entries(found, question, user),
        # A link to a document carries the question, which is never empty.
        "context": filters.without().urlencode() or f"sort={question.sort}",
        "page": paginator.page(question.page),
        "page_numbers": list(paginator.get_elided_page_range(question.page)),
        "sizes": [(size, int(size) == question.size) for size in SIZES],
        "counts": _counts(found, question),
        "facets": drawn_facets(filters, found),
        "histogram": _histogram(filters, question, found),
        "ways": [] if found.total else _ways(filters, found, question, user),
        **hints(filters, question, found, user),
    }


def _entries(found: Answer, question: Question, user) -> list[tuple]:
    """The documents of the page with what an entry shows, in the order of the hits.

    Each is the entry, its certainty, the passage in which the words stand, and the title in
    pieces where they stand in it.
    """
    shown = [hit.number for hit in found.hits]
    entries = entries_of(shown, user)
    where = passages(question, shown, user, [entry.document for entry in entries.values()])
    listed = []
    for hit in found.hits:
        entry, passage = entries.get(hit.number), where.get(hit.number)
        if entry is None:  # hidden since it was counted
            continue
        pieces = passage.pieces if passage and passage.place == "title" else ()
        if "".join(words for words, _hit in pieces) != entry.document.title:
            pieces = ()
        listed.append((entry, hit.certainty, passage, pieces))
    return listed


def _counts(found: Answer, question: Question) -> list[tuple]:
    """Certainty, how many documents have it, and whether they are listed; none without a span."""
    if question.span is None:
        return []
    return [
        (one.value, CERTAINTY_NAMES[one], found.of(one), one in question.wanted)
        for one in Certainty
    ]


def _histogram(filters: DocumentFilter, question: Question, found: Answer) -> dict | None:
    """The documents by time, whatever the date asked for; its links ask for another date."""
    asked = filters.without("date", "date_from", "date_to")
    everything = f"?{asked.urlencode()}" if question.span else ""
    listed = question.certainty - {Certainty.UNDATED}
    asked.setlist("certainty", sorted(listed))

    before = begun(asked)
    return drawn(
        found.histogram,
        lambda date: f"{before}date={quote_plus(date)}",
        listed=listed,
        everything=everything,
        nofollow=True,
    )


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
    less = [
        ("", chip.label, chip.left, number)
        for (chip, _asked), number in zip(
            loosened, totals([asked for _chip, asked in loosened], user), strict=True
        )
    ]
    return [way for way in (*others, *less) if way[-1]]


def _with_certainty(filters: DocumentFilter, certainty: Certainty):
    asked = filters.without("certainty")
    asked["certainty"] = certainty.value
    return asked
