"""Indexing anew, and proving search rows against the records."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.models import Document, SearchEntry
from archive.search import index_words, indexing
from archive.search.words import parse
from tests import factories as make

pytestmark = pytest.mark.django_db


def said(name, **options):
    """What the command writes."""
    stream = io.StringIO()
    call_command(name, stdout=stream, **options)
    return stream.getvalue()


def differences():
    """What check_archive writes before it ends with status 1."""
    stream = io.StringIO()
    with pytest.raises(CommandError, match="To mend"):
        call_command("check_archive", stdout=stream)
    return stream.getvalue()


def found(word):
    query = parse(word).clauses[0].terms[0].entry_query()
    rows = SearchEntry.objects.extra(where=["words @@ %s::tsquery"], params=[query])
    return {row.document_id for row in rows}


def by_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def document():
    document = make.make_published(title="Gold")
    make.make_participation(document=document, name_as_written="Filippov")
    make.make_holding(document=document, collection=make.make_collection())
    make.make_text(document=document)
    index_words()
    return document


def test_an_edit_by_sql_is_found_after_reindex_stale(document):
    by_sql("UPDATE archive_document SET title = 'Silver'")
    by_sql("UPDATE archive_searchentry SET words_due = 1")  # another transaction's
    assert found("silver") == set()
    assert "words due" in differences()
    assert "1 document indexed" in said("reindex", stale=True)
    assert found("silver") == {document.pk}
    assert "as they should be" in said("reindex", stale=True)
    assert "1 document checked" in said("check_archive")


def test_all_words_are_built_anew(document):
    other = make.make_document(title="Silver")
    by_sql("UPDATE archive_searchentry SET words = '', words_due = NULL")
    assert "2 documents indexed" in said("reindex")
    assert (found("gold"), found("silver")) == ({document.pk}, {other.pk})


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("UPDATE archive_searchentry SET status = 'draft'", "status"),
        ("UPDATE archive_searchentry SET date_first = 1, date_last = 2", "date_first, date_last"),
        ("UPDATE archive_searchentry SET collections = '{7}'", "collections"),
        ("UPDATE archive_searchentry SET names = '{}'", "names"),
        ("UPDATE archive_searchentry SET has_text = false", "has_text"),
        ("UPDATE archive_searchentry SET words = ''", "words"),
        ("DELETE FROM archive_searchentry", "row"),
    ],
)
def test_what_differs_is_told_and_mended(document, statement, column):
    by_sql(statement)
    assert differences() == f"Document {document.pk}: {column}\n"
    said("reindex")
    assert "1 document checked" in said("check_archive")


def test_very_many_differences_are_counted():
    Document.objects.bulk_create(Document(title=f"Gold {number}") for number in range(120))
    lines = differences().splitlines()
    assert len(lines) == 101
    assert lines[-1] == "… and 20 more."


def test_who_stops_it_is_told_how_far_it_is(document, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 1)
    other = make.make_document(title="Silver")
    by_sql("UPDATE archive_searchentry SET words_due = 1, words = ''")
    index = indexing._index

    def stopped(due):
        if due[0][0] == other.pk:
            raise KeyboardInterrupt
        index(due)

    monkeypatch.setattr(indexing, "_index", stopped)
    with pytest.raises(CommandError, match="Stopped after 1 of 2"):
        said("reindex", stale=True)
    assert found("gold") == {document.pk}


@pytest.mark.django_db(transaction=True)
def test_a_document_on_which_somebody_is_at_work_comes_last():
    document, other = make.make_document(title="Gold"), make.make_document(title="Silver")
    somebody = connection.copy()
    somebody.set_autocommit(False)
    with somebody.cursor() as cursor:
        cursor.execute("UPDATE archive_document SET title = 'Tin' WHERE number = %s", [document.pk])
        cursor.execute("SELECT archive_search_settle()")
    told = []

    def progress(number):
        told.append((number, found("silver"), found("tin")))
        if len(told) == 1:
            somebody.commit()

    try:
        assert indexing.reindex(progress=progress) == 2
    finally:
        somebody.close()
    assert told == [(1, {other.pk}, set()), (1, {other.pk}, {document.pk})]


def test_numbers_of_facets_are_proved_and_counted_anew(document):
    assert "1 document checked" in said("check_archive")
    by_sql("UPDATE archive_census SET number = 7 WHERE facet = 'timeline'")
    assert "Facet timeline: numbers of documents" in differences()
    said("reindex")
    assert "1 document checked" in said("check_archive")


def test_numbers_of_correspondents_are_proved_and_counted_anew(document):
    person = make.make_correspondent()
    make.make_participation(document=document, correspondent=person)
    index_words()
    assert "1 document checked" in said("check_archive")
    by_sql("UPDATE archive_tally SET number = 7 WHERE correspondent_id = %s", person.pk)
    assert f"Correspondent {person.pk}: number of documents" in differences()
    said("reindex")
    assert "1 document checked" in said("check_archive")
