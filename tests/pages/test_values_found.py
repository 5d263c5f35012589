"""The pages of all values of a group of a list."""

import re

import pytest

from archive.search import index_words
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/documents/correspondents/"


@pytest.fixture
def crowd(archive):
    """Twenty-five correspondents, who wrote one document each, beside those of the cable."""
    for number in range(25):
        one = make.make_correspondent(authorised_form=f"Envoy {number:02}", status="published")
        document = make.make_published(title="Report", date="1953")
        make.make_participation(document=document, correspondent=one)
    index_words()
    return archive


def rows(client, at=PAGE, **parameters):
    """The names on a page with their numbers."""
    response = client.get(at, parameters)
    assert response.status_code == 200
    found = re.findall(
        r'Only </span>([^<]*)</span> <span class="n">(\d+)', response.content.decode()
    )
    return [(name, int(number)) for name, number in found]


def test_the_list_leads_to_all_of_its_correspondents(client, crowd):
    assert f'href="{PAGE}"' in client.get("/documents/").content.decode()
    assert f'href="{PAGE}?date=1953"' in client.get("/documents/?date=1953").content.decode()
    assert PAGE not in client.get("/documents/?genre=cable").content.decode()
    assert len(rows(client)) == 28
    assert len(rows(client, date="1953")) == 25


def test_a_name_in_any_form_narrows_them(client, crowd):
    assert rows(client, called="Filippov") == [("Joseph Stalin", 1)]
    assert rows(client, called="envoy 07") == [("Envoy 07", 1)]
    assert rows(client, called="Filippov", date="1953") == []


def test_each_leads_to_the_list_with_its_number(client, crowd):
    page = client.get(PAGE, {"date": "1953", "called": "envoy 07"}).content.decode()
    [only] = re.findall(r'<ul><li><a href="([^"]*)" rel="nofollow"', page)
    assert only.startswith("/documents/?date=1953&amp;person=")
    assert client.get(only.replace("&amp;", "&")).context["answer"].total == 1


def test_pages_hold_fifty_and_keep_question_and_name(client):
    for number in range(60):
        one = make.make_correspondent(authorised_form=f"Envoy {number:02}", status="published")
        make.make_participation(document=make.make_published(date="1953"), correspondent=one)
    assert len(rows(client, date="1953", called="envoy")) == 50
    page = client.get(PAGE, {"date": "1953", "called": "envoy"}).content.decode()
    assert 'href="?date=1953&amp;called=envoy&amp;page=2"' in page
    assert len(rows(client, date="1953", called="envoy", page="2")) == 10
    assert client.get(PAGE, {"page": "3"}).status_code == 404


def test_a_withdrawn_correspondent_and_those_of_drafts_are_not_among_them(client, crowd):
    gone = make.make_correspondent(
        authorised_form="Canary", status="withdrawn", withdrawn_reason="twice"
    )
    make.make_participation(document=crowd.later, correspondent=gone)
    hidden = make.make_correspondent(authorised_form="Canary of a draft", status="published")
    make.make_participation(document=make.make_document(), correspondent=hidden)
    assert b"Canary" not in client.get(PAGE).content
    assert rows(client, called="Canary") == []


def test_every_value_of_another_group_is_reached_from_the_list(client):
    for number in range(60):
        place = make.make_place(name=f"Harbour {number:02}")
        make.make_published(date="1953", place=place)
    make.make_published(date="1953", place=place)
    listed = client.get("/documents/?date=1953").content.decode()
    assert listed.count("Only </span>Harbour ") == 20
    assert "/documents/places/?date=1953" in listed
    assert "/documents/genres/" not in listed
    page = "/documents/places/"
    assert rows(client, page, date="1953")[0] == ("Harbour 59", 2)
    assert len(rows(client, page, date="1953")) == 50
    assert len(rows(client, page, date="1953", page="2")) == 10
    assert rows(client, page, called="hárbour 07") == [("Harbour 07", 1)]
    assert rows(client, page, called="fort") == []
    assert client.get("/documents/roles/").status_code == 404


def test_an_event_that_readers_may_not_see_is_no_value(client):
    document = make.make_published()
    for number in range(22):
        event = make.make_event(title=f"Talks {number}", status="published")
        make.make_document_event(document=document, event=event)
    gone = make.make_event(title="Canary", status="withdrawn", withdrawn_reason="An error.")
    make.make_document_event(document=document, event=gone)
    found = rows(client, "/documents/events/")
    assert len(found) == 22
    assert "Canary" not in dict(found)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"date": "31 November 1950"}, 400),
        ({"called": "\x00"}, 200),
        ({"called": '"((:*' * 200}, 200),
    ],
)
def test_hostile_questions_are_answered(client, crowd, asked, status):
    assert client.get(PAGE, asked).status_code == status


@pytest.mark.parametrize("number", [1, 40])
def test_it_takes_the_same_queries_however_many_there_are(
    client, django_assert_max_num_queries, number
):
    for _one in range(number):
        one = make.make_correspondent(status="published")
        make.make_participation(document=make.make_published(), correspondent=one)
    with django_assert_max_num_queries(6):
        assert len(rows(client, date_from="1900", certainty=["certain", "undated"])) == number
