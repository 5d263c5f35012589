"""The places and the page of one."""

import pytest

from archive.templatetags.chancery import breakable
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/places/"


def show(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def beijing(db):
    """Beijing in China, where one letter was written."""
    china = make.make_place(name="China")
    beijing = make.make_place(name="Beijing", within=china, latitude="39.9042", longitude="116.4")
    make.make_place_name(place=beijing, form="Peiping", in_use="1928/1949")
    make.make_published(title="A letter", date="1949", place=beijing)
    return beijing


def test_an_empty_list_says_so(client):
    assert "No place is filed here" in show(client, LIST)


def test_the_list_is_alphabetical_with_what_each_lies_within(client, beijing):
    page = show(client, LIST)
    assert [str(place) for place in client.get(LIST).context["page"]] == ["Beijing", "China"]
    assert f'in <a href="{beijing.within.get_absolute_url()}">China</a>' in page
    assert ">China<" not in show(client, f"{LIST}?letter=x")


def test_documents_are_counted_upwards_and_as_the_list_counts(client, beijing):
    make.make_published(place=beijing.within)
    make.make_document(place=beijing)
    numbers = {str(place): number for place, number in client.get(LIST).context["places"]}
    assert numbers == {"Beijing": 1, "China": 2}
    for place in (beijing, beijing.within):
        listed = client.get("/documents/", {"place": place.address_key})
        assert listed.context["answer"].total == numbers[str(place)]


def test_links_of_counts_say_to_a_reader_by_ear_whose_documents_they_open(client, beijing):
    page = show(client, LIST)
    assert '1 document<span class="vh">: Beijing</span></a>' in page
    assert '1 document<span class="vh">: China</span></a>' in page


def test_an_address_may_break_after_its_slashes_and_nothing_else_of_it_changes(client, beijing):
    page = show(client, beijing.get_absolute_url())
    shown = page.partition('<p class="perma')[2].partition("</p>")[0]
    assert f"/<wbr>places/<wbr>{beijing.address_key}/</a>" in shown
    assert breakable("<b>http://x/y/") == "&lt;b&gt;http://x/<wbr>y/"


def test_a_place_tells_its_names_coordinates_and_where_it_lies(client, beijing):
    page = show(client, beijing.get_absolute_url())
    assert "Peiping" in page
    assert "in use 1928–1949" in page
    assert 'href="geo:39.90420,116.40000"' in page
    assert "39.9042° N, 116.4° E" in page
    assert ">China</a>" in page
    assert ">Beijing<" in show(client, beijing.within.get_absolute_url())


def test_a_place_tells_its_events_and_documents(client, beijing):
    event = make.make_event(title="Asian conference", status="published")
    event.places.add(beijing)
    hidden = make.make_event(title="Hidden conference")
    hidden.places.add(beijing)
    for place in (beijing, beijing.within):
        page = show(client, place.get_absolute_url())
        assert "Asian conference" in page
        assert "Hidden conference" not in page
        assert "A letter" in page


def test_only_what_a_public_document_names_is_shown(client, beijing):
    hidden = make.make_place(name="Secret base", within=beijing)
    make.make_document(place=hidden)
    assert "Secret base" not in show(client, LIST) + show(client, beijing.get_absolute_url())
    show(client, hidden.get_absolute_url(), status=404)
    client.force_login(make.make_curator())
    assert "Secret base" in show(client, LIST)
    assert "not public" in show(client, hidden.get_absolute_url())


def test_southern_and_western_places_say_so(client):
    rio = make.make_place(name="Rio", latitude="-22.9", longitude="-43.2")
    make.make_published(place=rio)
    assert "22.9° S, 43.2° W" in show(client, rio.get_absolute_url())


@pytest.mark.parametrize(("query", "field"), [("letter=%25", "letter"), ("page=x", "page")])
def test_a_value_that_cannot_be_read_is_told(client, query, field):
    assert f'href="#id_{field}"' in show(client, f"{LIST}?{query}", status=400)


def test_a_page_beyond_the_end_leads_to_the_last(client, beijing):
    assert 'href="/places/?page=1"' in show(client, f"{LIST}?page=9", status=404)


@pytest.mark.parametrize("number", [1, 30])
def test_the_pages_take_at_most_twelve_queries(
    client, beijing, django_assert_max_num_queries, number
):
    for _ in range(number):
        part = make.make_place(within=beijing)
        make.make_place_name(place=part)
        make.make_participation(document=make.make_published(place=part, date="1950"))
    for address in (LIST, beijing.get_absolute_url()):
        with django_assert_max_num_queries(12):
            show(client, address)
