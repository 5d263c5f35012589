"""The feed of a question: well formed, without drafts, its ids for ever the same."""

import html
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from lxml import etree

from archive.curation import publish
from tests import factories as make

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "http://127.0.0.1:8000"


def feed(client, query=""):
    """The root element of the feed of a question."""
    response = client.get(f"/documents/feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def titles(root):
    return root.xpath("a:entry/a:title/text()", namespaces=ATOM)


def test_a_feed_tells_of_the_documents_that_answer(client, archive):
    root = feed(client, "?genre=cable")
    assert titles(root) == ["Cable, Stalin to Mikoyan"]
    [entry] = root.findall("a:entry", ATOM)
    assert entry.findtext("a:id", namespaces=ATOM) == f"{SITE}/documents/{archive.cable.pk}/"
    assert entry.find("a:link", ATOM).attrib == {
        "href": f"{SITE}{archive.cable.get_absolute_url()}",
        "rel": "alternate",
    }
    summary = entry.findtext("a:summary", namespaces=ATOM)
    assert summary == "4 February 1949. Asks that gold be moved."
    assert entry.find("a:category", ATOM).get("term") == "Cable"


def test_a_feed_has_all_that_the_format_requires(client, archive):
    root = feed(client, "?genre=cable&sort=title&page=7&per_page=100")
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {
        "self": f"{SITE}/documents/feed/?genre=cable",
        "alternate": f"{SITE}/documents/?genre=cable",
    }
    assert root.findtext("a:id", namespaces=ATOM) == links["self"]
    assert root.findtext("a:author/a:name", namespaces=ATOM) == "Chancery"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    for element in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1
        assert parse_datetime(element.findtext("a:updated", namespaces=ATOM)).tzinfo


def test_an_empty_feed_is_a_feed(client, archive):
    root = feed(client, "?date=1700")
    assert titles(root) == []
    assert root.findtext("a:updated", namespaces=ATOM)


@pytest.mark.django_db(transaction=True)  # else all would happen at one moment
def test_a_document_is_new_when_it_can_first_be_seen(client):
    past = timezone.now() - timedelta(days=1)
    early = make.make_document(title="Drafted first, published last")
    make.make_published(title="Published at once")
    make.make_published(title="Out of embargo yesterday", public_from=past)
    publish([early])
    root = feed(client)
    updated = root.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert updated == sorted(updated, reverse=True)
    assert titles(root)[0] == "Drafted first, published last"
    # Published today and public from yesterday: nobody saw it before today.
    assert all(parse_datetime(one) > past + timedelta(hours=1) for one in updated)


def test_an_id_stays_when_the_title_changes(client):
    document = make.make_published(title="One title")
    before = feed(client).findtext("a:entry/a:id", namespaces=ATOM)
    document.title = "Another title"
    document.save()
    root = feed(client)
    assert titles(root) == ["Another title"]
    assert root.findtext("a:entry/a:id", namespaces=ATOM) == before


def test_a_feed_shows_no_draft_even_to_a_curator(client):
    make.make_document(title="A draft")
    make.make_published(title="Embargoed", public_from=timezone.now() + timedelta(days=1))
    make.make_published(title="Public")
    client.force_login(make.make_curator())
    assert titles(feed(client)) == ["Public"]


def test_a_feed_ends_after_fifty(client, django_assert_max_num_queries):
    for number in range(52):
        make.make_published(title=f"Letter {number}")
    with django_assert_max_num_queries(6):
        found = titles(feed(client))
    assert len(found) == 50
    assert "Letter 51" in found
    assert "Letter 0" not in found


def test_what_xml_cannot_hold_does_not_break_the_feed(client):
    make.make_published(title="a\x0bb\ufffec <&> “ﾟ”", summary="one\n\ntwo\x1f")
    assert titles(feed(client)) == ["a bc <&> “ﾟ”"]


def test_a_summary_is_text_even_where_it_looks_like_html(client):
    make.make_published(summary="Asks <b>why</b> & when.")
    [summary] = feed(client).iterfind("a:entry/a:summary", ATOM)
    assert summary.get("type") == "html"
    assert html.unescape(summary.text) == "Undated. Asks <b>why</b> & when."
    assert "<b>" not in summary.text


@pytest.mark.parametrize("query", ["?date=xx", "?person=nobody-at-all", "?q=%00"])
def test_a_bad_question_gets_the_form_with_what_is_wrong(client, query):
    response = client.get(f"/documents/feed/{query}")
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


def test_every_page_names_the_feed_of_the_archive(client, archive):
    for path in ("/", "/about/", "/events/"):
        page = client.get(path).content.decode()
        assert '<link rel="alternate" type="application/atom+xml" href="/documents/feed/"' in page


def test_a_list_leads_to_the_feed_of_its_question(client, archive):
    page = client.get("/documents/?genre=cable&date=1949&sort=oldest").content.decode()
    assert 'href="/documents/feed/?date=1949&amp;genre=cable"' in page
    assert "/documents/feed/?" not in client.get("/correspondents/").content.decode()
