"""The list of correspondents."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import View

from archive.forms import CorrespondentForm
from archive.models import Correspondent, CorrespondentKind
from archive.search import FoundAs, forms_found
from archive.views.answers import beyond_the_end
from archive.views.authorities import letters_of
from archive.views.downloads import download
from archive.views.lists import page_of
from archive.views.problems import problems_of_form


class CorrespondentListView(View):
    """The correspondents, A to Z, by kind, or by any of their names."""

    def get(self, request):
        """A page of the list; 400 with the form for a bad question, 404 beyond the end."""
        kinds = [(kind.value, capfirst(kind.label)) for kind in CorrespondentKind]
        form = CorrespondentForm(request.GET, kinds)
        if not form.is_valid():
            context = {"form": form, "problems": problems_of_form(form)}
            return render(request, "correspondents/list.html", context, status=400)
        asked = form.cleaned_data
        seen = Correspondent.objects.visible_to(request.user)
        named = seen.named(asked["q"]) if asked["q"] else seen
        filed = named.filed("kind")
        found = named.filter(kind=asked["kind"]) if asked["kind"] else named
        found = found.under(asked["letter"]) if asked["letter"] else found
        file = download(request, "correspondents", found)
        if file is not None:
            return file
        counted = found.with_document_counts(request.user)
        listed = counted.best_first(asked["q"]) if asked["q"] else counted
        page, numbers = page_of(listed, form.page_number)
        if page is None:
            return beyond_the_end(request, numbers)
        context = {
            "form": form,
            "asked": asked,
            "letter": asked["letter"],
            "letters": _letters(filed, asked["kind"]),
            "kinds": _kinds(filed, asked["letter"]),
            "page": page,
            "page_numbers": numbers,
            "entries": _entries(page, asked["q"]),
            "looser": _looser(asked, filed) if not page.object_list else [],
        }
        return render(request, "correspondents/list.html", context)


def _letters(filed, asked: str) -> list[tuple[str, int]]:
    """The letters, and how many of the kind asked for are filed under each."""
    return letters_of((letter, number) for letter, kind, number in filed if asked in ("", kind))


def _kinds(filed, asked: str) -> list[tuple]:
    """The kinds that occur, their names, and how many of each are under the letter asked for."""
    numbers = letters_of((kind, number) for letter, kind, number in filed if asked in ("", letter))
    known = dict(numbers)
    return [(kind.value, kind.label, known[kind]) for kind in CorrespondentKind if kind in known]


def _entries(page, words: str) -> list[tuple]:
    """The correspondents of the page, each with the name that was found where it is another.

    One query where a name was asked for, else none.
    """
    found = forms_found(words, [one.pk for one in page]) if words else {}
    return [(one, _told(found.get(one.pk), one)) for one in page]


def _told(found: FoundAs | None, bearer: Correspondent) -> FoundAs | None:
    """The form where the entry does not say it: it is neither the authorised one nor as filed."""
    if found is None or found.form in (bearer.authorised_form, bearer.filed_as):
        return None
    return found


def _looser(asked, filed) -> list[tuple[str, str, int]]:
    """What a question with a condition fewer finds: its words, its parameters, the number."""
    looser = []
    for words, dropped in (
        (_("under every letter"), {"letter"}),
        (_("of every kind"), {"kind"}),
        (_("of every kind, under every letter"), {"kind", "letter"}),
    ):
        left = {key: asked[key] for key in ("q", "kind", "letter") if key not in dropped}
        number = sum(
            number
            for letter, kind, number in filed
            if left.get("kind", "") in ("", kind) and left.get("letter", "") in ("", letter)
        )
        if number and all(asked[key] for key in dropped):
            asking = {key: value for key, value in left.items() if value}
            looser.append((words, urlencode(asking), number))
    return looser
