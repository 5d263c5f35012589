"""The gate: who sees which record, in every state."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.utils import timezone

from archive.models import Collection, Correspondent, Document, Event, Place, Repository, Text
from tests.factories import (
    make_collection,
    make_correspondent,
    make_curator,
    make_document,
    make_document_event,
    make_event,
    make_holding,
    make_participation,
    make_place,
    make_text,
    make_user,
)

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()
NOW = timezone.now()

STATES = [
    ({"status": "draft"}, False),
    ({"status": "in-review"}, False),
    ({"status": "published"}, True),
    ({"status": "published", "public_from": NOW - timedelta(days=1)}, True),
    ({"status": "published", "public_from": NOW + timedelta(days=1)}, False),
    ({"status": "withdrawn", "withdrawn_reason": "closed"}, False),
]


@pytest.mark.parametrize(("state", "public"), STATES)
def test_strangers_see_what_is_public_and_curators_all(state, public):
    make_document(**state)
    assert Document.objects.visible_to(STRANGER).exists() is public
    assert Document.objects.visible_to(make_curator()).exists() is True


def test_only_active_staff_with_the_right_are_curators():
    make_document()
    right = Permission.objects.get(codename="view_document")
    for fields, sees in [
        ({"is_staff": True}, True),
        ({"is_staff": False}, False),
        ({"is_staff": True, "is_active": False}, False),
    ]:
        user = make_user(**fields)
        user.user_permissions.add(right)
        assert Document.objects.visible_to(user).exists() is sees
    assert not Document.objects.visible_to(make_user(is_staff=True)).exists()


@pytest.mark.parametrize(("state", "public"), STATES)
def test_what_a_public_document_names_is_public(state, public):
    document = make_document(place=make_place(), **state)
    office = make_correspondent(kind="office")
    make_participation(document=document, capacity=office, place=make_place())
    make_participation(document=document)
    make_document_event(document=document)
    make_holding(document=document, collection=make_collection())
    for model, number in [
        (Correspondent, 2),
        (Place, 2),
        (Event, 1),
        (Repository, 1),
        (Collection, 1),
    ]:
        assert model.objects.visible_to(STRANGER).count() == (number if public else 0)
        assert model.objects.visible_to(make_curator()).count() == number


def test_a_published_correspondent_needs_no_document():
    make_correspondent(status="published")
    make_event(status="published")
    assert Correspondent.objects.visible_to(STRANGER).count() == 1
    assert Event.objects.visible_to(STRANGER).count() == 1


def test_a_withdrawn_correspondent_stays_hidden_though_named():
    hidden = make_correspondent(status="withdrawn", withdrawn_reason="mistaken identity")
    make_participation(document=make_document(status="published"), correspondent=hidden)
    assert not Correspondent.objects.visible_to(STRANGER).exists()


def test_a_draft_text_is_not_shown():
    document = make_document(status="published")
    make_text(document=document, status="draft")
    shown = make_text(document=document)
    assert list(Text.objects.visible_to(STRANGER)) == [shown]
    assert Text.objects.visible_to(make_curator()).count() == 2
