"""Pages for what goes wrong: ours, each with a way on."""

import pytest
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["400.html", "403.html", "404.html", "410.html", "500.html", "503.html"]
)
def test_every_error_page_stands_without_request_or_database(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string(name)
    assert page.count("<h1") == 1
    assert 'href="/documents/"' in page


def test_a_form_without_the_sites_proof_gets_a_page_of_ours():
    response = Client(enforce_csrf_checks=True).post("/documents/")
    assert response.status_code == 403
    assert "load the page again" in response.content.decode()
    assert "<style" not in response.content.decode()


def test_an_address_that_was_never_given_leads_on(client):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "Nothing at this address" in response.content.decode()


def test_a_fault_of_ours_is_told_without_its_details(monkeypatch):
    def broken(*args):
        raise RuntimeError("inner detail")

    monkeypatch.setattr("archive.views.document_list.answer", broken)
    response = Client(raise_request_exception=False).get("/documents/")
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()
    assert "inner detail" not in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/about/", "/documents/", "/correspondents/", "/events/"])
def test_pages_are_read_not_written(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


def test_a_reader_may_be_signed_in_without_being_a_curator(client):
    make.make_document(title="Hidden draft")
    client.force_login(make.make_user(is_staff=True))
    assert "Hidden draft" not in client.get("/documents/").content.decode()


def test_a_database_that_does_not_answer_is_told_as_such():
    def refuse(*args):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(refuse):
        response = Client(raise_request_exception=False).get("/documents/")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "does not answer" in response.content.decode()
