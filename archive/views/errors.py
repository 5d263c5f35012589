"""The page for what goes wrong in the archive itself."""

import sys

from django.db import OperationalError
from django.http import HttpResponse
from django.template import loader
from django.views import defaults

# Seconds after which asking again may help.
RETRY_AFTER = 30


def server_error(request):
    """503 with a time to come back where the database does not answer, else 500."""
    if not isinstance(sys.exc_info()[1], OperationalError):
        return defaults.server_error(request)
    page = loader.render_to_string("503.html")
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})
