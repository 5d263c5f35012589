"""Two who save at the very same moment: one waits for the other, then hears of it."""

from threading import Thread

import pytest
from django.db import connection, transaction
from django.test import Client

from archive.models import Correspondent, Document
from tests import factories as make
from tests.admin.paper import address, errors_in, opened, sent

pytestmark = pytest.mark.django_db(transaction=True)


def in_thread(work):
    """Start the work with a database connection of its own; its result comes in the list."""
    results = []

    def run():
        try:
            results.append(work())
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread, results


def test_a_save_waits_for_the_lock_and_then_finds_itself_stale(desk, bea):
    document = make.make_document()
    values = opened(desk, address(document))
    with transaction.atomic():
        theirs = Document.objects.select_for_update().get(pk=document.pk)
        thread, results = in_thread(lambda: sent(desk, address(document), values, summary="Mine."))
        thread.join(1)
        assert not results
        theirs.summary, theirs.changed_by = "Theirs.", bea
        theirs.save()
    thread.join(30)
    assert "Bea Brown changed" in errors_in(results[0])
    assert Document.objects.get().summary == "Theirs."


def test_of_two_saves_at_once_one_is_kept_and_the_other_told(alice, bea):
    document = make.make_document()
    threads = []
    for user in (alice, bea):
        client = Client()
        client.force_login(user)
        values = opened(client, address(document))
        threads.append((client, values, user.username))
    running = [
        in_thread(lambda c=client, v=values, n=name: sent(c, address(document), v, summary=n))
        for client, values, name in threads
    ]
    for thread, _results in running:
        thread.join(30)
    codes = sorted(results[0].status_code for _thread, results in running)
    assert codes == [200, 302]


def test_a_correspondent_deleted_meanwhile_is_an_error_of_the_form(desk):
    document, named = make.make_document(), make.make_correspondent()
    values = opened(desk, address(document))
    row = {"role": "sender", "correspondent": str(named.pk), "certainty": "certain", "order": "0"}
    values |= {f"participations-0-{name}": value for name, value in row.items()}
    values["participations-TOTAL_FORMS"] = "1"
    with transaction.atomic():
        Correspondent.objects.filter(pk=named.pk).delete()
        thread, results = in_thread(lambda: sent(desk, address(document), values, summary="New."))
        thread.join(1)
    thread.join(30)
    assert results[0].status_code == 200
    assert "deleted" in errors_in(results[0]) or "Select a valid choice" in errors_in(results[0])
    assert not document.participations.exists()
