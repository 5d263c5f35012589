"""Repeats: a page that has not changed is not sent again, and one that has always is."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from archive.curation import withdraw
from archive.models import Document
from archive.search import index_words
from archive.views.unchanged import release
from tests import factories as make

# A mark holds only for what is committed.
pytestmark = pytest.mark.django_db(transaction=True)
LISTS = (
    "/",
    "/documents/",
    "/documents/feed/",
    "/documents/?format=csv",
    "/documents/?format=json",
    "/correspondents/",
    "/events/",
    "/collections/",
    "/repositories/",
    "/places/",
)


def again(client, response, path, **headers):
    """The answer for who has this one already."""
    return client.get(path, headers={"If-None-Match": response["ETag"], **headers})


def test_a_list_that_has_not_changed_costs_one_query(client, django_assert_num_queries):
    make.make_published(title="A letter")
    for path in LISTS:
        first = client.get(path)
        assert first.status_code == 200, path
        assert re.fullmatch(r'W/"\w{32}"', first["ETag"]), path
        assert first["Cache-Control"] == "no-cache", path
        with django_assert_num_queries(1):
            second = again(client, first, path)
        assert second.status_code == 304, path
        assert second.content == b""
        assert second["ETag"] == first["ETag"]
        assert second["Cache-Control"] == "no-cache"
        assert second["Vary"] == first["Vary"]
        assert "Accept-Encoding" in second["Vary"]


def test_any_change_is_seen_at_once(client):
    document = make.make_published(title="A letter")
    person = make.make_correspondent(authorised_form="Joseph Stalin")
    make.make_participation(document=document, correspondent=person)

    def rename():
        person.authorised_form = "J. V. Stalin"
        person.save()

    def by_sql():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE archive_document SET title = 'By SQL'")

    changes = (
        rename,
        by_sql,
        lambda: index_words([document.pk]),
        lambda: make.make_text(document=document),
        lambda: make.make_holding(document=document),
        lambda: withdraw(Document.objects.get(), reason="named in error"),
    )
    for change in changes:
        before = client.get("/documents/")
        assert again(client, before, "/documents/").status_code == 304
        change()
        assert again(client, before, "/documents/").status_code == 200


def test_an_embargo_that_passes_is_seen_at_once(client):
    client.get("/documents/")  # the first takes longest, and must not outlast the embargo
    soon = timezone.now() + timedelta(seconds=1.5)
    make.make_published(title="Embargoed", public_from=soon)
    before = client.get("/documents/")
    assert again(client, before, "/documents/").status_code == 304
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(extract(epoch FROM %s - now()) + 0.01)", [soon])
    after = again(client, before, "/documents/")
    assert after.status_code == 200
    assert "Embargoed" in after.content.decode()


def test_another_address_language_day_or_release_is_another_page(client, settings, monkeypatch):
    first = client.get("/documents/")
    assert again(client, first, "/documents/?sort=added").status_code == 200
    settings.LANGUAGES = [("en", "English"), ("fr", "French")]
    assert again(client, first, "/documents/", **{"Accept-Language": "fr"}).status_code == 200
    assert again(client, first, "/documents/").status_code == 304
    tomorrow = timezone.localdate() + timedelta(days=1)
    with monkeypatch.context() as later:
        later.setattr("django.utils.timezone.localdate", lambda: tomorrow)
        assert again(client, first, "/documents/").status_code == 200
    monkeypatch.setattr("archive.views.unchanged.release", lambda: "next")
    assert again(client, first, "/documents/").status_code == 200


def test_a_release_is_told_by_its_files(settings, tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "home.html").write_text("one")
    settings.BASE_DIR = tmp_path
    one = release.__wrapped__()
    assert release.__wrapped__() == one
    (tmp_path / "templates" / "home.html").write_text("two")
    assert release.__wrapped__() != one


def test_nothing_is_kept_of_what_a_curator_sees(client):
    stranger = client.get("/documents/")
    make.make_document(title="A draft")
    client.force_login(make.make_curator())
    response = client.get("/documents/")
    assert "A draft" in response.content.decode()
    assert "ETag" not in response
    assert response["Cache-Control"] == "private, no-store"
    assert again(client, stranger, "/documents/").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"), [("/documents/?date=xx", 400), ("/documents/?page=9", 404)]
)
def test_what_is_no_page_has_no_tag(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert "ETag" not in response
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == status


def test_a_compressed_page_keeps_its_tag(client):
    make.make_published(title="A letter")
    plain = client.get("/documents/")
    packed = client.get("/documents/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] == plain["ETag"]
    assert again(client, packed, "/documents/", **{"Accept-Encoding": "gzip"}).status_code == 304


def test_nothing_is_compared_while_templates_are_worked_on(client, settings):
    first = client.get("/documents/")
    settings.DEBUG = True
    assert again(client, first, "/documents/").status_code == 200


@pytest.mark.parametrize("header", ["", "x", '"', 'W/"', "\x80\xff", "*", "," * 5000, '"a"' * 2000])
def test_a_tag_that_is_none_of_ours_gets_the_page(client, header):
    assert client.get("/documents/", headers={"If-None-Match": header}).status_code == 200


def test_only_questions_are_compared(client):
    first = client.get("/documents/")
    headers = {"If-None-Match": first["ETag"]}
    assert client.head("/documents/", headers=headers).status_code == 304
    assert client.post("/documents/", headers=headers).status_code == 405
