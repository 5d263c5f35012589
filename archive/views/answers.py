"""Answers other than a page: moved for good, withdrawn, beyond the end of a list."""

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render

from archive.models import Address, Reviewed, Status


def record_at(request, queryset, key: str):
    """The visible record at this last part of an address, or the answer that stands for it.

    An old or merged address, or a number that has got a slug since, moves on to the current one;
    a withdrawn record is gone, with its reason; anything else is not found. Whether the reader may
    see the record is asked before anything of it is told.
    """
    record = queryset.visible_to(request.user).by_keys([key]).get(key)
    if record is not None:
        if record.address_key == key:
            return record
        return HttpResponsePermanentRedirect(record.get_absolute_url())
    if issubclass(queryset.model, Reviewed):
        once_public = queryset.filter(status=Status.WITHDRAWN, slug__isnull=False)
        withdrawn = once_public.by_keys([key]).get(key)
        if withdrawn is not None:
            return gone(request, withdrawn.withdrawn_reason)
    raise Http404


def permanent(record) -> str:
    """The full address of a record, as it is cited: under the public address of the site."""
    return f"{settings.CHANCERY_URL}{record.get_absolute_url()}"


def heir_of_number(request, queryset, number: int):
    """The visible document into which the one of this number was merged, or None."""
    given = Address.objects.filter(kind="document", key=str(number)).values("document")
    return queryset.visible_to(request.user).filter(pk__in=given).exclude(pk=number).first()


def gone(request, reason: str):
    """The page of a withdrawn record: status 410 with the reason."""
    return render(request, "410.html", {"reason": reason}, status=410)


def beyond_the_end(request, last: int):
    """The page for a page number beyond the last one: status 404 with a link to the last."""
    parameters = request.GET.copy()
    parameters["page"] = str(last)
    address = f"{request.path}?{parameters.urlencode()}"
    return render(
        request, "404.html", {"last_page": {"number": last, "address": address}}, status=404
    )
