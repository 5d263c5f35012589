"""The page on spreadsheets, and the tables to fill in."""

import pytest

from archive.exchange.csv import TABLES
from archive.models import Correspondent, Document, Event
from tests.curation.tables import load

pytestmark = pytest.mark.django_db
MODELS = {"documents": Document, "correspondents": Correspondent, "events": Event}


def test_every_column_and_its_other_names_are_on_the_page(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get("/help/import/").content.decode()
    for columns in TABLES.values():
        for column in columns.all:
            assert f"<code>{column.name}</code>" in page
            assert ", ".join(column.synonyms) in page


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_is_offered_and_comes_in_as_it_is(client, kind):
    assert f'href="/help/import/{kind}.csv"' in client.get("/help/import/").content.decode()
    response = client.get(f"/help/import/{kind}.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    report = load(kind, response.content)
    assert (report.created, len(report.errors), len(report.notes)) == (1, 0, 0)
    assert MODELS[kind].objects.count() == 1


def test_a_table_of_another_kind_is_not_found(client):
    assert client.get("/help/import/secrets.csv").status_code == 404
