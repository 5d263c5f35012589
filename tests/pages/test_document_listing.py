"""The document page as a station in the list one came from."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import factories as make
from tests.pages.test_every_address import HOSTILE, hostile_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def cables():
    """Twelve cables, one a month, and a letter among them."""
    genre = make.make_genre(slug="cable")
    cables = [
        make.make_published(title=f"Cable {month:02}", date=f"1955-{month:02}", genre=genre)
        for month in range(1, 13)
    ]
    make.make_published(title="Letter", date="1955-06-15")
    return cables


def show(client, document, query="", status=200):
    response = client.get(f"{document.get_absolute_url()}{query}")
    assert response.status_code == status
    return unescape(response.content.decode())


def test_it_says_the_place_in_the_list_and_leads_to_the_neighbours(client, cables):
    page = show(client, cables[5], "?genre=cable")
    assert "<strong>6</strong> of 12" in page
    for word, other in (("prev", cables[4]), ("next", cables[6])):
        assert f'<a href="{other.get_absolute_url()}?genre=cable" rel="{word}"' in page


def test_the_way_back_leads_to_the_page_on_which_the_document_stands(client, cables):
    page = show(client, cables[11], "?genre=cable&sort=oldest&page=1")
    assert 'href="/documents/?sort=oldest&genre=cable&page=2">Back to the list' in page
    assert (
        cables[11].title
        in client.get("/documents/?genre=cable&sort=oldest&page=2").content.decode()
    )
    assert 'href="/documents/?genre=cable">Back to the list' in show(
        client, cables[0], "?genre=cable"
    )


def test_walking_by_next_visits_the_whole_list_once(client, cables):
    seen, address = [], f"{cables[11].get_absolute_url()}?genre=cable&sort=newest"
    while address:
        seen.append(int(address.split("/")[2]))
        page = unescape(client.get(address).content.decode())
        _start, found, rest = page.partition('<link rel="next" href="')
        address = rest.partition('"')[0] if found else ""
        assert not address or parse_qs(urlsplit(address).query)["sort"] == ["newest"]
    assert seen == [cable.pk for cable in reversed(cables)]


def test_the_canonical_address_is_the_bare_one(client, cables):
    page = show(client, cables[0], "?genre=cable&text=")
    assert (
        f'<link rel="canonical" href="http://127.0.0.1:8000{cables[0].get_absolute_url()}">' in page
    )


def test_without_a_question_the_neighbours_are_those_in_time(client, cables):
    page = show(client, cables[0])
    assert 'class="inlist"' not in page
    assert f'<link rel="next" href="{cables[1].get_absolute_url()}">' in page
    assert 'class="inlist"' not in show(client, cables[0], "?utm_source=letter&genre=")


def test_a_document_that_the_question_does_not_list_has_no_place_in_it(client, cables):
    page = show(client, cables[0], "?q=letter")
    assert 'class="inlist"' not in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?genre=poem", "Genre: "),
        ("?date=03%2F02%2F1949", "Or one date: "),
        ("?q=a&q=b", "Words: This is given more than once."),
        ("?page=0", ""),
        ("?sort=colour", "Sort by: "),
    ],
)
def test_a_question_that_cannot_be_read_is_refused_with_ways_on(client, cables, query, told):
    page = show(client, cables[0], query, status=400)
    assert told in page
    assert f'href="{cables[0].get_absolute_url()}"' in page
    assert f'href="/documents/{query}"' in page


def test_another_slug_keeps_the_list_one_came_from(client, cables):
    response = client.get(f"/documents/{cables[0].pk}/old/?genre=cable&text=x")
    assert response.status_code == 301
    assert response["Location"] == f"{cables[0].get_absolute_url()}?genre=cable&text=x"


def test_hidden_documents_are_neither_counted_nor_named(client, cables):
    make.make_document(title="Canary", date="1955-06", genre=cables[0].genre)
    for cable in cables[4:7]:
        page = show(client, cable, "?genre=cable")
        assert " of 12" in page
        assert "Canary" not in page


@pytest.mark.parametrize("number", [1, 15])
def test_a_place_in_a_list_costs_a_constant_number_of_queries(
    client, cables, django_assert_max_num_queries, number
):
    for _ in range(number):
        make.make_published(date="1955-06", genre=cables[0].genre)
    with django_assert_max_num_queries(16):
        show(client, cables[5], "?genre=cable&date=1955")


def test_hostile_query_strings_break_nothing(client, cables):
    for query in hostile_queries(HOSTILE):
        for extra in ("", "&text=%00", "&beside=../.."):
            response = client.get(cables[0].get_absolute_url(), QUERY_STRING=query + extra)
            assert response.status_code in (200, 400, 404), query
