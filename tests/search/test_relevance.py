"""The most relevant first: where the words stand, how exactly, how near, and the date."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.models import Document
from archive.search import Question, Sort, answer, index_words, relevance
from tests import factories as make

pytestmark = pytest.mark.django_db


def titles(words, **fields):
    question = Question(words=words, sort=Sort.RELEVANCE, **fields)
    hits = answer(question, AnonymousUser()).hits
    by_number = Document.objects.in_bulk([hit.number for hit in hits])
    return [by_number[hit.number].title for hit in hits]


def with_text(title, text, **fields):
    document = make.make_published(title=title, **fields)
    make.make_text(document=document, body=f"<p>{text}</p>")
    return document


def test_title_before_summary_before_text_and_exact_before_stemmed():
    with_text("stemmed text", "It negotiated long.")
    with_text("exact text", "They negotiate.")
    make.make_published(title="stemmed summary", summary="On negotiating.")
    make.make_published(title="exact summary", summary="To negotiate.")
    make.make_published(title="Negotiations")
    make.make_published(title="To negotiate")
    index_words()
    assert titles("negotiate") == [
        "To negotiate",
        "Negotiations",
        "exact summary",
        "stemmed summary",
        "exact text",
        "stemmed text",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "Letter, Dulles to the Embassy - 5",
        "LETTER – DULLES (to the: Embassy) / 5!",
        "“Letter”, Dulles to the Em\u00adbassy; 5",
    ],
)
def test_a_title_that_is_pasted_whole_finds_its_document_first(typed):
    for title in ("The Embassy to Dulles, Letter 5", "Letter to the Embassy: Dulles to the 5"):
        make.make_published(title=title, date="1949", summary="letter dulles to the embassy 5 " * 3)
    make.make_published(title="Letter, Dulles to the Embassy - 5", date="1950")
    make.make_published(title="Létter Dulles To The Embassy, 5")
    make.make_published(title="Letter 5, Dulles to the Embassy 5")
    index_words()
    assert titles(typed)[:2] == [
        "Letter, Dulles to the Embassy - 5",
        "Létter Dulles To The Embassy, 5",
    ]


def test_equally_relevant_ones_by_date_undated_last():
    for date in ("1950", None, "1949-02"):
        make.make_published(title=f"Gold {date}", date=date)
    index_words()
    assert titles("gold") == ["Gold 1949-02", "Gold 1950", "Gold None"]


def test_the_nearer_the_words_the_better():
    with_text("far", "Gold was then, after a long while, sent south.", date="1949")
    with_text("near", "South gold.", date="1950")
    index_words()
    assert titles("gold south") == ["near", "far"]


def test_a_tier_that_is_too_large_goes_by_date(monkeypatch):
    monkeypatch.setattr(relevance, "MOST_RANKED", 1)
    test = ("far", "Gold was then, after a long while, sent south.", "1949")
    with_text(test[0], test[1], date=test[2])
    with_text("near", "South gold.", date="1950")
    index_words()
    assert titles("gold south") == ["far", "near"]


def test_a_name_is_as_good_as_a_word_of_the_text():
    person = make.make_correspondent(authorised_form="Otter")
    make.make_participation(document=make.make_published(title="named"), correspondent=person)
    make.make_published(title="The otter")
    index_words()
    assert titles("otter") == ["The otter", "named"]


def test_pages_hold_everything_once():
    for place in range(7):
        make.make_published(title="Gold" if place % 3 else "Other", summary="gold " * (place % 2))
    index_words()
    question = Question(words="gold", sort=Sort.RELEVANCE, size=2)
    found = answer(question, AnonymousUser())
    pages = [
        answer(replace(question, page=page), AnonymousUser()) for page in range(1, found.pages + 1)
    ]
    numbers = [hit.number for page in pages for hit in page.hits]
    assert len(numbers) == len(set(numbers)) == found.total


def test_without_words_the_oldest_are_first():
    make.make_published(title="later", date="1950")
    make.make_published(title="earlier", date="1949")
    assert titles("") == ["earlier", "later"]
