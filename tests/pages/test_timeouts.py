"""What takes too long is ended, with a way on for readers; a curator's work is not."""

import html
import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.config.programs import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(monkeypatch):
    """A reader whose questions to the list of documents all take longer than they may."""

    def asleep(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '10ms'")
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr("archive.views.document_list.answer", asleep)
    return Client(raise_request_exception=False)


def fields(page):
    """The fields of the form that asks again, by name."""
    form = re.search(r'<main.*?<form.*?action="/documents/">(.*?)</form>', page, re.S)[1]
    found = {}
    for field in re.findall(r"<input[^>]*>", form):
        values = dict(re.findall(r'(\w+)="([^"]*)"', field))
        found.setdefault(values["name"], []).append(html.unescape(values.get("value", "")))
    return found


def test_a_question_that_takes_too_long_is_told_as_such(slow):
    response = slow.get("/documents/")
    page = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "This takes too long" in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_download_that_takes_too_long_is_told_before_it_begins(monkeypatch, form):
    def asleep(*args):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '10ms'")
            cursor.execute("SELECT pg_sleep(5)")
            yield 1

    monkeypatch.setattr("archive.views.document_list.numbers", asleep)
    response = Client(raise_request_exception=False).get(f"/documents/?format={form}")
    assert response.status_code == 503
    assert "This takes too long" in response.content.decode()


def test_the_question_is_kept_and_can_be_narrowed_by_time(slow):
    page = slow.get(
        "/documents/?q=a+%22%3E%3Cb&certainty=certain&certainty=possible&page=2"
    ).content
    assert fields(page.decode()) == {
        "q": ['a "><b'],
        "certainty": ["certain", "possible"],
        "date": [""],
    }


def test_a_question_with_a_time_can_be_narrowed_by_words(slow):
    page = slow.get("/documents/?q=gold&date=1949").content.decode()
    assert fields(page) == {"date": ["1949"], "q": ["gold"]}


def test_the_same_can_be_asked_in_order_of_date(slow):
    page = html.unescape(slow.get("/documents/?q=gold").content.decode())
    assert 'href="/documents/?q=gold&sort=oldest"' in page
    assert 'href="/documents/?q=gold"' in page
    page = html.unescape(slow.get("/documents/?q=gold&sort=newest").content.decode())
    assert "sort=oldest" not in page


LIMITS = """
import config.wsgi
from django.db import connection
from django.test import RequestFactory
from archive.middleware import UnhurriedDeskMiddleware

def limit(request=None):
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]

def broken(request):
    raise RuntimeError(limit())

ask = RequestFactory().get
print("new", limit())
print("page", UnhurriedDeskMiddleware(limit)(ask("/documents/")))
print("desk", UnhurriedDeskMiddleware(limit)(ask("/admin/archive/")))
try:
    UnhurriedDeskMiddleware(broken)(ask("/admin/archive/"))
except RuntimeError as error:
    print("broken", error)
print("after", limit())
"""


@pytest.mark.parametrize(
    ("options", "limit"), [({}, "5s"), ({"PGOPTIONS": "-c statement_timeout=20s"}, "20s")]
)
def test_the_site_limits_readers_and_not_the_desk(options, limit):
    status, said = run("-c", LIMITS, **options)
    assert status == 0, said
    told = dict(line.split() for line in said.splitlines())
    assert told == {"new": limit, "page": limit, "desk": "0", "broken": "0", "after": limit}
    assert "archive.middleware.UnhurriedDeskMiddleware" in settings.MIDDLEWARE


def test_commands_are_not_limited():
    asked = (
        "from django.db import connection as c; x = c.cursor(); x.execute('SHOW statement_timeout')"
    )
    status, said = run("manage.py", "shell", "--no-imports", "-c", f"{asked}; print(x.fetchone())")
    assert (status, said.strip()) == (0, "('0',)")
