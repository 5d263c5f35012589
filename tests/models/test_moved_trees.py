"""Trees that move while somebody else adds documents to them: search rows are true after both."""

from threading import Thread

import pytest
from django.db import connection

from archive.models import SearchEntry
from archive.search.checking import differences
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

ADD = (
    "INSERT INTO archive_documentevent (document_id, event_id, relation)"
    " SELECT %s, %s, relation FROM archive_documentevent LIMIT 1"
)
MOVE = "UPDATE archive_event SET part_of_id = %s WHERE id = %s"


@pytest.fixture
def somebody():
    """The connection of somebody else, within a transaction."""
    other = connection.copy()
    other.set_autocommit(False)
    other.cursor().execute("SELECT 1")
    yield other
    other.close()


@pytest.mark.parametrize("mover_first", [True, False])
def test_rows_are_true_after_a_move_and_an_addition_at_once(somebody, mover_first):
    whole, part, document = make.make_event(), make.make_event(), make.make_document()
    make.make_document_event(document=make.make_document(), event=part)
    steps = [(MOVE, [whole.pk, part.pk]), (ADD, [document.pk, part.pk])]
    first, second = steps if mover_first else reversed(steps)
    with somebody.cursor() as cursor:
        cursor.execute(*first)
        # As before the words are indexed: all is reckoned, and not yet committed.
        cursor.execute("SELECT archive_search_settle()")

    def at_once():
        with connection.cursor() as cursor:
            cursor.execute(*second)
        connection.close()

    thread = Thread(target=at_once)
    thread.start()
    thread.join(0.5)
    somebody.commit()
    thread.join()
    row = SearchEntry.objects.get(pk=document.pk)
    assert row.events == sorted([whole.pk, part.pk])
    assert not [one for one in differences() if one.columns != ("words due",)]
