"""Small builders for every model. Name only the fields the test is about."""

from itertools import count

from archive.curation import publish, withdraw
from archive.models import (
    Collection,
    Correspondent,
    CorrespondentIdentifier,
    Document,
    DocumentEvent,
    DocumentIdentifier,
    Event,
    EventIdentifier,
    EventParticipation,
    Genre,
    Holding,
    Imported,
    ImportRun,
    Language,
    Link,
    Name,
    Page,
    Participation,
    Place,
    PlaceIdentifier,
    PlaceName,
    PrintedIn,
    Publication,
    Relation,
    Repository,
    Text,
    User,
)

_numbers = count(1)


def _or_new(fields, name, make):
    """Fill in a relation that the test does not care about."""
    if name not in fields:
        fields[name] = make()


def make_user(**fields):
    number = next(_numbers)
    fields = {"username": f"user{number}", **fields}
    return User.objects.create_user(password="secret", **fields)


def make_curator(**fields):
    """An active member of staff who may do everything."""
    return make_user(is_staff=True, is_superuser=True, **fields)


def make_genre(**fields):
    number = next(_numbers)
    return Genre.objects.create(**{"name": f"genre {number}", "slug": f"genre-{number}", **fields})


def make_language(tag="en", **fields):
    return Language.objects.get_or_create(tag=tag, defaults={"name": tag, **fields})[0]


def make_place(**fields):
    return Place.objects.create(**{"name": f"Place {next(_numbers)}", **fields})


def make_place_name(**fields):
    _or_new(fields, "place", make_place)
    return PlaceName.objects.create(**{"form": f"Other place {next(_numbers)}", **fields})


def make_repository(**fields):
    return Repository.objects.create(**{"name": f"Repository {next(_numbers)}", **fields})


def make_collection(**fields):
    return Collection.objects.create(**{"title": f"Collection {next(_numbers)}", **fields})


def make_correspondent(**fields):
    name = f"Person {next(_numbers)}"
    return Correspondent.objects.create(**{"kind": "person", "authorised_form": name, **fields})


def make_name(**fields):
    _or_new(fields, "correspondent", make_correspondent)
    return Name.objects.create(**{"form": f"Name {next(_numbers)}", **fields})


def make_link(**fields):
    _or_new(fields, "source", make_correspondent)
    _or_new(fields, "target", make_correspondent)
    return Link.objects.create(**{"kind": "member-of", **fields})


def make_document(**fields):
    return Document.objects.create(**{"title": f"Document {next(_numbers)}", **fields})


def make_published(**fields):
    """A document that everybody may see."""
    return make_document(**{"status": "published", **fields})


def make_withdrawn(make, reason, **fields):
    """A record that was public and is withdrawn for the reason."""
    record = make(**fields)
    publish([record])
    withdraw(record, reason=reason)
    return record


def make_participation(**fields):
    _or_new(fields, "document", make_document)
    if not fields.keys() & {"correspondent", "capacity", "name_as_written"}:
        fields["correspondent"] = make_correspondent()
    return Participation.objects.create(**{"role": "sender", **fields})


def make_holding(**fields):
    _or_new(fields, "document", make_document)
    _or_new(fields, "repository", make_repository)
    return Holding.objects.create(**fields)


def make_publication(**fields):
    return Publication.objects.create(**{"title": f"Volume {next(_numbers)}", **fields})


def make_printed_in(**fields):
    _or_new(fields, "document", make_document)
    _or_new(fields, "publication", make_publication)
    return PrintedIn.objects.create(**fields)


def make_text(**fields):
    _or_new(fields, "document", make_document)
    _or_new(fields, "language", make_language)
    fields = {"kind": "transcription", "body": "<p>Words.</p>", "status": "published", **fields}
    return Text.objects.create(**fields)


def make_page(**fields):
    _or_new(fields, "document", make_document)
    return Page.objects.create(**{"order": 1, "label": "1", **fields})


def make_relation(**fields):
    _or_new(fields, "source", make_document)
    _or_new(fields, "target", make_document)
    return Relation.objects.create(**{"kind": "reply-to", **fields})


def make_event(**fields):
    return Event.objects.create(**{"title": f"Event {next(_numbers)}", **fields})


def make_event_participation(**fields):
    _or_new(fields, "event", make_event)
    if not fields.keys() & {"correspondent", "capacity", "name_as_written"}:
        fields["correspondent"] = make_correspondent()
    return EventParticipation.objects.create(**fields)


def make_document_event(**fields):
    _or_new(fields, "document", make_document)
    _or_new(fields, "event", make_event)
    return DocumentEvent.objects.create(**{"relation": "record-of", **fields})


def _make_identifier(model, owner, make_owner, fields):
    _or_new(fields, owner, make_owner)
    return model.objects.create(**{"scheme": "test", "value": f"x/{next(_numbers)}", **fields})


def make_document_identifier(**fields):
    return _make_identifier(DocumentIdentifier, "document", make_document, fields)


def make_correspondent_identifier(**fields):
    return _make_identifier(CorrespondentIdentifier, "correspondent", make_correspondent, fields)


def make_event_identifier(**fields):
    return _make_identifier(EventIdentifier, "event", make_event, fields)


def make_place_identifier(**fields):
    return _make_identifier(PlaceIdentifier, "place", make_place, fields)


def make_import_run(**fields):
    return ImportRun.objects.create(**{"source": f"volume{next(_numbers)}", **fields})


def make_imported(**fields):
    _or_new(fields, "run", make_import_run)
    if not fields.keys() & {"document", "correspondent", "event"}:
        fields["document"] = make_document()
    return Imported.objects.create(**{"source": "volume", "values": {}, **fields})
