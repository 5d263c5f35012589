"""What the page of one document shows, read in a fixed number of queries."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from archive.models import Document, DocumentEvent, Event, Relation, Text
from archive.views.answers import permanent
from archive.views.marked_text import rendered


@dataclass(frozen=True)
class ShownText:
    """A text and its body as HTML, its ids unlike those of any other text on the page."""

    text: Text
    body: SafeString


def reading_of(document: Document, user) -> dict:
    """The context of a document's page: ten queries, whatever the document holds."""
    seen = Document.objects.visible_to(user)
    events = DocumentEvent.objects.filter(
        document=document, event__in=Event.objects.visible_to(user)
    )
    return {
        "document": document,
        "permanent": permanent(document),
        "languages": document.languages.all(),
        "parts_by_role": _parts_by_role(document),
        "texts": _texts(document, user),
        "holdings": list(document.holdings.select_related("repository", "collection")),
        "printed_in": document.printed_in.select_related("publication"),
        "relations": [_from_here(one, document) for one in Relation.objects.of(document, user)],
        "events": events.select_related("event"),
        "earlier": seen.before(document).first(),
        "later": seen.after(document).first(),
    }


def _parts_by_role(document: Document) -> list[tuple[str, list]]:
    """The participations under the name of their role, roles in the order in which they come."""
    parts = list(
        document.participations.select_related(
            "correspondent", "capacity", "place"
        ).prefetch_related("correspondent__names")
    )
    ranks = {part.role: rank for rank, part in reversed(list(enumerate(parts)))}
    parts.sort(key=lambda part: (part.role == "mentioned", ranks[part.role]))
    return [
        (shown[0].get_role_display(), shown)
        for shown in (list(group) for _role, group in groupby(parts, key=lambda part: part.role))
    ]


def _texts(document: Document, user) -> list[ShownText]:
    texts = list(document.texts.visible_to(user).select_related("language"))
    return [
        ShownText(text, rendered(text.body, f"t{place}-" if len(texts) > 1 else ""))
        for place, text in enumerate(texts, start=1)
    ]


def _from_here(relation: Relation, document: Document) -> tuple:
    """The relation in words as this document sees it, the other document, and the note."""
    if relation.source_id == document.pk:
        return relation.get_kind_display(), relation.target, relation.note
    return relation.seen_from_target, relation.source, relation.note
