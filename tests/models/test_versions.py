"""No edit is lost: stale saves are refused by every door, and history keeps every change."""

import threading

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from archive.curation import changes
from archive.models import Correspondent, Document, StaleRecord
from tests.factories import make_correspondent, make_document, make_place, make_user

pytestmark = pytest.mark.django_db


def test_a_stale_save_says_who_changed_the_record():
    anna = make_user(first_name="Anna", last_name="Archivist")
    document = make_document(title="First title")
    mine = Document.objects.get(pk=document.pk)
    document.title, document.changed_by = "Her title", anna
    document.save()
    mine.title = "My title"
    with pytest.raises(StaleRecord, match=r"Anna Archivist changed “Her title” on .* not saved"):
        mine.save()
    document.refresh_from_db()
    assert document.title == "Her title"


def test_saving_again_and_again_is_not_stale():
    document = make_document()
    for title in ("One", "Two", "Three"):
        document.title = title
        document.save()
    assert Document.objects.get(pk=document.pk).version == document.version == 4


def test_a_change_by_sql_makes_an_open_record_stale():
    document = make_document()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_document SET rights = 'free' WHERE number = %s", [document.pk]
        )
    with pytest.raises(StaleRecord):
        document.save()


def test_a_partial_save_is_checked_too():
    document = make_document()
    Document.objects.filter(pk=document.pk).update(title="Changed in bulk")
    document.rights = "free"
    with pytest.raises(StaleRecord):
        document.save(update_fields=["rights"])


def test_sql_cannot_set_the_version():
    document = make_document()
    with pytest.raises(DatabaseError, match="stale"), connection.cursor() as cursor:
        cursor.execute("UPDATE archive_document SET version = 9 WHERE number = %s", [document.pk])


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_refused():
    document = make_document()
    copies = [Document.objects.get(pk=document.pk) for _ in range(2)]
    barrier, outcomes = threading.Barrier(2), []

    def save(copy, title):
        barrier.wait()
        copy.title = title
        try:
            copy.save()
            outcomes.append("saved")
        except StaleRecord:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=save, args=pair) for pair in zip(copies, ("A", "B"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused", "saved"]


def test_history_keeps_every_change_with_its_reason():
    anna = make_user()
    document = make_document(title="First")
    with changes("test", "a better title", by=anna):
        document.title = "Second"
        document.save()
    revision = document.revisions.order_by("-pgh_id").first()
    assert (revision.pgh_label, revision.title) == ("update", "Second")
    assert revision.pgh_context.metadata == {
        "door": "test",
        "comment": "a better title",
        "user": anna.pk,
    }


def test_history_cannot_be_rewritten():
    document = make_document()
    with pytest.raises(DatabaseError), transaction.atomic():
        document.revisions.all().update(title="It was never so")
    with pytest.raises(DatabaseError), transaction.atomic():
        document.revisions.all().delete()


def test_what_was_public_is_not_made_a_draft():
    document = make_document(status="published")
    with pytest.raises(IntegrityError, match="withdraw it"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(status="draft")


def test_a_place_does_not_lie_within_itself():
    city = make_place()
    street = make_place(within=city)
    city.within = street
    with pytest.raises(IntegrityError, match="below itself"), transaction.atomic():
        city.save()


def test_the_authorised_form_is_among_the_names():
    stalin = make_correspondent(authorised_form="Joseph Stalin")
    stalin.authorised_form = "Iosif Stalin"
    stalin.save()
    assert [(name.form, name.kind) for name in stalin.names.all()] == [
        ("Iosif Stalin", "authorised")
    ]
    assert list(Correspondent.objects.named("IOSÍF stal")) == [stalin]
