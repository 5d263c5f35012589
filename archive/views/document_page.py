"""The page of one document."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.generic import View

from archive.models import Document
from archive.views.answers import gone, heir_of_number
from archive.views.reading import reading_of


class DocumentView(View):
    """One document: what it is, who had a part in it, what it says, where it is kept."""

    def get(self, request, number: int, slug: str = ""):
        """The page; 301 from another slug, 410 where withdrawn, 404 where it was never public."""
        if number >= 2**63:
            raise Http404
        seen = Document.objects.visible_to(request.user).select_related("genre", "place")
        document = seen.filter(pk=number).first()
        if document is None:
            return self._absent(request, number)
        if slug != document.slug:
            return HttpResponsePermanentRedirect(document.get_absolute_url())
        return render(request, "documents/detail.html", reading_of(document, request.user))

    def _absent(self, request, number: int):
        heir = heir_of_number(request, Document.objects, number)
        if heir is not None:
            return HttpResponsePermanentRedirect(heir.get_absolute_url())
        withdrawn = Document.objects.withdrawn().filter(pk=number).first()
        if withdrawn is not None:
            return gone(request, withdrawn.withdrawn_reason)
        raise Http404
