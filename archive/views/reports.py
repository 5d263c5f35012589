"""The letter with which a reader reports an error: it names the document."""

from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from archive.models import Document


def report_address(document: Document, permanent: str) -> str:
    """A mailto address with subject and body filled in (RFC 6068).

    Without CHANCERY_CONTACT it has no recipient, which RFC 6068 allows: the reader fills that in.
    """
    subject = _("Document no. %(number)s: an error") % {"number": document.pk}
    body = _(
        "%(title)s\n%(address)s\n\nWhat is wrong:\n\nHow it should read, and how you know:\n"
    ) % {
        "title": document.title,
        "address": permanent,
    }
    return (
        f"mailto:{quote(settings.CHANCERY_CONTACT, safe='@')}?subject={quote(subject, safe='')}"
        f"&body={quote(body.replace(chr(10), chr(13) + chr(10)), safe='')}"
    )
