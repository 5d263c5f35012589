"""What the list offers around its results: ways out of an empty one, and the histogram."""

import re
from urllib.parse import unquote

import pytest

from tests import factories as make
from tests.pages.test_document_list import LIST, ask

pytestmark = pytest.mark.django_db


def ways(page: str) -> str:
    """The part of the page that stands where nothing was found."""
    return page.partition('<div class="nothing">')[2].partition("</div>")[0]


def test_an_empty_result_says_what_each_filter_less_would_give(client, archive):
    page = ask(client, q="gold", genre="cable", date="1951")
    assert "No document matches" in page
    assert '<a href="?q=gold&amp;genre=cable">Leave out: Date 1951</a>' in page
    assert ways(page).count("Leave out") == 1  # without words or genre there is still nothing


def test_an_empty_result_offers_the_other_certainties(client):
    make.make_published(date="1949")
    make.make_published()
    page = ask(client, date="February 1949", certainty="certain")
    possible = "?date=February+1949&amp;certainty=possible"
    undated = "?date=February+1949&amp;certainty=undated"
    assert f'<a href="{possible}">The possible instead</a>' in page
    assert f'<a href="{undated}">The undated instead</a>' in page


def test_an_empty_result_of_from_and_to_can_drop_either(client):
    make.make_published(date="1949")
    page = ask(client, date_from="1950", date_to="1951")
    assert '<a href="?date_to=1951">Leave out: From 1950</a>' in page
    assert "Leave out: To" not in page


def test_an_empty_result_of_two_words_can_drop_one(client, archive):
    page = ask(client, q="gold silver")
    assert '<a href="?q=gold">Leave out: “silver”</a>' in page
    assert "Leave out: “gold”" not in page


def test_where_no_single_filter_helps_the_page_says_so(client, archive):
    page = ask(client, q="silver", genre="cable", date="1700")
    assert "without any single one" in ways(page)
    assert "<a" not in ways(page)


def test_no_way_out_of_an_empty_result_counts_what_is_hidden(client):
    make.make_document(date="1949", title="Canary gold")
    assert "without any single one" in ways(ask(client, q="gold", date="1950"))
    assert "everybody may see" in ways(ask(client))


def test_a_bar_of_the_histogram_gives_what_it_says(client):
    for date in ("1945", "1949-02", "1949", "1948/1949", "1950-01-03", "1947/.."):
        make.make_published(date=date)
    make.make_published(title="Gold", date="1949-05")
    page = ask(client, q="document")
    links = re.findall(r'<a href="\?(q=document&amp;date=\d+)" aria-label="\d+: (\d+) doc', page)
    assert len(links) >= 6
    for address, number in links:
        found = client.get(f"{LIST}?{address.replace('&amp;', '&')}").context["answer"]
        assert found.total == int(number)


def test_the_bars_keep_the_certainty_that_was_chosen(client):
    for date in ("1949-02", "1949-03", "1949", "1950"):
        make.make_published(date=date)
    page = ask(client, date="1949", certainty=["certain", "undated"])
    assert "February 1949: 1 document" in page
    assert "date=1949-02&amp;certainty=certain" in page or (
        "certainty=certain&amp;date=1949-02" in page
    )
    assert "only possible" not in page


def test_the_table_holds_each_month_with_certain_and_possible_apart(client):
    for date in ("1949-02", "1949-02-03", "1949", "1949-11"):
        make.make_published(date=date)
    page = ask(client, date="1949")
    row = (
        '<a href="?date=1949-02" aria-current="true">February 1949</a></th>'
        '<td class="num">3</td><td class="num">2</td><td class="num">1</td>'
    )
    assert row in page


def test_where_documents_fall_in_one_year_there_is_no_histogram(client):
    make.make_published(date="1949-02-03")
    assert "<svg" not in ask(client)


@pytest.mark.parametrize(
    ("dates", "asked", "words"),
    [
        (("-0043-03-15", "-0041", "0002"), {}, "44 BC: 1 document"),
        (("Y-40000", "Y9999999", "1949"), {}, "40001 BC"),
        (("Y170000000", "Y170000001"), {"date": "Y17E7"}, "170000000: 1 document"),
    ],
)
def test_years_far_away_are_named_and_lead_on(client, dates, asked, words):
    for date in dates:
        make.make_published(date=date)
    page = ask(client, **asked)
    assert words in page
    for address in set(re.findall(r'<a href="\?(date=[^"]+)" aria-label', page)):
        ask(client, **dict([unquote(address.replace("&amp;", "&")).split("=")]))
