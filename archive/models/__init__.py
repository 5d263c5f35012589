"""What the archive keeps: a file for each thing, its queryset beside it.

Terms are those of ISAD(G), ISAAR(CPF) and TEI correspDesc. Imports archive.dates and
archive.text, nothing above. Rules that one table can hold are constraints; those across rows
are triggers.
"""

from archive.models.addresses import Address, AddressState, Kind, path_of
from archive.models.census import TIMELINE, Census
from archive.models.changes import ChangeMark, current_mark, mark_held
from archive.models.correspondents import Correspondent, CorrespondentKind
from archive.models.documents import Availability, Calendar, Document, DocumentLanguage
from archive.models.events import DocumentEvent, Event, EventPlace, EventRelation
from archive.models.fields import EDTFField
from archive.models.holdings import Form, Holding, PrintedIn, Publication
from archive.models.identifiers import (
    CorrespondentIdentifier,
    DocumentIdentifier,
    EventIdentifier,
    PlaceIdentifier,
)
from archive.models.imported import Imported, ImportRun
from archive.models.links import Link, LinkKind
from archive.models.names import Name, NameKind
from archive.models.participations import Certainty, EventParticipation, Participation, Role
from archive.models.places import Place, PlaceName
from archive.models.records import Record, Reviewed, StaleRecord, Status, stale_message
from archive.models.relations import Relation, RelationKind
from archive.models.repositories import Collection, Level, Repository
from archive.models.search_entries import CORRESPONDENTS, ROLE_CODES, SearchEntry, part_code
from archive.models.tallies import Tally
from archive.models.texts import Page, Text, TextKind
from archive.models.users import User, is_curator
from archive.models.visibility import public_q, visibility_q
from archive.models.vocabularies import Genre, Language
from archive.models.vocabulary import Vocabulary

__all__ = [
    "CORRESPONDENTS",
    "ROLE_CODES",
    "TIMELINE",
    "Address",
    "AddressState",
    "Availability",
    "Calendar",
    "Census",
    "Certainty",
    "ChangeMark",
    "Collection",
    "Correspondent",
    "CorrespondentIdentifier",
    "CorrespondentKind",
    "Document",
    "DocumentEvent",
    "DocumentIdentifier",
    "DocumentLanguage",
    "EDTFField",
    "Event",
    "EventIdentifier",
    "EventParticipation",
    "EventPlace",
    "EventRelation",
    "Form",
    "Genre",
    "Holding",
    "ImportRun",
    "Imported",
    "Kind",
    "Language",
    "Level",
    "Link",
    "LinkKind",
    "Name",
    "NameKind",
    "Page",
    "Participation",
    "Place",
    "PlaceIdentifier",
    "PlaceName",
    "PrintedIn",
    "Publication",
    "Record",
    "Relation",
    "RelationKind",
    "Repository",
    "Reviewed",
    "Role",
    "SearchEntry",
    "StaleRecord",
    "Status",
    "Tally",
    "Text",
    "TextKind",
    "User",
    "Vocabulary",
    "current_mark",
    "is_curator",
    "mark_held",
    "part_code",
    "path_of",
    "public_q",
    "stale_message",
    "visibility_q",
]
