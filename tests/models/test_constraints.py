"""Every constraint refuses its breach: through the ORM with words, through SQL by name."""

from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from psycopg2.extras import Json

from archive.models import Address, ChangeMark
from tests import factories as make

pytestmark = pytest.mark.django_db


@dataclass
class Breach:
    """Values that, put into a sound record, break one constraint."""

    constraint: str
    make: object
    values: dict = field(default_factory=dict)
    twin: tuple = ()  # the columns to copy from a second record, for unique constraints

    def records(self):
        record = self.make()
        if not self.twin:
            return record, dict(self.values)
        other = self.make()
        return record, {name: getattr(other, name) for name in self.twin} | self.values


def identifier(name, maker):
    """The breaches that all kinds of identifier share."""
    return [
        Breach(f"{name}_scheme_not_empty", maker, {"scheme": " "}),
        Breach(f"{name}_value_not_empty", maker, {"value": ""}),
        Breach(f"{name}_once", maker, twin=("scheme", "value")),
        Breach(f"{name}_form", maker, {"scheme": "wikidata", "value": "5816"}),
    ]


def reviewed(name, maker):
    """The breaches of a status."""
    return [
        Breach(f"{name}_status_known", maker, {"status": "hidden"}),
        Breach(f"{name}_withdrawn_with_reason", maker, {"status": "withdrawn"}),
    ]


PART = ("correspondent_id", "role", "name_as_written", "capacity_id")
BREACHES = [
    *reviewed("document", make.make_document),
    Breach("document_date_reckoned", make.make_document, {"date": "1949-02"}),
    Breach("document_title_not_empty", make.make_document, {"title": "  "}),
    Breach("document_calendar_known", make.make_document, {"calendar": "mayan"}),
    Breach("document_availability_known", make.make_document, {"availability": "lost"}),
    *reviewed("correspondent", make.make_correspondent),
    Breach(
        "correspondent_authorised_form_not_empty", make.make_correspondent, {"authorised_form": ""}
    ),
    Breach("correspondent_kind_known", make.make_correspondent, {"kind": "ghost"}),
    Breach("correspondent_number_in_parts", make.make_correspondent, {"id": 2**27}),
    Breach("changemark_one_row", lambda: ChangeMark.objects.get_or_create(pk=1)[0], {"id": 2}),
    Breach("correspondent_once", make.make_correspondent, twin=("authorised_form",)),
    Breach("name_form_not_empty", make.make_name, {"form": ""}),
    Breach("name_kind_known", make.make_name, {"kind": "nick"}),
    Breach("name_script_form", make.make_name, {"script": "hans"}),
    Breach("name_once", make.make_name, twin=("correspondent_id", "form")),
    Breach("name_one_authorised", make.make_name, {"kind": "authorised"}),
    Breach("link_kind_known", make.make_link, {"kind": "foe-of"}),
    Breach("link_once", make.make_link, twin=("source_id", "target_id")),
    Breach("participation_certainty_known", make.make_participation, {"certainty": "sure"}),
    Breach("participation_role_known", make.make_participation, {"role": "spy"}),
    Breach("participation_names_someone", make.make_participation, {"correspondent_id": None}),
    Breach("participation_once", make.make_participation, twin=("document_id", *PART)),
    Breach("eventparticipation_certainty_known", make.make_event_participation, {"certainty": "x"}),
    Breach(
        "eventparticipation_names_someone",
        make.make_event_participation,
        {"correspondent_id": None, "name_as_written": " "},
    ),
    Breach("eventparticipation_once", make.make_event_participation, twin=("event_id", *PART)),
    Breach("holding_form_known", make.make_holding, {"form": "clay"}),
    Breach("holding_once", make.make_holding, twin=("document_id", "repository_id")),
    Breach("publication_title_not_empty", make.make_publication, {"title": ""}),
    Breach("printedin_once", make.make_printed_in, twin=("document_id", "publication_id")),
    Breach("text_kind_known", make.make_text, {"kind": "rumour"}),
    Breach("text_status_known", make.make_text, {"status": "hidden"}),
    Breach("text_body_not_empty", make.make_text, {"body": " \n"}),
    Breach("page_once", make.make_page, twin=("document_id", "order")),
    Breach("relation_kind_known", make.make_relation, {"kind": "foe-of"}),
    Breach("relation_once", make.make_relation, twin=("source_id", "target_id")),
    *reviewed("event", make.make_event),
    Breach("event_date_reckoned", make.make_event, {"date": "1949-02"}),
    Breach("event_title_not_empty", make.make_event, {"title": ""}),
    Breach("documentevent_relation_known", make.make_document_event, {"relation": "near"}),
    Breach("documentevent_once", make.make_document_event, twin=("document_id", "event_id")),
    Breach("place_name_not_empty", make.make_place, {"name": ""}),
    Breach("place_once_within", make.make_place, twin=("name",)),
    Breach("place_on_earth", make.make_place, {"latitude": 91, "longitude": 0}),
    Breach("placename_form_not_empty", make.make_place_name, {"form": ""}),
    Breach("placename_once", make.make_place_name, twin=("place_id", "form")),
    Breach("repository_name_not_empty", make.make_repository, {"name": ""}),
    Breach("repository_code_once", lambda: make.make_repository(), {}, ("code",)),
    Breach("collection_title_not_empty", make.make_collection, {"title": ""}),
    Breach("collection_level_known", make.make_collection, {"level": "box"}),
    Breach("collection_title_once", make.make_collection, twin=("title",)),
    Breach("genre_translations_by_language", make.make_genre, {"translations": [1]}),
    Breach("language_translations_by_language", make.make_language, {"translations": [1]}),
    Breach("language_tag_form", make.make_language, {"tag": "not a tag"}),
    *identifier("documentidentifier", make.make_document_identifier),
    *identifier("correspondentidentifier", make.make_correspondent_identifier),
    *identifier("eventidentifier", make.make_event_identifier),
    *identifier("placeidentifier", make.make_place_identifier),
    Breach("imported_is_of_one_record", make.make_imported, {"document_id": None}),
    Breach("imported_once", make.make_imported, twin=("document_id",)),
]


