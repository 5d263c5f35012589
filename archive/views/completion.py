"""What completes a name as one types it, for the boxes that take a correspondent."""

from django.http import JsonResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from archive.forms import CompletionForm, life, notes_on
from archive.models import Correspondent
from archive.search import complete

SECONDS_KEPT = 60


class CompletionView(View):
    """At most ten correspondents whose names begin with what was typed, the best first."""

    def get(self, request):
        """The choices as JSON; 400 with a sentence for what is no name."""
        form = CompletionForm(request.GET)
        if not form.is_valid():
            problem = next(iter(form.errors["q"]))
            return _answer(request, {"error": problem, "choices": []}, status=400)
        typed = form.cleaned_data["q"]
        choices = _choices(typed, request.user) if typed else []
        return _answer(request, {"says": _says(choices), "choices": choices})


def _choices(typed: str, user) -> list[dict]:
    """The choices, each with all that tells it from others (three queries)."""
    bearers = complete(typed, user)
    numbers = [one.found.correspondent for one in bearers]
    people = Correspondent.objects.visible_to(user).in_bulk(numbers)
    return [
        {
            "key": one.address_key,
            "address": one.get_absolute_url(),
            "name": str(one),
            "life": life(one),
            "form": bearer.found.form,
            "kind": bearer.found.kind,
            "derived_from": bearer.found.source,
            "documents": bearer.documents,
            "notes": notes_on(one, bearer),
        }
        for bearer in bearers
        if (one := people.get(bearer.found.correspondent))
    ]


def _says(choices: list) -> str:
    """How many there are, for who cannot see them."""
    if not choices:
        return _("Nobody of this name.")
    words = ngettext("%(number)s correspondent", "%(number)s correspondents", len(choices))
    return words % {"number": len(choices)}


def _answer(request, content: dict, status: int = 200) -> JsonResponse:
    """The answer. Strangers may keep it for a minute; what a curator sees is kept by nobody."""
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    if request.user.is_authenticated or status != 200:
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, private=True, max_age=SECONDS_KEPT)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
