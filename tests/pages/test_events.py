"""The list of events and the page of one."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


def show(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_list_stands_in_order_of_time(client):
    for title, date in (("Later", "1950"), ("Undated", None), ("Earlier", "1949-02")):
        make.make_event(title=title, date=date, status="published")
    page = show(client, "/events/")
    assert page.index(">Earlier<") < page.index(">Later<") < page.index(">Undated<")


def test_an_event_says_what_when_where_who_and_its_documents(client, archive):
    archive.visit.places.add(make.make_place(name="Xibaipo"))
    part = make.make_event(title="First talk", part_of=archive.visit, status="published")
    page = show(client, archive.visit.get_absolute_url())
    for words in (
        "Xibaipo",
        "<dt>Guest</dt>",
        "Anastas Mikoyan",
        "First talk",
        "Cable, Stalin to Mikoyan",
    ):
        assert words in page
    assert f"/documents/?event={archive.visit.address_key}" in page
    assert archive.visit.title in show(client, part.get_absolute_url())


def test_a_draft_event_is_neither_listed_nor_found_nor_told_by_its_parts(client):
    draft = make.make_event(title="Hidden plan")
    part = make.make_event(part_of=draft, status="published")
    assert "Hidden plan" not in show(client, "/events/")
    assert "Hidden plan" not in show(client, part.get_absolute_url())
    show(client, draft.get_absolute_url(), status=404)


def test_an_event_does_not_name_participants_that_are_not_public(client):
    event = make.make_event(status="published")
    hidden = make.make_correspondent(authorised_form="Hidden Delegate")
    make.make_event_participation(event=event, correspondent=hidden, name_as_written="Comrade X")
    make.make_event_participation(event=event, capacity=hidden)
    page = show(client, event.get_absolute_url())
    assert "Hidden Delegate" not in page
    assert hidden.address_key not in page
    assert "Comrade X" in page


def test_a_withdrawn_event_is_gone(client):
    event = make.make_withdrawn(make.make_event, "It never happened.")
    assert "It never happened." in show(client, event.get_absolute_url(), status=410)


def test_a_bad_page_is_told_and_one_beyond_the_end_leads_back(client):
    assert "Pages are counted" in show(client, "/events/?page=x", status=400)
    assert 'href="/events/?page=1"' in show(client, "/events/?page=2", status=404)


@pytest.mark.parametrize("number", [1, 40])
def test_the_pages_take_at_most_twelve_queries(
    client, archive, django_assert_max_num_queries, number
):
    for _ in range(number):
        document = make.make_published()
        make.make_participation(document=document)
        make.make_holding(document=document)
        make.make_document_event(document=document, event=archive.visit)
        make.make_event_participation(event=archive.visit)
        make.make_event(part_of=archive.visit, status="published")
    for address in ("/events/", archive.visit.get_absolute_url(), "/"):
        with django_assert_max_num_queries(12):
            show(client, address)
