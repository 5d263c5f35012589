"""Cheap answers for repeats: who has a page already learns in one query that it still holds.

path("documents/", tagged(DocumentListView.as_view()))
"""

import hashlib
from functools import cache, wraps
from pathlib import Path

from django.conf import settings
from django.http import HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from archive.models import mark_held

# Where a page comes from, besides the database: all that a new release may change.
SOURCES = ("archive", "config", "templates", "requirements.txt")


def tagged(view):
    """The view, with an ETag and 304 for strangers; what is signed in for is kept by nobody.

    A page may be kept but has to be asked for each time (no-cache), so that what is withdrawn
    is gone at once. The tag is weak: the same page may come compressed or not.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.user.is_authenticated:
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response
        # Read before the page is made: of a change in between the tag must not know.
        with mark_held() as mark:
            tag = _tag(request, mark)
            if tag and tag in parse_etags(request.headers.get("If-None-Match", "")):
                response = HttpResponseNotModified()
            else:
                response = view(request, *args, **kwargs)
        if tag and response.status_code in (200, 304):
            response["ETag"] = tag
        patch_cache_control(response, no_cache=True)
        patch_vary_headers(response, ["Accept-Encoding", "Accept-Language", "Cookie"])
        return response

    return answer


def _tag(request, mark: str | None) -> str | None:
    """The tag of what a stranger gets at this address now; None where there can be none.

    There is none within a transaction, where no mark holds, and while templates are worked on.
    The day is in it, for pages and the names of downloads tell of it.
    """
    if mark is None or settings.DEBUG or request.method not in ("GET", "HEAD"):
        return None
    day = timezone.localdate().isoformat()
    parts = (release(), mark, day, get_language() or "", request.get_full_path())
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'


@cache
def release() -> str:
    """A hash of the program as it stands on disk when the process first asks."""
    digest = hashlib.sha256(f"{settings.CHANCERY_URL} {settings.CHANCERY_CONTACT}".encode())
    for source in SOURCES:
        top = Path(settings.BASE_DIR) / source
        for path in sorted([top, *top.rglob("*")]):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
