"""A list as a file: what its page shows, all of it, as CSV or JSON."""

from itertools import chain, islice

from django.conf import settings
from django.http import JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from archive.exchange.downloads import DOWNLOADS, document_in_full

CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def download(request, kind: str, records):
    """The download of these records that ``format`` in the address asks for.

    None where no format is asked for; 400 where it is none that we have. ``records`` are what
    the reader may see, in the order of the list, of all its pages.
    """
    wanted = request.GET.get("format", "")
    if not wanted:
        return None
    if wanted not in CONTENT_TYPES:
        return _unknown_format(request, CONTENT_TYPES)
    source = DOWNLOADS[kind]
    if wanted == "csv":
        pieces = source.as_csv(records, request.user)
    else:
        address = f"{settings.CHANCERY_URL}{request.get_full_path()}"
        pieces = source.as_json(records, request.user, address)
    # The head and the first record are made now, while what goes wrong can still be told.
    begun = list(islice(pieces, 2))
    response = StreamingHttpResponse(chain(begun, pieces), content_type=CONTENT_TYPES[wanted])
    name = f"{kind}-{timezone.now():%Y-%m-%d}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def document_file(request, document):
    """A visible document in full, where the address asks for it by ``format=json``.

    None where no format is asked for; 400 where it is another.
    """
    wanted = request.GET.get("format", "")
    if not wanted:
        return None
    if wanted != "json":
        return _unknown_format(request, ["json"])
    described = document_in_full(document, request.user)
    return JsonResponse(described, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _unknown_format(request, known):
    """The page for a ``format`` that we have not: status 400."""
    return render(request, "400.html", {"formats": list(known)}, status=400)