def not_in_table():
    """Breaches that need two columns of one row to agree; each has a test of its own below."""
    return {"link_not_to_itself", "relation_not_to_itself", "address_state_known"} | {
        "address_target_of_its_kind",
        "address_given_once",
        "repository_code_once",
    }


TABLE = [breach for breach in BREACHES if breach.constraint not in not_in_table()]


def own_constraints():
    """The names of all constraints that our models declare."""
    return {
        constraint.name
        for model in apps.get_app_config("archive").get_models()
        if not model._meta.proxy
        for constraint in model._meta.constraints
        if model.__name__ != "User"
    }


def sql_update(record, values):
    """Change the row by SQL alone."""
    columns = {
        f'"{name}"': Json(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    sets = ", ".join(f"{column} = %s" for column in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {record._meta.db_table} SET {sets} WHERE {record._meta.pk.column} = %s",
            [*columns.values(), record.pk],
        )


def test_every_constraint_has_its_breach():
    assert own_constraints() == {breach.constraint for breach in TABLE} | not_in_table()


@pytest.mark.parametrize("breach", TABLE, ids=lambda breach: breach.constraint)
def test_sql_is_refused(breach):
    record, values = breach.records()
    with pytest.raises(IntegrityError, match=breach.constraint):
        sql_update(record, values)


@pytest.mark.parametrize("breach", TABLE, ids=lambda breach: breach.constraint)
def test_orm_says_what_is_wrong(breach):
    record, values = breach.records()
    for name, value in values.items():
        setattr(record, name, value)
    with pytest.raises(ValidationError) as error:
        record.validate_constraints()
    assert all(len(message) > 15 for message in error.value.messages)


@pytest.mark.parametrize("maker", [make.make_link, make.make_relation])
def test_nothing_is_related_to_itself(maker):
    record = maker()
    with pytest.raises(IntegrityError, match="not_to_itself"):
        sql_update(record, {"target_id": record.source_id})
    record.target = record.source
    with pytest.raises(ValidationError, match="itself"):
        record.validate_constraints()


def test_repository_codes_are_unique_where_given():
    make.make_repository(code="RGASPI")
    other = make.make_repository(code="")
    make.make_repository(code="")
    with pytest.raises(IntegrityError, match="repository_code_once"):
        sql_update(other, {"code": "RGASPI"})
    other.code = "RGASPI"
    with pytest.raises(ValidationError, match="code"):
        other.validate_constraints()


def test_an_address_is_given_once():
    document = make.make_document()
    Address.objects.create(kind="document", key="7", document=document)
    with pytest.raises(IntegrityError, match="address_given_once"), transaction.atomic():
        Address.objects.create(kind="document", key="7", document=make.make_document())
    with pytest.raises(ValidationError, match="given before"):
        Address(kind="document", key="7", document=document).validate_constraints()


def test_an_address_leads_to_one_record_of_its_kind():
    place, event = make.make_place(), make.make_event()
    address = Address.objects.create(kind="event", key="e", event=event)
    with pytest.raises(IntegrityError, match="address_target_of_its_kind"):
        sql_update(address, {"place_id": place.pk})
    with pytest.raises(IntegrityError, match="address_state_known"):
        sql_update(address, {"state": "gone"})
    with pytest.raises(ValidationError, match="own kind"):
        Address(kind="event", key="f", place=place).validate_constraints()
