"""Publishing, withdrawing, and the addresses that are given on the way."""

import threading

import pytest
from django.db import connection
from django.db.models import ProtectedError

from archive.curation import IllegalStep, changes, publish, renew_address, settle, withdraw
from archive.models import Address, Correspondent, Document, StaleRecord
from tests.factories import (
    make_correspondent,
    make_curator,
    make_document,
    make_event,
    make_holding,
    make_participation,
    make_place,
)

pytestmark = pytest.mark.django_db


def addresses():
    return sorted(Address.objects.values_list("kind", "key", "state"))


def test_publishing_gives_addresses_to_all_that_the_document_names():
    document = make_document(place=make_place(name="Moscow"))
    stalin = make_correspondent(authorised_form="Joseph Stalin")
    office = make_correspondent(kind="office", authorised_form="Chairman")
    make_participation(document=document, correspondent=stalin, capacity=office)
    make_holding(document=document)
    make_correspondent(authorised_form="Not named")
    assert publish([document], comment="ready") == 1
    kinds = [(kind, key) for kind, key, _ in addresses() if kind != "repository"]
    assert kinds == [
        ("correspondent", "chairman"),
        ("correspondent", "joseph-stalin"),
        ("document", str(document.pk)),
        ("place", "moscow"),
    ]
    revision = document.revisions.order_by("-pgh_id").first()
    assert revision.pgh_context.metadata["comment"] == "ready"


def test_publishing_twice_changes_nothing():
    document = make_document()
    publish([document])
    version = document.version
    assert publish([document]) == 0
    document.refresh_from_db()
    assert document.version == version


def test_publishing_keeps_the_door_it_came_by():
    document = make_document()
    with changes("admin"):
        publish([document])
    revision = document.revisions.order_by("-pgh_id").first()
    assert revision.pgh_context.metadata == {"door": "admin", "comment": "published"}


def test_two_of_one_name_have_two_addresses():
    names = [make_correspondent(authorised_form="Li Wei", qualifier=q) for q in ("", "writer", " ")]
    publish(names)
    assert [one.slug for one in names] == ["li-wei", "li-wei-writer", "li-wei-2"]


def test_a_name_without_latin_letters_is_kind_and_number():
    mao = make_correspondent(authorised_form="毛泽东")
    tricky = make_correspondent(authorised_form=f"Correspondent {mao.pk + 1000}")
    publish([mao, tricky])
    assert mao.slug == f"correspondent-{mao.pk}"
    assert tricky.slug == f"correspondent-{mao.pk + 1000}-2"


def test_a_renamed_record_keeps_its_old_address():
    stalin = make_correspondent(authorised_form="Joseph Stalin")
    publish([stalin])
    stalin.authorised_form = "Iosif Stalin"
    stalin.save()
    renew_address(stalin)
    assert addresses() == [
        ("correspondent", "iosif-stalin", "current"),
        ("correspondent", "joseph-stalin", "old"),
    ]
    other = make_correspondent(authorised_form="Joseph Stalin")
    publish([other])
    assert other.slug == "joseph-stalin-2"


def test_a_record_with_an_address_cannot_be_deleted():
    document = make_document()
    publish([document])
    with pytest.raises(ProtectedError):
        document.delete()


def test_withdrawing_needs_a_reason_and_a_published_record():
    document = make_document()
    with pytest.raises(IllegalStep, match="not published"):
        withdraw(document, reason="x")
    publish([document])
    with pytest.raises(IllegalStep, match="Say why"):
        withdraw(document, reason="  ")
    withdraw(document, by=make_curator(), reason="The file was closed.")
    assert Document.objects.get().withdrawn_reason == "The file was closed."
    publish([document])
    assert Document.objects.get().withdrawn_reason == ""


def test_of_several_records_all_are_published_or_none():
    one, stale = make_document(), make_document()
    Document.objects.filter(pk=stale.pk).update(title="Changed meanwhile")
    with pytest.raises(StaleRecord):
        publish([one, stale])
    assert not Document.objects.filter(status="published").exists()


def test_settling_gives_what_was_added_later_its_address():
    document = make_document()
    publish([document])
    part = make_participation(document=document)
    settle([document])
    assert Correspondent.objects.get(pk=part.correspondent_id).slug


def test_settling_leaves_drafts_alone():
    settle([make_document(), make_event()])
    assert addresses() == []


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_namesakes_at_once_get_two_addresses():
    pair = [make_correspondent(authorised_form="Li Wei", qualifier=q) for q in ("", " ")]
    barrier = threading.Barrier(2)

    def run(record):
        barrier.wait()
        publish([record])
        connection.close()

    threads = [threading.Thread(target=run, args=[record]) for record in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(key for _, key, _ in addresses()) == ["li-wei", "li-wei-2"]
