"""The list of events and the page of one."""

from django.db.models import Q, Value
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from archive.dates import Day, display
from archive.forms import ListForm, locale
from archive.models import (
    Correspondent,
    DocumentEvent,
    Event,
    EventRelation,
    Place,
)
from archive.search import counts_of
from archive.views.answers import beyond_the_end, permanent, record_at
from archive.views.downloads import download
from archive.views.entries import entries_of
from archive.views.lists import page_of
from archive.views.problems import problems_of_form
from archive.views.trees import branches, path_to

MOST_OF_A_RELATION = 25
HEADINGS = {
    EventRelation.RECORD_OF: gettext_lazy("Records of the event"),
    EventRelation.PREPARATION_FOR: gettext_lazy("In preparation"),
    EventRelation.CONSEQUENCE_OF: gettext_lazy("In consequence"),
    EventRelation.MENTION: gettext_lazy("Mentions"),
}


class EventListView(View):
    """The events by year, each with its parts."""

    def get(self, request):
        """A page of the list; 400 with the form for a bad question, 404 beyond the end."""
        form = ListForm(request.GET)
        if not form.is_valid():
            context = {"form": form, "problems": problems_of_form(form)}
            return render(request, "events/list.html", context, status=400)
        seen = Event.objects.visible_to(request.user)
        file = download(request, "events", seen.oldest_first())
        if file is not None:
            return file
        # A part stands under its whole, and by itself where the whole is not shown.
        alone = Q(part_of=None) | ~Q(part_of__in=seen.order_by().values("pk"))
        page, numbers = page_of(seen.filter(alone).oldest_first(), form.page_number)
        if page is None:
            return beyond_the_end(request, numbers)
        with_parts = seen.below([event.pk for event in page])
        tree = branches(_counted(with_parts.oldest_first(), request.user), "part_of_id")
        context = {
            "form": form,
            "page": page,
            "page_numbers": numbers,
            "number": seen.count(),
            "years": _by_year(tree, {event.pk for event in page}),
        }
        return render(request, "events/list.html", context)


def _counted(events, user) -> list:
    """The events, each with ``document_count``: the documents of it and all its parts."""
    events = list(events)
    counts = counts_of("event", user, [event.pk for event in events])
    for event in events:
        event.document_count = counts.get(event.pk, 0)
    return events


def _by_year(tree, tops: set[int]) -> list[tuple]:
    """The branches under the year of the event at their top, years in the order of the events.

    What stands at the top but is none of the ``tops`` belongs on another page.
    """
    year = ""
    years: list[tuple[str, list]] = []
    for branch in tree:
        if branch.depth == 0:
            year = _year(branch.record.date) if branch.record.pk in tops else ""
            if year and (not years or years[-1][0] != year):
                years.append((year, []))
        if year:
            years[-1][1].append(branch)
    return years


def _year(date) -> str:
    """The year in which an event begins, as far as it is known; else the date in words."""
    if date is None:
        return _("Undated")
    first = date.earliest
    if not isinstance(first, Day) or date.precision in ("decade", "century", "millennium", "set"):
        return capfirst(display(date, locale()))
    return str(first.year) if first.year > 0 else _("%(year)s BC") % {"year": 1 - first.year}


class EventView(View):
    """One event: what, when, where, who, what it belongs to, and its documents."""

    def get(self, request, key: str):
        """The page in twelve queries, or the answer that stands for it (301, 410, 404)."""
        event = record_at(request, Event.objects, key)
        if isinstance(event, HttpResponse):
            return event
        user = request.user
        seen = Event.objects.visible_to(user)
        wholes = seen.with_wholes_of(Event.objects.filter(pk=event.pk))
        siblings = seen.filter(part_of=event.part_of_id)
        event, *parts = _counted([event, *seen.filter(part_of=event).oldest_first()], user)
        context = {
            "event": event,
            "permanent": permanent(event),
            "path": path_to(event, wholes, "part_of_id"),
            "parts": parts,
            "places": _places(event, user),
            "roles": _roles(event, user),
            "relations": _relations(event, user),
            "parameters": f"event={event.address_key}",
            "context": f"event={event.address_key}",
            **_neighbours(siblings, event),
        }
        return render(request, "events/detail.html", context)


def _neighbours(siblings, event) -> dict:
    """The events just before and after it in time, as ``earlier`` and ``later`` (one query)."""
    sides = {"earlier": siblings.before(event), "later": siblings.after(event)}
    nearest = [events.annotate(side=Value(side))[:1] for side, events in sides.items()]
    return {one.side: one for one in nearest[0].union(nearest[1], all=True)}


def _places(event, user) -> list:
    """The places, each with ``seen``: whether it has a page for this user (one query)."""
    seen = Place.objects.visible_to(user).order_by().values("pk")
    return list(event.places.annotate(seen=Q(pk__in=seen)))


def _roles(event, user) -> list[tuple[str, list]]:
    """The participants by role, in the order of the first of each (two queries).

    Of those whom the reader may not see, the name as written is all that is told.
    """
    parts = list(event.participations.all())
    ends = {end for part in parts for end in (part.correspondent_id, part.capacity_id) if end}
    people = Correspondent.objects.visible_to(user).in_bulk(ends)
    roles: dict[str, list] = {}
    for part in parts:
        part.correspondent = people.get(part.correspondent_id)
        part.capacity = people.get(part.capacity_id)
        roles.setdefault(capfirst(part.role) or _("Took part"), []).append(part)
    return list(roles.items())


def _relations(event, user) -> list[tuple]:
    """The documents by relation: its heading, how many, and the earliest of them (four queries)."""
    joined = DocumentEvent.objects.filter(event=event).visible_to(user)
    rows = list(joined.earliest_of_each_relation(MOST_OF_A_RELATION))
    entries = entries_of({row.document_id for row in rows}, user)
    return [
        (
            HEADINGS[relation],
            of_it[0].number,
            [entries[row.document_id] for row in of_it if row.document_id in entries],
        )
        for relation in EventRelation
        if (of_it := [row for row in rows if row.relation == relation])
    ]
