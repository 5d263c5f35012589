"""Hits in the page of a document, and the way from one to the next."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search import Question
from archive.search.passages import passages
from archive.search.words import parse
from archive.text import clean_markup
from archive.text.flows import tree_of
from archive.views.hits import MOST, Hits
from archive.views.marked_text import as_html
from tests import factories as make

BODY = (
    '<p>Your <i>go</i>ld<a class="noteref" id="ref-1" href="#note-1">1</a> arrived. '
    '<a href="/x">Gold</a> and <b>southern</b> cities.</p><ul><li>golden</li></ul>'
    '<ol class="notes"><li id="note-1"><span class="label">1</span> Gold &lt;b&gt;.</li></ol>'
)


@pytest.fixture
def cable(db):
    cable = make.make_published(title="Gold & <ships>", summary="Of gold.\n\nOf ships.")
    make.make_text(document=cable, body=BODY)
    russian = make.make_language("ru", name="Russian")
    make.make_text(document=cable, kind="translation", body="<p>Gold.</p>", language=russian)
    return cable


def show(client, document, query):
    response = client.get(f"{document.get_absolute_url()}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def bars(page):
    """The words of each bar, and where its links lead."""
    found = re.findall(r'<span class="step">(.*?Close</a>)</span>', page)
    words = [re.sub(r"<[^>]+>", "", bar) for bar in found]
    return list(zip(words, [re.findall(r'href="#([^"]+)"', bar) for bar in found], strict=True))


def test_title_summary_text_and_notes_are_marked_and_counted(client, cable):
    page = show(client, cable, "q=gold")
    ids = re.findall(r'<mark id="([^"]+)"', page)
    assert [re.sub(r"\d+$", "", one) for one in ids] == [
        "hit-title-",
        "hit-summary-",
        "hit-text-",
        "hit-text-",
        "hit-note1-",
    ]
    assert "The words are marked in 5 places." in page
    assert f'<a href="#{ids[0]}">First hit</a>' in page
    assert bars(page)[0] == ("Hit 1 of 5 Next hit Close", [ids[1], "hits"])
    assert bars(page)[2] == ("Hit 3 of 5 Previous hit Next hit Close", [ids[1], ids[3], "hits"])
    assert bars(page)[4] == ("Hit 5 of 5 Previous hit Close", [ids[3], "hits"])


def test_a_mark_never_crosses_elements(client, cable):
    page = show(client, cable, "q=gold")
    assert re.search(r'<i><mark id="[^"]+">go</mark><span class="step">', page)
    assert "</i><mark>ld</mark><a" in page
    assert re.search(r'<a href="/x"[^>]*><mark id="[^"]+">Gold</mark></a><span class="step">', page)
    page = show(client, cable, 'q="southern cities"')
    assert re.search(r'<b><mark id="[^"]+">southern</mark>', page)
    assert "</b><mark> cities</mark>." in page


def test_what_is_not_wanted_is_not_marked(client, cable):
    page = show(client, cable, "q=ships -gold")
    assert re.findall(r"<mark[^>]*>([^<]*)", page) == ["ships", "ships"]
    assert "<mark" not in show(client, cable, "sort=oldest")
    assert 'class="hits"' not in show(client, cable, "sort=oldest")
    assert "None of the words is marked here" in show(client, cable, "q=xylophone")


def test_markup_of_the_text_is_kept_and_harmless(client, cable):
    page = show(client, cable, "q=gold b")
    assert "&lt;<mark" in page
    assert "<h1>" in page
    assert "&amp; &lt;ships&gt;" in page


def test_the_other_text_says_that_it_has_hits(client, cable):
    assert "Translation, Russian <small>has hits</small>" in show(client, cable, "q=gold")
    assert "has hits" not in show(client, cable, "q=ships")


def test_two_texts_side_by_side_have_ids_of_their_own(client, cable):
    page = show(client, cable, "q=gold&text=transcription-en&beside=translation-ru")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert any(one.startswith("beside-hit-text-") for one in ids)


@pytest.mark.parametrize("words", ["gold", "ships", "southern", "arrived"])
def test_a_passage_leads_to_its_hit(client, cable, words):
    passage = passages(Question(words=words), [cable.pk], None)[cable.pk]
    page = show(client, cable, f"q={words}&text={passage.key}")
    marked = re.search(rf'<mark id="{passage.anchor}">([^<]+)', page)
    (hit,) = [piece for piece, hit in passage.pieces if hit][:1]
    assert marked[1] == hit


@pytest.mark.django_db
def test_of_very_many_the_first_are_marked(client):
    long = make.make_published()
    make.make_text(document=long, body=f"<p>{'gold ' * (MOST + 100)}</p>")
    page = show(client, long, "q=gold")
    assert page.count("<mark") == MOST
    assert f"The words are marked in the first {MOST} places." in page


PIECES = ["gold", " ", "<p>", "</p>", "<i>", "</i>", "<ul><li>", "</li></ul>", "<a href='/x'>", "</a>",
          "southern cities", "<table><tr><td>", "</td></tr></table>", "<br>", "金", "&amp;"]  # fmt: skip


@pytest.mark.django_db
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_marking_changes_no_word_and_nests_no_link(body):
    root = tree_of(clean_markup(body))
    before = root.text_content()
    hits = Hits(parse('gold "southern cities" 金'))
    hits.in_text(root, "en")
    assert root.text_content() == before
    hits.number()
    ids = re.findall(r'<mark id="([^"]+)"', as_html(root))
    assert ids == hits.ids
    assert not root.xpath(".//a//*[@class='step'] | .//mark//mark | .//ul/mark | .//tr/mark")
    assert len(root.xpath(".//*[@class='step']")) == len(hits)
