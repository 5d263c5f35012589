"""What the list offers around its results: ways out of an empty one, and the histogram."""

import re
from urllib.parse import unquote

import pytest

from archive.search import index_words
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


def test_an_empty_result_of_a_phrase_and_a_word_can_drop_either(client, archive):
    page = ask(client, q='"gold be" -silver -moved')
    assert '<a href="?q=%22gold+be%22+-silver">Leave out: Not “moved”</a>' in page
    assert ways(page).count("Leave out") == 3  # either of the two, or all of it


def test_an_empty_result_of_parts_can_drop_one(client, archive):
    stalin, mikoyan = archive.stalin.address_key, archive.mikoyan.address_key
    sender, recipient = f"sender:{stalin}", f"sender:{mikoyan}"
    page = ask(client, part=[sender, recipient])
    left = f"?part={sender}".replace(":", "%3A")
    assert f'<a href="{left}">Leave out: From Anastas Mikoyan</a>' in page
    assert "Leave out: From Joseph Stalin" not in page


def test_an_empty_result_of_either_part_can_drop_both(client, archive):
    parts = [f"sender:{archive.mikoyan.address_key}", f"via:{archive.mikoyan.address_key}"]
    page = ask(client, part=parts, parts="any", genre="cable")
    assert "Leave out: From Anastas Mikoyan or Passed on by Anastas Mikoyan" in page
    assert ways(page).count("Leave out") == 1


def test_an_empty_result_of_exclusions_names_and_texts_can_drop_each(client, archive):
    page = ask(client, **{"not": ["genre:cable", "language:zh"]}, genre="cable", status=400)
    assert "“language:zh” is not known here" in page
    page = ask(client, **{"not": ["genre:cable", "role:mentioned"]}, genre="cable")
    assert "Leave out: Not of the genre Cable" in page
    assert "Leave out: Genre" not in page
    assert "Leave out: Without somebody mentioned" not in page
    assert "Leave out: Named “Nobody”" in ask(client, name="Nobody", genre="cable")
    assert "Leave out: Translation" in ask(client, has="translation", genre="cable")


def test_the_number_of_each_way_is_what_it_gives(client, archive):
    page = ask(client, q="gold silver", genre="cable", date="1951", role=["via"])
    for address, number in re.findall(r'href="([^"]+)">Leave out[^<]*</a> <span[^>]*>(\d+)', page):
        found = client.get(LIST + address.replace("&amp;", "&")).context["answer"]
        assert found.total == int(number)


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
    index_words()
    page = ask(client, q="document")
    links = re.findall(
        r'<a href="\?(q=document&amp;date=\d+)" rel="nofollow" aria-label="\d+: (\d+) doc', page
    )
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
        '<a href="?date=1949-02" rel="nofollow" aria-current="true">February 1949</a></th>'
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
    for address in set(re.findall(r'<a href="\?(date=[^"]+)" rel="nofollow" aria-label', page)):
        ask(client, **dict([unquote(address.replace("&amp;", "&")).split("=")]))
