"""Documents given away."""

from collections.abc import Iterable

from django.db.models import Prefetch

from archive.exchange.downloads.download import (
    Described,
    Download,
    address_of,
    edtf,
    ends,
    identifiers_of,
    joined,
    plain_cells,
)
from archive.models import (
    Correspondent,
    Document,
    DocumentEvent,
    Event,
    Holding,
    Participation,
    Relation,
    Role,
    Status,
    is_curator,
)

_ROLES = tuple(role.value for role in Role)
_COLUMNS = (
    "number",
    "address",
    "identifiers",
    "title",
    "date",
    "date_as_written",
    "date_earliest",
    "date_latest",
    "date_note",
    "coverage",
    "genre",
    "language",
    "place",
    *(
        column
        for role in _ROLES
        for column in (role.replace("-", "_"), f"{role.replace('-', '_')}_as_written")
    ),
    "summary",
    "repository",
    "collection",
    "reference",
    "form",
    "extent",
    "classification",
    "availability",
    "rights",
    "access_note",
    "note",
)
_HELD = ("repository", "collection", "reference", "form", "extent")


def _load(documents, user):
    """With all that is told of a document, read a chunk at a time."""
    people = Correspondent.objects.all()
    if not is_curator(user):
        # Of a withdrawn record nothing is told but the name that the document itself has.
        people = people.exclude(status=Status.WITHDRAWN)
    parts = Participation.objects.order_by("order", "pk").prefetch_related(
        Prefetch("correspondent", people), Prefetch("capacity", people), "place"
    )
    return documents.select_related("genre", "place").prefetch_related(
        Prefetch("participations", parts),
        Prefetch("holdings", Holding.objects.select_related("repository", "collection")),
        "identifiers",
        "languages",
    )


def _describe(document) -> Described:
    return {
        "number": document.pk,
        "address": address_of(document),
        "identifiers": identifiers_of(document),
        "title": document.title,
        "date": edtf(document.date),
        "date_as_written": document.date_as_written,
        **ends(document.date),
        "date_note": document.date_note,
        "calendar": document.calendar,
        "coverage": edtf(document.coverage),
        "genre": document.genre and document.genre.slug,
        "languages": [language.tag for language in document.languages.all()],
        "place": document.place
        and {"name": document.place.name, "supplied": document.place_supplied},
        "participants": [_part(part) for part in document.participations.all()],
        "summary": document.summary,
        "holdings": [_holding(holding) for holding in document.holdings.all()],
        "classification": document.classification,
        "availability": document.availability,
        "rights": document.rights,
        "access_note": document.access_note,
        "note": document.editor_note,
    }


def _part(part) -> Described:
    return {
        "role": part.role,
        "name": part.correspondent and part.correspondent.authorised_form,
        "address": part.correspondent and address_of(part.correspondent),
        "capacity": part.capacity and part.capacity.authorised_form,
        "name_as_written": part.name_as_written,
        "certainty": part.certainty,
        "evidence": part.evidence,
        "place": part.place and part.place.name,
        "date": edtf(part.date),
    }


def _holding(holding) -> Described:
    return {
        "repository": holding.repository.name,
        "collection": holding.collection and holding.collection.title,
        "reference": holding.reference,
        "form": holding.form,
        "extent": holding.extent,
    }


def _row(described: Described) -> dict[str, str]:
    """The cells of a row; of several holdings the first, as in a list."""
    row = plain_cells(described)
    row["language"] = joined(described["languages"])
    if place := described["place"]:
        row["place"] = f"[{place['name']}]" if place["supplied"] else place["name"]
    for role in _ROLES:
        parts = [part for part in described["participants"] if part["role"] == role]
        column = role.replace("-", "_")
        row[column] = joined(part["name"] or part["capacity"] or "" for part in parts)
        row[f"{column}_as_written"] = joined(part["name_as_written"] for part in parts)
    if described["holdings"]:
        first = described["holdings"][0]
        row.update({name: first[name] or "" for name in _HELD})
    return row


DOCUMENTS = Download("documents", _COLUMNS, _load, _describe, _row)


def document_in_full(document: Document, user) -> Described:
    """All that this user may know of a visible document: its texts and relations, too."""
    loaded = _load(Document.objects.filter(pk=document.pk), user).get()
    events = DocumentEvent.objects.filter(
        document=document, event__in=Event.objects.visible_to(user)
    ).select_related("event")
    return {
        **_describe(loaded),
        "texts": [
            {
                "kind": text.kind,
                "language": text.language.tag,
                "by_whom": text.by_whom,
                "source": text.source,
                "html": text.body,
            }
            for text in document.texts.visible_to(user).select_related("language")
        ],
        "events": [
            {"relation": one.relation, "title": one.event.title, "address": address_of(one.event)}
            for one in events
        ],
        "related": list(_related(Relation.objects.of(document, user), document)),
        "printed_in": [
            {
                "title": one.publication.title,
                "number": one.number,
                "pages": one.pages,
                "address": one.address,
            }
            for one in document.printed_in.select_related("publication")
        ],
        "changed": document.changed_at.isoformat(),
    }


def _related(relations: Iterable[Relation], document: Document) -> Iterable[Described]:
    """The relations from this document's side."""
    for relation in relations:
        from_here = relation.source_id == document.pk
        other = relation.target if from_here else relation.source
        yield {
            "relation": relation.kind if from_here else str(relation.seen_from_target),
            "direction": "to" if from_here else "from",
            "title": other.title,
            "address": address_of(other),
            "note": relation.note,
        }
