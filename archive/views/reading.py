"""What the page of one document shows, read in a fixed number of queries."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

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
    shown = {
        "document": document,
        "permanent": permanent(document),
        "languages": document.languages.all(),
        "parts_by_role": _parts_by_role(document),
        "texts": _texts(document, user),
        "holdings": list(document.holdings.select_related("repository", "collection")),
        "printed_in": document.printed_in.select_related("publication"),
        "relations": [_from_here(one, document) for one in Relation.objects.of(document, user)],
        "events": list(events.select_related("event")),
        "earlier": seen.before(document).first(),
        "later": seen.after(document).first(),
    }
    return shown | {"contents": _contents(shown)}


def _contents(shown: dict) -> list[tuple[str, str]]:
    """The sections of the page: their anchors and headings."""
    sections = [
        ("participants", _("Participants"), shown["parts_by_role"]),
        ("text", _("Text"), shown["texts"]),
        ("description", _("Description"), True),
        ("events", _("Events"), shown["events"]),
        ("related", _("Related documents"), shown["relations"]),
    ]
    return [(anchor, heading) for anchor, heading, there in sections if there]


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
        for shown in (list(group) for _name, group in groupby(parts, key=lambda part: part.role))
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
