"""The places of the archive, A to Z, and the page of one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from archive.forms import FiledForm
from archive.models import Event, Place
from archive.search import Question, counts_of
from archive.views.answers import beyond_the_end, permanent, record_at
from archive.views.authorities import documents_shown, hidden_from_readers, letters_of
from archive.views.downloads import download
from archive.views.lists import page_of
from archive.views.problems import problems_of_form
from archive.views.trees import path_to


class PlaceListView(View):
    """The places, A to Z, each with what it lies within."""

    def get(self, request):
        """A page of the list; 400 with the form for a bad question, 404 beyond the end."""
        form = FiledForm(request.GET)
        if not form.is_valid():
            context = {"form": form, "problems": problems_of_form(form)}
            return render(request, "places/list.html", context, status=400)
        letter = form.cleaned_data["letter"]
        seen = Place.objects.visible_to(request.user)
        found = (seen.under(letter) if letter else seen).select_related("within")
        file = download(request, "places", found)
        if file is not None:
            return file
        page, numbers = page_of(found.prefetch_related("names"), form.page_number)
        if page is None:
            return beyond_the_end(request, numbers)
        shown = Place.objects.filter(pk__in=[place.pk for place in page])
        counts = counts_of("place", request.user, [place.pk for place in page])
        context = {
            "form": form,
            "letter": letter,
            "letters": letters_of(seen.filed()),
            "page": page,
            "page_numbers": numbers,
            "places": [(place, counts.get(place.pk, 0)) for place in page],
            "hidden": hidden_from_readers(shown, request.user),
        }
        return render(request, "places/list.html", context)


class PlaceView(View):
    """One place: its names, where it lies, what lies within it, what was written there."""

    def get(self, request, key: str):
        """The page, or the answer that stands for it (301, 404)."""
        place = record_at(request, Place.objects, key)
        if isinstance(place, HttpResponse):
            return place
        user = request.user
        this = Place.objects.filter(pk=place.pk)
        lower = Place.objects.below([place.pk])
        written = Question(places=frozenset({place.pk}))
        events = Event.objects.visible_to(user).filter(places__in=lower).distinct()
        parts = list(Place.objects.visible_to(user).filter(within=place))
        numbers = counts_of("place", user, [part.pk for part in parts])
        context = {
            "place": place,
            "permanent": permanent(place),
            "names": place.names.all(),
            "path": path_to(place, Place.objects.with_wholes_of(this), "within_id"),
            "parts": [(part, numbers.get(part.pk, 0)) for part in parts],
            "events": list(events.oldest_first()),
            "identifiers": place.identifiers.all(),
            "hidden": hidden_from_readers(this, user),
            **documents_shown(written, user, f"place={place.address_key}"),
        }
        return render(request, "places/detail.html", context)
