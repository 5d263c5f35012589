"""The list of correspondents and the page of one."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from archive.forms import CorrespondentForm
from archive.models import (
    Correspondent,
    CorrespondentKind,
    Event,
    Link,
    NameKind,
    Participation,
    Role,
    visibility_q,
)
from archive.views.answers import beyond_the_end, permanent, record_at
from archive.views.lists import page_of
from archive.views.problems import problems_of_form


class CorrespondentListView(View):
    """The correspondents, A to Z, by kind, or by any of their names."""

    def get(self, request):
        """A page of the list; 400 with the form for a bad question, 404 beyond the end."""
        form = CorrespondentForm(request.GET, CorrespondentKind.choices)
        if not form.is_valid():
            context = {"form": form, "problems": problems_of_form(form)}
            return render(request, "correspondents/list.html", context, status=400)
        asked = form.cleaned_data
        seen = Correspondent.objects.visible_to(request.user)
        found = seen.named(asked["q"]) if asked["q"] else seen
        found = found.filter(kind=asked["kind"]) if asked["kind"] else found
        found = found.under(asked["letter"]) if asked["letter"] else found
        page, numbers = page_of(found.with_document_counts(request.user), form.page_number)
        if page is None:
            return beyond_the_end(request, numbers)
        context = {
            "form": form,
            "asked": asked,
            "letters": list(dict.fromkeys(letter for letter, _number in seen.filed())),
            "page": page,
            "page_numbers": numbers,
        }
        return render(request, "correspondents/list.html", context)


class CorrespondentView(View):
    """One correspondent: names, dates, history, and the documents as links into the list."""

    def get(self, request, key: str):
        """The page, or the answer that stands for it (301, 410, 404)."""
        record = record_at(request, Correspondent.objects, key)
        if isinstance(record, HttpResponse):
            return record
        total, tally = _tally(record, request.user)
        names = record.names.exclude(kind=NameKind.AUTHORISED).select_related("language")
        context = {
            "correspondent": record,
            "permanent": permanent(record),
            "names": names,
            "native_names": _native(names),
            "total": total,
            "tally": tally,
            "links": _links(record, request.user),
            "events": Event.objects.visible_to(request.user).attended_by(record).oldest_first(),
            "identifiers": record.identifiers.all(),
        }
        return render(request, "correspondents/detail.html", context)


def _native(names) -> list:
    """The parallel names in another script than the Latin, to stand beside the heading."""
    return [
        name for name in names if name.kind == NameKind.PARALLEL and name.script not in ("", "Latn")
    ]


def _tally(record, user) -> tuple[int, list[tuple]]:
    """In how many visible documents they have a part, and in how many each part (two queries)."""
    theirs = Participation.objects.filter(
        Q(correspondent=record) | Q(capacity=record), visibility_q(user, "document__")
    ).order_by()
    by_role = theirs.values_list("role").annotate(number=Count("document", distinct=True))
    numbers = dict(by_role)
    total = theirs.aggregate(number=Count("document", distinct=True))["number"]
    return total, [(role, numbers[role]) for role in Role if role in numbers]


def _links(record, user) -> list[tuple]:
    """The links with other correspondents that the reader may see, from both ends.

    Each is the link, the other correspondent, and whether the link starts here (two queries).
    """
    links = list(Link.objects.filter(Q(source=record) | Q(target=record)))
    ends = {end for link in links for end in (link.source_id, link.target_id)}
    others = Correspondent.objects.visible_to(user).exclude(pk=record.pk).in_bulk(ends)
    shown = []
    for link in links:
        starts_here = link.source_id == record.pk
        other = others.get(link.target_id if starts_here else link.source_id)
        if other is not None:
            shown.append((link, other, starts_here))
    return shown
