"""The first page, the page about the archive, and help."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from archive.dates import read
from archive.views.help import DATES
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def text_of(html):
    """What a reader of the page reads, without the markup."""
    return unescape(re.sub(r"<[^>]+>", " ", html))


def test_home_shows_years_collections_a_document_and_the_newest(client, archive):
    home = page(client, "/")
    assert 'href="/documents/?date=1949-02"' in home
    assert f'href="{archive.fonds.get_absolute_url()}"' in home
    assert "Asks that gold be moved." in home
    assert home.index("A later cable") > home.index("Recently added")


def test_home_of_an_empty_archive_offers_what_there_is(client):
    home = page(client, "/")
    assert 'role="search"' in home
    assert "Recently added" not in home


@pytest.mark.parametrize("number", [1, 12])
def test_home_takes_at_most_eleven_queries_however_much_there_is(
    client, archive, django_assert_max_num_queries, number
):
    for one in range(number):
        more = make.make_published(title=f"Cable {one}", date=f"19{50 + one}", summary="Words.")
        make.make_text(document=more)
        make.make_holding(document=more, collection=make.make_collection(title=f"File {one}"))
    with django_assert_max_num_queries(11):
        client.get("/")


def test_the_document_of_the_day_is_public_and_has_something_to_read(client):
    tomorrow = timezone.now() + timedelta(days=1)
    for fields in ({"public_from": tomorrow}, {"summary": ""}):
        document = make.make_published(title="Not this one", **{"summary": "Words.", **fields})
        make.make_text(document=document)
    make.make_text(document=make.make_document(title="Nor this", summary="Words."))
    make.make_text(document=make.make_published(title="Nor that", summary="Words."), status="draft")
    client.force_login(make.make_curator())
    assert "A document of the archive" not in page(client, "/")
    make.make_text(document=make.make_published(title="But this", summary="Words."))
    featured = page(client, "/").partition("A document of the archive")[2]
    assert featured.index("But this") < featured.index("Recently added")


def test_about_counts_what_the_reader_may_see(client, archive):
    make.make_document(title="A draft")
    make.make_published(title="Undated")
    said = text_of(page(client, "/about/"))
    assert re.search(r"Documents\s+4\s+dated\s+3\s", said)
    assert "BSD 3-Clause" in said


@pytest.mark.parametrize("words", [one for ones in DATES.values() for one in ones])
def test_every_date_of_help_is_read_in_one_way_and_asked_for_by_its_link(client, words):
    [reading] = read(words)
    assert str(reading.date) in text_of(page(client, "/help/"))
    response = client.get("/documents/", {"date": words})
    assert response.status_code == 200
