"""Tables that are emptied by SQL: search rows and tallies stay true."""

import pytest
from django.db import connection

from archive.models import Census, SearchEntry, Tally
from archive.search import index_words
from archive.search.checking import differences
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    document = make.make_published(title="Gold")
    make.make_participation(
        document=document, correspondent=make.make_correspondent(), name_as_written="Filippov"
    )
    make.make_holding(document=document, collection=make.make_collection(), reference="f. 1")
    make.make_text(document=document, status="published")
    make.make_document_identifier(document=document)
    make.make_document_event(document=document, event=make.make_event())
    document.languages.add(make.make_language("fr"))
    index_words()
    return document


def empty(table):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no deferred trigger
        cursor.execute(f"TRUNCATE archive_{table} CASCADE")


@pytest.mark.parametrize(
    ("table", "columns", "due"),
    [
        ("participation", ("correspondents", "parts", "roles"), True),
        ("holding", ("repositories", "collections"), True),
        ("text", ("has_text",), True),
        ("documentidentifier", (), True),
        ("document_languages", ("languages",), False),
        ("documentevent", ("events",), False),
    ],
)
def test_rows_of_documents_emptied_count_at_once(document, table, columns, due):
    before = SearchEntry.objects.values(*columns).get()
    assert all(before[name] for name in columns)
    empty(table)
    after = SearchEntry.objects.values(*columns).get()
    assert not any(after[name] for name in columns)
    assert [one.columns for one in differences()] == ([("words due",)] if due else [])


def test_documents_emptied_take_rows_and_numbers_along(document):
    assert Tally.objects.exists()
    assert Census.objects.exists()
    empty("document")
    assert not SearchEntry.objects.exists()
    assert not Tally.objects.exists()
    assert not Census.objects.exists()
