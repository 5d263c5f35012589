"""The documents that answer a question as a feed: what was added last, for who reads feeds."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.generic import View

from archive.dates import display
from archive.filters import DocumentFilter
from archive.forms import locale
from archive.models import Document
from archive.search import Question, Sort, numbers
from archive.text import clean_line
from archive.views.answers import permanent
from archive.views.problems import problems_of

MOST = 50
# How a list is ordered and cut, which a feed is not.
OF_LISTS = ("sort", "per_page", "page")
# Characters that databases hold and XML does not.
UNWRITABLE = dict.fromkeys((0xFFFE, 0xFFFF))


class DocumentFeedView(View):
    """The documents added last of those that answer the question in the address (Atom, RFC 4287).

    A feed is read by programs and passed on: it holds what strangers may see, whoever asks.
    """

    def get(self, request):
        """The feed; 400 with the form of the list for a bad question."""
        stranger = AnonymousUser()
        filters = DocumentFilter(request.GET, stranger)
        if not filters.is_valid():
            context = {"filters": filters, "problems": problems_of(filters)}
            return render(request, "documents/list.html", context, status=400)
        feed = _feed(filters.sentence, _asked(filters))
        for document, since in _newest(filters.question(), stranger):
            _add(feed, document, since)
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _asked(filters: DocumentFilter) -> str:
    """The question as an address ends with it, the same however it is spelt; "" for none."""
    asked = filters.canonical.copy()
    for name in OF_LISTS:
        asked.pop(name, None)
    return f"?{asked.urlencode()}" if asked else ""


def _newest(question: Question, user) -> list[tuple[Document, datetime]]:
    """The documents added last, each with the moment since which everybody can see it."""
    added = replace(question, sort=Sort.ADDED, page=1)
    newest = numbers(added, user, most=MOST)
    seen = Document.objects.visible_to(user).with_publication().select_related("genre")
    found = [(one, _since(one)) for one in seen.filter(pk__in=list(newest))]
    return sorted(found, key=lambda pair: (pair[1], pair[0].pk), reverse=True)


def _since(document) -> datetime:
    """When a public document, read with its publication, became public."""
    published = document.published_at or document.created_at
    return max(published, document.public_from or published)


def _feed(title: str, question: str) -> Atom1Feed:
    """A feed without entries; its own address is its id."""
    address = f"{settings.CHANCERY_URL}{reverse('document_feed')}{question}"
    return Atom1Feed(
        title=_plain(title),
        link=f"{settings.CHANCERY_URL}{reverse('document_list')}{question}",
        description="",
        author_name="Chancery",
        language=get_language(),
        feed_url=address,
        feed_guid=address,
    )


def _add(feed: Atom1Feed, document, since: datetime) -> None:
    """The document as an entry; its id is its number, for the words of its address may change."""
    number = reverse("document_by_number", args=[document.pk])
    date = display(document.date, locale())
    feed.add_item(
        title=_plain(document.title),
        link=permanent(document),
        # Written as HTML, so that no summary is taken for it.
        description=escape(_plain(f"{capfirst(date)}. {document.summary}")),
        unique_id=f"{settings.CHANCERY_URL}{number}",
        pubdate=since,
        updateddate=since,
        categories=[_plain(str(document.genre))] if document.genre else [],
    )


def _plain(words: str) -> str:
    """The words on one line, without characters that XML cannot hold."""
    return clean_line(words).translate(UNWRITABLE)
