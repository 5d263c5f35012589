"""The one gate: who may see which record. Every door begins here."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from archive.models.records import Status
from archive.models.users import is_curator


def visibility_q(user, prefix: str = "") -> Q:
    """The documents this user may see, as a Q; ``prefix`` reaches them over a join.

    Everybody sees what is published and whose embargo (``public_from``) has passed; curators
    see every state.
    """
    if is_curator(user):
        return Q()
    return public_q(prefix)


def public_q(prefix: str = "") -> Q:
    """The documents that everybody may see now."""
    return Q(**{f"{prefix}status": Status.PUBLISHED}) & (
        Q(**{f"{prefix}public_from__isnull": True}) | Q(**{f"{prefix}public_from__lte": Now()})
    )


def named_q(*ways) -> Q:
    """Records that a public document names in one of the ways.

    Each way is a queryset of rows and the name of the row's column that points to the record,
    for example ``(Participation.objects, "correspondent", "document__")``; the third part is the
    path from the row to its document ("" where the rows are documents).
    """
    named = Q()
    for rows, column, to_document in ways:
        named |= Q(Exists(rows.filter(public_q(to_document), **{column: OuterRef("pk")})))
    return named
