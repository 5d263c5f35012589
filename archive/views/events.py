"""The list of events and the page of one."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from archive.forms import ListForm
from archive.models import Correspondent, Document, Event
from archive.views.answers import beyond_the_end, permanent, record_at
from archive.views.lists import page_of
from archive.views.problems import problems_of_form

MOST_DOCUMENTS = 25


class EventListView(View):
    """The events in order of time."""

    def get(self, request):
        """A page of the list; 400 with the form for a bad question, 404 beyond the end."""
        form = ListForm(request.GET)
        if not form.is_valid():
            context = {"form": form, "problems": problems_of_form(form)}
            return render(request, "events/list.html", context, status=400)
        found = Event.objects.visible_to(request.user)
        counted = found.with_document_counts(request.user).oldest_first()
        page, numbers = page_of(counted, form.page_number)
        if page is None:
            return beyond_the_end(request, numbers)
        context = {"form": form, "page": page, "page_numbers": numbers}
        return render(request, "events/list.html", context)


class EventView(View):
    """One event: what, when, where, who, and its documents."""

    def get(self, request, key: str):
        """The page, or the answer that stands for it (301, 410, 404)."""
        event = record_at(request, Event.objects, key)
        if isinstance(event, HttpResponse):
            return event
        seen = Event.objects.visible_to(request.user)
        documents = Document.objects.visible_to(request.user).around([event.pk])
        people = Correspondent.objects.visible_to(request.user)
        context = {
            "event": event,
            "permanent": permanent(event),
            "whole": seen.filter(pk=event.part_of_id).first(),
            "parts": seen.filter(part_of=event).oldest_first(),
            "places": event.places.all(),
            # Of those whom the reader may not see, the name as written is all that is told.
            "participants": event.participations.prefetch_related(
                Prefetch("correspondent", people), Prefetch("capacity", people)
            ),
            "documents": documents.for_list().oldest_first()[:MOST_DOCUMENTS],
            "number": documents.count(),
        }
        return render(request, "events/detail.html", context)
