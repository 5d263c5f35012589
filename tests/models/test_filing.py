"""Correspondents stand in the list as they are filed, by whatever door the name came."""

import pytest
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db.models import F

from archive.models import Correspondent
from tests.factories import make_correspondent

pytestmark = pytest.mark.django_db
DIRECT, FILED = "John Foster Dulles", "Dulles, John Foster"


def orders():
    return list(Correspondent.objects.order_by("pk").values_list("sort_key", flat=True))


def save(person, **values):
    for name, value in values.items():
        setattr(person, name, value)
    person.save()


def save_fields(person, **values):
    for name, value in values.items():
        setattr(person, name, value)
    person.save(update_fields=list(values))


def update(person, **values):
    assert Correspondent.objects.filter(pk=person.pk).update(**values) == 1


def bulk_update(person, **values):
    for name, value in values.items():
        setattr(person, name, value)
    Correspondent.objects.bulk_update([person], list(values))


@pytest.mark.parametrize("door", [save, save_fields, update, bulk_update])
def test_the_order_follows_the_form_as_filed_else_the_authorised_one(door):
    person = make_correspondent(authorised_form=DIRECT)
    reckoned = orders()
    for values in (
        {"filed_as": FILED},
        {"authorised_form": "J. F. Dulles"},
        {"filed_as": ""},
        {"authorised_form": "Foster Dulles", "filed_as": "Dulles, Foster"},
    ):
        person.refresh_from_db()
        door(person, **values)
        reckoned += orders()
    assert reckoned == [
        "john foster dulles",
        "dulles john foster",
        "dulles john foster",
        "j f dulles",
        "dulles foster",
    ]
    assert Correspondent.objects.get().folded == "foster dulles"


def test_an_update_of_many_reckons_each_from_its_own_name():
    make_correspondent(authorised_form=DIRECT, filed_as=FILED)
    make_correspondent(authorised_form="U Nu", filed_as="Nu, U")
    make_correspondent(authorised_form="Mao Zedong")
    assert Correspondent.objects.exclude(filed_as="").update(filed_as="", history="Who.") == 2
    assert orders() == ["john foster dulles", "u nu", "mao zedong"]
    assert Correspondent.objects.filter(history="Who.").count() == 2


def test_an_update_is_one_revision_of_each_record():
    person = make_correspondent(authorised_form=DIRECT)
    Correspondent.objects.update(filed_as=FILED)
    assert [one.filed_as for one in person.revisions.order_by("pgh_id")] == ["", FILED]


def test_an_expression_cannot_be_filed():
    with pytest.raises(FieldError, match="filed_as takes a value here, for sort_key follow"):
        Correspondent.objects.update(filed_as=F("authorised_form"))


def test_letters_count_the_forms_as_filed():
    dulles = make_correspondent(authorised_form=DIRECT, filed_as=FILED)
    make_correspondent(authorised_form="Joseph Stalin")
    assert Correspondent.objects.filed() == [("d", 1), ("j", 1)]
    assert Correspondent.objects.under("d").get() == dulles


@pytest.mark.django_db(transaction=True)
def test_a_full_table_goes_back_to_the_first_version_and_forth():
    make_correspondent(authorised_form=DIRECT, filed_as=FILED)
    make_correspondent(authorised_form="Mao Zedong")
    try:
        call_command("migrate", "archive", "0001", verbosity=0)
    finally:
        call_command("migrate", "archive", verbosity=0)
    assert orders() == ["john foster dulles", "mao zedong"]
    update(Correspondent.objects.get(authorised_form=DIRECT), filed_as=FILED)
    assert orders()[0] == "dulles john foster"
