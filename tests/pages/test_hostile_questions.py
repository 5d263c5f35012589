"""Whatever is asked: a right result, or a sentence that says what is wrong with the question."""

import os
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from archive.search import index_words
from archive.urls import urlpatterns
from tests.pages.hostile import NOT_OURS, questions

pytestmark = pytest.mark.django_db
# As many as a run can afford; HOSTILE=10000 tries more.
NUMBER = int(os.environ.get("HOSTILE", "300"))


def plain_addresses():
    """The addresses of all pages that are none of a single record."""
    for pattern in urlpatterns:
        try:
            yield reverse(pattern.name)
        except NoReverseMatch:
            continue


@pytest.fixture(autouse=True)
def _indexed(archive):
    index_words()


def test_random_hostile_questions_break_nothing(archive):
    client = Client(raise_request_exception=False)
    records = (archive.cable, archive.stalin, archive.office, archive.fonds, archive.visit)
    keys = [one.get_absolute_url().strip("/").split("/")[-1] for one in records]
    keys += ["cable", "ru", f"place-{archive.cable.place_id}", "event-1", str(archive.cable.pk)]
    paths = [*plain_addresses(), *(one.get_absolute_url() for one in records)]
    for place, query in enumerate(questions(NUMBER, keys)):
        path = "/documents/" if place % 2 else paths[place // 2 % len(paths)]
        response = client.get(path, QUERY_STRING=query)
        assert response.status_code in NOT_OURS, f"{path}?{query[:2000]}"
        if response.streaming:
            assert response.getvalue()
        if response.status_code == 400 and response["Content-Type"].startswith("text/html"):
            page = response.content.decode()
            assert 'role="alert"' in page or "could not be read" in page, f"{path}?{query[:2000]}"


def asked(client, query):
    """The status and the page of a question to the list."""
    response = client.get("/documents/", QUERY_STRING=query)
    return response.status_code, response.content.decode()


# What is wrong, and a word of the sentence that names the field or the remedy.
REFUSED = {
    "&".join(f"genre=g{number}" for number in range(1000)): "Genre",
    "&".join(f"person=p{number}" for number in range(1000)): "at most 50",
    "&".join(f"q=w{number}" for number in range(1000)): "more than once",
    "role=robot": "not on the list",
    "sort=worst": "Sort by",
    "date=99999": "date",
    "date=Y1000000000000": "date",
    "date=%ED%A0%80": "date",
    "person=%ED%A0%80": "Name",
    "person=%00": "Name",
    "genre=%00": "Genre",
    "genre=%C0%AF": "Genre",
    "genre=Robert%27%29%3B+DROP+TABLE": "Genre",
    "event=%7B%7B+777*7+%7D%7D": "Event",
    "page=0": "page number",
    "page=" + "9" * 18: "page number",
    "page=" + "9" * 400: "page number",
    "page=1&page=2": "more than once",
    "per_page=1000000": "Per page",
}


@pytest.mark.parametrize(("query", "said"), REFUSED.items(), ids=lambda text: text[:40])
def test_what_cannot_be_asked_is_refused_with_a_sentence(client, archive, query, said):
    status, page = asked(client, query)
    assert status == 400
    alert = page[page.index('role="alert"') :]
    assert said in alert[: alert.index("</div>")]


def test_a_record_of_another_kind_is_refused(client, archive):
    for query in (
        f"person={archive.fonds.address_key}",
        f"event=collection-{archive.fonds.pk}",
        f"collection={archive.visit.address_key}",
        "genre=ru",
        "language=cable",
        "person=document-1",
    ):
        assert asked(client, query)[0] == 400, query


# What looks dangerous and asks for the cable, or for nothing that there is.
ANSWERED = {
    "q=%E2%80%AEgold": 1,
    "q=go%E2%80%8Dld": 1,
    "q=g*": 0,
    "q=go*": 1,
    "q=gold%27%29%3B+--": 1,
    "genre%5B%5D=cable&genre[0]=x&unknown=1": 3,
    "&".join(f"unknown{number}=1" for number in range(1000)): 3,
    "&&&genre=cable&&": 1,
    "date=Y99999": 0,
    "date=../Y-99999": 0,
    "q=%27+OR+1%3D1--": 0,
    "q=" + quote("毛澤東同志" * 10): 0,
}


@pytest.mark.parametrize(("query", "number"), ANSWERED.items(), ids=lambda text: str(text)[:40])
def test_what_is_harmless_is_answered(client, archive, query, number):
    response = client.get("/documents/", QUERY_STRING=query)
    assert response.status_code == 200
    assert response.context["answer"].total == number


@pytest.mark.parametrize(
    "words",
    [
        " OR ".join(["gold"] * 10_000),
        "a" * 2000,
        "(" * 300,
        '"',
        "{{ 777*7 }}",
        "%s",
        "\\",
        ":*",
        "e*",
    ],
    ids=lambda words: words[:10],
)
def test_any_words_are_answered_or_refused(client, archive, words):
    status, page = asked(client, f"q={quote(words)}")
    assert status in (200, 400)
    assert "5439" not in page


def test_a_page_far_beyond_the_end_leads_back(client, archive):
    status, page = asked(client, "page=999999999999999")
    assert status == 404
    assert "page=1" in page


def test_more_parameters_than_can_be_counted_are_refused(client):
    status, page = asked(client, "&".join(["q=a"] * 30_000))
    assert status == 400
    assert "could not be read" in page


@pytest.mark.parametrize("words", ["ж" * 2_000, "毛 " * 4_000, "毛" * 500 + " gold" * 900])
def test_links_repeat_no_more_of_long_words_than_is_looked_for(client, archive, words):
    response = client.get("/documents/", {"q": words})
    assert response.status_code == 200
    assert len(response.content) < 400_000


def test_what_would_make_every_link_too_long_is_refused(client, archive):
    response = client.get("/documents/", {"name": ["毛" * 100 + str(n) for n in range(40)]})
    assert response.status_code == 400
    assert b"too much for one question" in response.content
