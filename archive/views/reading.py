"""What the page of one document shows, read in a fixed number of queries."""

from itertools import groupby

from django.conf import settings
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.exchange.citation import citable, cite
from archive.forms import locale
from archive.models import (
    Document,
    DocumentEvent,
    Event,
    Participation,
    Relation,
    Role,
    Status,
    is_curator,
)
from archive.views.answers import permanent
from archive.views.description import Described, described, meaning_of
from archive.views.reports import report_address

# How far a thread is followed, and how much of it is shown.
THREAD_STEPS = 10
THREAD_MOST = 40
# A reply and what it answers are told as a relation; more is a thread.
THREAD_LEAST = 3
# What a link to a document shows, and what tells curators that it is not public.
LINKED = ("title", "date", "status", "public_from")


def reading_of(document: Document, texts, user) -> dict:
    """The context of a document's page but for the list one came from.

    ``document`` comes with its publication (Document.objects.with_publication); ``texts`` are
    the versions that are read. Ten queries, whatever the document holds.
    """
    parts = _known_parts(document, user)
    holdings = list(document.holdings.select_related("repository", "collection"))
    printed_in = list(document.printed_in.select_related("publication"))
    relations = [_from_here(one, document) for one in Relation.objects.of(document, user)]
    languages = list(document.languages.all())
    address, embargo = permanent(document), document.public_from
    earlier, later = _beside_in_time(document, user)
    shown = {
        "document": document,
        "permanent": address,
        "embargo": embargo if embargo and embargo > timezone.now() else None,
        "availability": meaning_of(document),
        "parts_by_role": _by_role(part for part in parts if part.role != Role.MENTIONED),
        "mentioned": [part for part in parts if part.role == Role.MENTIONED],
        "texts": texts,
        "holdings": holdings,
        "relations": relations,
        "thread": _thread(document, user),
        "events": _events(document, user),
        "earlier": earlier,
        "later": later,
        "citation": cite(citable(document, parts, holdings, printed_in, address), locale()),
        "report": report_address(document, address),
        "contact": settings.CHANCERY_CONTACT,
        "description": described(
            Described(
                document=document,
                parts=parts,
                languages=languages,
                holdings=holdings,
                printed_in=printed_in,
                identifiers=list(document.identifiers.all()),
                published_at=document.published_at,  # type: ignore[attr-defined] # annotated
                related=bool(relations),
            )
        ),
    }
    return shown | {"contents": _contents(shown)}


def _contents(shown: dict) -> list[tuple[str, str]]:
    """The sections of the page: their anchors and headings."""
    sections = [
        ("participants", _("Participants"), shown["parts_by_role"] or shown["mentioned"]),
        ("text", _("Text"), shown["texts"]),
        ("description", _("Description"), True),
        ("events", _("Events"), shown["events"]),
        ("thread", _("Thread"), shown["thread"]),
        ("related", _("Related documents"), shown["relations"]),
        ("cite", _("Cite and use"), True),
    ]
    return [(anchor, heading) for anchor, heading, there in sections if there]


def _known_parts(document: Document, user) -> list[Participation]:
    """The participations; a bearer that was withdrawn is named to curators only."""
    parts = list(
        document.participations.select_related(
            "correspondent", "capacity", "place"
        ).prefetch_related("correspondent__names")
    )
    if not is_curator(user):
        for part in parts:
            for bearer in ("correspondent", "capacity"):
                if (known := getattr(part, bearer)) and known.status == Status.WITHDRAWN:
                    setattr(part, bearer, None)
    return parts


def _by_role(parts) -> list[tuple[str, list]]:
    """The participations under the name of their role, roles in the order in which they come."""
    parts = list(parts)
    ranks = {part.role: rank for rank, part in reversed(list(enumerate(parts)))}
    parts.sort(key=lambda part: ranks[part.role])
    return [
        (shown[0].get_role_display(), shown)
        for shown in (list(group) for _name, group in groupby(parts, key=lambda part: part.role))
    ]


def _events(document: Document, user) -> list[DocumentEvent]:
    seen = Event.objects.visible_to(user)
    joined = DocumentEvent.objects.filter(document=document, event__in=seen)
    return list(joined.select_related("event"))


def _thread(document: Document, user) -> list[Document]:
    """The replies around the document in order of time, with itself; none where it is short."""
    thread = Relation.objects.thread_of(document, user, THREAD_STEPS, THREAD_MOST)
    found = list(thread.oldest_first().only(*LINKED))
    return found if len(found) >= THREAD_LEAST else []


def _beside_in_time(document: Document, user) -> tuple[Document | None, Document | None]:
    """The visible documents before and after this one in time (one query)."""
    seen = Document.objects.visible_to(user).only(*LINKED)
    before = seen.before(document).annotate(side=Value("earlier"))[:1]
    after = seen.after(document).annotate(side=Value("later"))[:1]
    sides = {one.side: one for one in before.union(after, all=True)}
    return sides.get("earlier"), sides.get("later")


def _from_here(relation: Relation, document: Document) -> tuple:
    """The relation in words as this document sees it, the other document, and the note."""
    if relation.source_id == document.pk:
        return relation.get_kind_display(), relation.target, relation.note
    return relation.seen_from_target, relation.source, relation.note
