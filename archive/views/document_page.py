"""The page of one document."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from archive.models import Document
from archive.search.words import parse
from archive.views.answers import gone, heir_of_number
from archive.views.downloads import document_file
from archive.views.hits import Hits
from archive.views.listing import context_of, filters_of, listing
from archive.views.marked_text import as_html
from archive.views.problems import Problem, problems_of
from archive.views.reading import reading_of
from archive.views.versions import NoSuchText, Versions, versions


class DocumentView(View):
    """One document: what it is, who had a part in it, what it says, where it is kept."""

    def get(self, request, number: int, slug: str = ""):
        """The page, or what stands for it.

        301 from another slug, with the question kept; 410 where withdrawn, 404 where it was
        never public or has no such text; 400 where the question of a list cannot be read.
        """
        if number >= 2**63:
            raise Http404
        seen = Document.objects.visible_to(request.user).select_related("genre", "place")
        document = seen.with_publication().filter(pk=number).first()
        if document is None:
            return self._absent(request, number)
        if slug != document.slug:
            return HttpResponsePermanentRedirect(self._current(request, document))
        file = document_file(request, document)
        if file is not None:
            return file
        filters = filters_of(request)
        if filters is not None and not filters.is_valid():
            return self._unread(request, document, problems_of(filters), filters.data, 400)
        kept = context_of(filters)
        hits = Hits(parse(filters.question().words if filters else ""))
        title, summary = hits.in_title(document.title), hits.in_summary(document.summary)
        try:
            texts = self._texts(request, document, kept, hits)
        except NoSuchText as error:
            problem = Problem("", _("Text"), str(error), [])
            return self._unread(request, document, [problem], kept, 404)
        context = reading_of(document, texts, request.user)
        context["listing"] = filters and listing(document, filters, request.user)
        hits.number()
        context |= {"hits": hits, "title": as_html(title), "summary": as_html(summary)}
        return render(request, "documents/detail.html", context)

    def _texts(self, request, document: Document, kept, hits: Hits) -> Versions:
        """The texts asked for (one query); raises NoSuchText."""
        keys = {}
        for name in ("text", "beside"):
            values = {value for value in request.GET.getlist(name) if value.strip()}
            if len(values) > 1:
                raise NoSuchText(
                    _("“%(name)s” is given more than once. Give it once.") % {"name": name}
                )
            keys[name] = values.pop() if values else ""
        seen = list(document.texts.visible_to(request.user).select_related("language"))
        return versions(seen, keys["text"], keys["beside"], get_language() or "en", kept, hits)

    def _unread(self, request, document: Document, problems, parameters, status: int):
        """What of the address could not be read, and the ways on."""
        context = {"document": document, "problems": problems, "parameters": parameters}
        return render(request, "documents/unread.html", context, status=status)

    def _current(self, request, document: Document) -> str:
        query = request.GET.urlencode()
        return document.get_absolute_url() + (f"?{query}" if query else "")

    def _absent(self, request, number: int):
        heir = heir_of_number(request, Document.objects, number)
        if heir is not None:
            return HttpResponsePermanentRedirect(heir.get_absolute_url())
        withdrawn = Document.objects.withdrawn().filter(pk=number).first()
        if withdrawn is not None:
            return gone(request, withdrawn.withdrawn_reason)
        raise Http404
