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


def years(client):
    """The headings of the list, each with the titles below it and how deep they stand."""
    return [
        (year, [(str(branch.record), branch.depth) for branch in tree])
        for year, tree in client.get("/events/").context["years"]
    ]


def test_parts_stand_under_their_whole_in_its_year(client):
    whole = make.make_event(title="Crisis", date="1954/1955", status="published")
    make.make_event(title="Round", date="1955-01", part_of=whole, status="published")
    make.make_event(title="Visit", date="1954-12", status="published")
    make.make_event(title="Someday", status="published")
    make.make_event(title="Campaign", date="195X", status="published")
    assert years(client) == [
        ("1950s", [("Campaign", 0)]),
        ("1954", [("Crisis", 0), ("Round", 1), ("Visit", 0)]),
        ("Undated", [("Someday", 0)]),
    ]


def test_a_part_of_a_hidden_whole_stands_by_itself(client):
    top = make.make_event(title="Top", date="1950", status="published")
    hidden = make.make_event(title="Hidden", date="1951", part_of=top)
    make.make_event(title="Part", date="1952", part_of=hidden, status="published")
    assert years(client) == [("1950", [("Top", 0)]), ("1952", [("Part", 0)])]


def test_documents_stand_by_their_relation_to_the_event(client, archive):
    for relation, title in (("mention", "Mentioning"), ("preparation-for", "Preparing")):
        document = make.make_published(title=title)
        make.make_document_event(document=document, event=archive.visit, relation=relation)
    page = show(client, archive.visit.get_absolute_url())
    order = ("Records of the event", "In preparation", "Preparing", "Mentions", "Mentioning")
    places = [page.index(f">{words}") for words in order]
    assert places == sorted(places)
    assert f"{archive.cable.get_absolute_url()}?event={archive.visit.address_key}" in page


def test_a_document_of_two_relations_counts_once(client, archive):
    make.make_document_event(document=archive.cable, event=archive.visit, relation="mention")
    assert "1 document in the list" in show(client, archive.visit.get_absolute_url())
    assert '1 document<span class="vh">: Visit to Xibaipo</span></a>' in show(client, "/events/")


def test_neighbours_in_time_are_siblings(client, archive):
    before = make.make_event(title="Before it", date="1948", status="published")
    make.make_event(title="Hidden between", date="1949-01")
    make.make_event(title="Part of it", date="1949-01-15", part_of=before, status="published")
    later = make.make_event(title="Later on", date="1950", status="published")
    context = client.get(archive.visit.get_absolute_url()).context
    assert (context["earlier"], context["later"]) == (before, later)


def test_a_place_is_linked_only_where_it_has_a_page(client, archive):
    place = make.make_place(name="Xibaipo")
    archive.visit.places.add(place)
    link = f'href="{place.get_absolute_url()}"'
    assert link not in show(client, archive.visit.get_absolute_url())
    make.make_published(place=place)
    assert link in show(client, archive.visit.get_absolute_url())


def test_an_event_counts_the_documents_of_its_parts_and_the_list_agrees(client):
    whole = make.make_event(title="Crisis", date="1954/1955", status="published")
    part = make.make_event(title="Evacuation", date="1955-02", part_of=whole, status="published")
    both, one = make.make_published(title="In both"), make.make_published(title="In the part")
    for event, document in ((whole, both), (part, both), (part, one)):
        make.make_document_event(event=event, document=document)
    make.make_document_event(event=part, document=make.make_document(title="Canary"))
    address = f"/documents/?event={whole.address_key}"
    assert address in client.get("/events/").content.decode()
    assert client.get("/events/").context["years"][0][1][0].record.document_count == 2
    page = client.get(whole.get_absolute_url()).content.decode()
    assert "All 2 documents in the list" in page
    assert client.get(address).context["answer"].total == 2


def test_an_event_whose_documents_all_belong_to_its_parts_says_so(client):
    whole = make.make_event(title="Crisis", status="published")
    part = make.make_event(title="Evacuation", part_of=whole, status="published")
    make.make_document_event(event=part, document=make.make_published())
    page = client.get(whole.get_absolute_url()).content.decode()
    assert "They belong to its parts." in page
    assert "No document is known yet" not in page


def test_a_document_of_a_withdrawn_part_alone_does_not_count_with_the_whole(client):
    whole = make.make_event(title="Crisis", status="published")
    part = make.make_withdrawn(make.make_event, "wrong", title="Part", part_of=whole)
    make.make_document_event(event=part, document=make.make_published())
    address = f"/documents/?event={whole.address_key}"
    assert client.get(address).context["answer"].total == 0
    assert "No document is known yet" in client.get(whole.get_absolute_url()).content.decode()
    client.force_login(make.make_curator())
    assert client.get(address).context["answer"].total == 0
    its_own = client.get(f"/documents/?event={part.address_key}")
    assert its_own.context["answer"].total == 1
