"""The texts of a document: which is shown, which beside it, and how the address says so."""

import re

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db
BODY = (
    '<p>One<a class="noteref" id="ref-1" href="#note-1">1</a></p><p>Two</p>'
    '<ol class="notes"><li id="note-1">Note</li></ol>'
)


@pytest.fixture
def letter():
    """A letter with a transcription in Russian, two translations and a précis."""
    document = make.make_published(title="Letter")
    russian = make.make_language("ru", name="Russian")
    english = make.make_language("en", name="English")
    texts = [
        ("transcription", russian, "<p>Первый</p><p>Второй</p>"),
        ("precis", english, "<p>In short</p>"),
        ("translation", english, BODY),
        ("translation", english, "<p>Another hand</p>"),
    ]
    for order, (kind, language, body) in enumerate(texts):
        make.make_text(document=document, kind=kind, language=language, body=body, order=order)
    return document


def show(client, document, query="", status=200):
    response = client.get(f"{document.get_absolute_url()}{query}")
    assert response.status_code == status
    return response.content.decode()


def current(page):
    """The names of the versions that are marked as shown, and as shown beside."""
    return re.findall(r'aria-current="(?:page|true)">([^<]+, [^<]+)</a>', page)


def test_the_first_full_text_in_the_readers_language_is_shown(client, letter):
    page = show(client, letter)
    assert current(page) == ["Translation, English (1)"] or current(page) == [
        "Translation, English"
    ]
    assert "Two" in page
    assert "Первый" not in page


def test_without_one_in_the_readers_language_it_is_the_first_in_order(client):
    document = make.make_published()
    for order, tag in enumerate(("de", "ru")):
        text = {"language": make.make_language(tag), "body": f"<p>in {tag}</p>", "order": order}
        make.make_text(document=document, **text)
    page = show(client, document)
    assert "in de" in page
    assert "in ru" not in page


def test_the_address_chooses_the_text(client, letter):
    page = show(client, letter, "?text=transcription-ru")
    assert current(page) == ["Transcription, Russian"]
    assert '<div class="text" lang="ru" dir="auto"><p>Первый</p>' in page
    assert "Another hand" in show(client, letter, "?text=translation-en-2")


def test_two_texts_stand_beside_each_other_and_share_no_id(client, letter):
    page = show(client, letter, "?text=transcription-ru&beside=translation-en")
    assert "Первый" in page
    assert 'href="#beside-note-1"' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_two_texts_of_one_number_of_paragraphs_are_aligned(client, letter):
    asked = "?text=transcription-ru&beside="
    assert '<div class="versions aligned">' in show(client, letter, asked + "translation-en")
    assert '<div class="versions">' in show(client, letter, asked + "precis-en")


def test_asking_for_the_text_that_stands_beside_exchanges_the_two(client, letter):
    page = show(client, letter, "?text=transcription-ru&beside=precis-en")
    assert 'href="?text=precis-en&amp;beside=transcription-ru#text"' in page
    assert 'href="?text=transcription-ru#text">nothing</a>' in page


def test_a_text_asked_for_beside_an_unnamed_one_is_not_shown_twice(client, letter):
    page = show(client, letter, "?beside=translation-en")
    assert current(page)[-1].startswith("Translation, English")
    assert len(current(page)) == 2


def test_the_links_carry_the_list_one_came_from(client, letter):
    page = show(client, letter, "?q=letter&text=precis-en")
    assert 'href="?q=letter&amp;text=transcription-ru#text"' in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?text=transcription-fr", "“transcription-fr” is not a text of this document. There is: "),
        ("?beside=%3Cscript%3E", "“&lt;script&gt;” is not a text"),
        ("?text=precis-en&text=transcription-ru", "“text” is given more than once."),
        ("?text=precis-en&beside=precis-en", "“precis-en” is asked for twice."),
        ("?text=%00", "is not a text"),
    ],
)
def test_a_key_that_names_no_text_is_not_found_with_a_way_on(client, letter, query, told):
    page = show(client, letter, query, status=404)
    assert told in page
    assert f'href="{letter.get_absolute_url()}"' in page


def test_empty_keys_ask_for_nothing(client, letter):
    assert "Two" in show(client, letter, "?text=&beside=")


def test_a_draft_has_no_key_for_readers_and_changes_no_other(client, letter):
    english = make.make_language("en")
    draft = {"kind": "translation", "language": english, "status": "draft", "order": 0}
    make.make_text(document=letter, body="<p>Canary</p>", **draft)
    for query in ("", "?text=translation-en", "?text=translation-en-2"):
        assert "Canary" not in show(client, letter, query)
    assert (
        "translation-en-3"
        not in show(client, letter, "?text=translation-en-3", status=404).split("There is:")[1]
    )
    client.force_login(make.make_curator())
    assert "Canary" in show(client, letter, "?text=translation-en-3")
    assert "Another hand" in show(client, letter, "?text=translation-en-2")


def test_a_document_without_texts_has_no_section_and_no_keys(client):
    document = make.make_published()
    assert 'id="text"' not in show(client, document)
    assert "there is none here" in show(client, document, "?text=transcription-en", status=404)


def test_a_single_text_needs_no_switch(client):
    text = make.make_text(document=make.make_published())
    page = show(client, text.document)
    assert 'class="tabs"' not in page
    assert ">Transcription, en</h3>" in page


def test_a_text_of_300_kilobytes_is_shown_whole(client):
    body = "".join(f"<p>Paragraph {number} {'word ' * 30}</p>" for number in range(1800))
    text = make.make_text(document=make.make_published(), body=body)
    assert len(body) > 300_000
    assert "Paragraph 1799" in show(client, text.document)
