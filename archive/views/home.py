"""The first page."""

from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from archive.models import Collection, Document, Status, Text, public_q
from archive.search import Question, counts_of, histogram
from archive.views.entries import entries_of
from archive.views.histograms import drawn

RECENT = 4
COLLECTIONS = 6


class HomeView(TemplateView):
    """Search, the archive by year, its collections, a document of the day, the newest ones."""

    template_name = "home.html"

    def get_context_data(self, **kwargs):
        """What the reader may see, in eleven queries at most, however large the archive."""
        user = self.request.user
        documents = Document.objects.visible_to(user)
        list_address = reverse("document_list")
        newest = documents.order_by("-created_at", "-pk").values_list("pk", flat=True)
        recent, featured = list(newest[:RECENT]), _document_of_the_day()
        shown = entries_of([*recent, *featured], user)
        return super().get_context_data(
            documents=documents.count(),
            histogram=drawn(
                histogram(Question(), user),
                lambda date: f"{list_address}?{urlencode({'date': date})}",
            ),
            collections=_largest_collections(user),
            featured=next((shown[number] for number in featured), None),
            recent=[shown[number] for number in recent if number in shown],
            context="sort=added",
            **kwargs,
        )


def _document_of_the_day() -> list[int]:
    """The number of a public document that has a summary and a text to read; another each day."""
    texts = Text.objects.filter(document=OuterRef("pk"), status=Status.PUBLISHED)
    worth = Document.objects.filter(public_q(), Exists(texts)).exclude(summary="").order_by("pk")
    number = worth.count()
    if not number:
        return []
    place = timezone.localdate().toordinal() % number
    return list(worth.values_list("pk", flat=True)[place : place + 1])


def _largest_collections(user) -> list[tuple]:
    """The highest collections with most documents, each with its number (two queries)."""
    seen = Collection.objects.visible_to(user)
    numbers = counts_of("collection", user)
    highest = [(one, numbers.get(one.pk, 0)) for one in seen.filter(parent=None)]
    return sorted(highest, key=lambda pair: (-pair[1], str(pair[0])))[:COLLECTIONS]
