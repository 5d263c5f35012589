"""The question in words: short, translatable, and never more than what is asked."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import translation

from archive.filters import DocumentFilter
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(db):
    """Two of everything that a question can name, and a document that uses them."""
    document = make.make_published()
    for name in ("Telegram", "Letter", "Memorandum of conversation", "Diary entry"):
        slug = name.lower().replace(" ", "-")
        make.make_published(genre=make.make_genre(name=name, slug=slug))
    for tag, name in (("ru", "Russian"), ("zh", "Chinese")):
        document.languages.add(make.make_language(tag, name=name))
    for name in ("Karl Rankin", "Anastas Mikoyan", "Mao Zedong", "Joseph Stalin"):
        person = make.make_correspondent(
            authorised_form=name, status="published", slug=name.lower().replace(" ", "-")
        )
        make.make_participation(document=document, correspondent=person)
    event = make.make_event(title="Visit to Xibaipo", status="published")
    make.make_document_event(document=document, event=event)
    place = make.make_place(name="Moscow")
    make.make_published(place=place)
    repository = make.make_repository(name="State Archive")
    fonds = make.make_collection(title="Fonds 558")
    make.make_holding(document=document, repository=repository, collection=fonds)
    return {
        "visit": event.address_key,
        "moscow": place.address_key,
        "archive": repository.address_key,
        "fonds": fonds.address_key,
    }


def said(question: str) -> str:
    filters = DocumentFilter(QueryDict(question), AnonymousUser())
    assert filters.is_valid(), filters.errors
    return filters.sentence


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "Documents"),
        ("sort=newest&page=1&date=", "Documents"),
        (
            "genre=telegram&person=karl-rankin&role=sender&date=January+1955",
            "Telegrams from Karl Rankin, January 1955",
        ),
        (
            "q=gold&person=anastas-mikoyan&role=recipient&date=before+March+1950&certainty=undated",
            "Documents with “gold”, to Anastas Mikoyan, before March 1950, undated only",
        ),
        (
            "q=gold+%22southern+cities%22+-Nanjing&part=sender:joseph-stalin",
            "Documents with “gold” and the phrase “southern cities”, not “Nanjing”, from Joseph "
            "Stalin",
        ),
        ("q=-gold", "Documents without “gold”"),
        ("q=-gold+-tin&genre=letter", "Letters without “gold” or “tin”"),
        ("q=a+b+c+d+e+f+g+h", "Documents with “a”, “b”, “c”, “d”, “e” and 3 others"),
        ("genre=telegram&genre=letter", "Telegrams and letters"),
        ("genre=memorandum-of-conversation", "Memoranda of conversation"),
        (
            "genre=telegram&genre=letter&genre=diary-entry&genre=memorandum-of-conversation",
            "Telegrams, letters and 2 more genres",
        ),
        ("person=karl-rankin", "Documents involving Karl Rankin"),
        (
            "person=karl-rankin&person=mao-zedong&role=sender&role=recipient",
            "Documents from or to Karl Rankin or Mao Zedong",
        ),
        (
            "person=karl-rankin&person=mao-zedong&person=joseph-stalin&person=anastas-mikoyan",
            "Documents involving Karl Rankin, Mao Zedong or 2 others",
        ),
        ("role=sender&role=interpreter", "Documents with a sender or an interpreter"),
        (
            "part=sender:joseph-stalin&part=recipient:anastas-mikoyan",
            "Documents from Joseph Stalin to Anastas Mikoyan",
        ),
        (
            "part=any:joseph-stalin&part=mentioned:mao-zedong&genre=letter",
            "Letters involving Joseph Stalin and mentioning Mao Zedong",
        ),
        (
            "part=recipient:joseph-stalin&part=sender:karl-rankin&part=mentioned:mao-zedong"
            "&part=sender:anastas-mikoyan",
            "Documents from Karl Rankin and Anastas Mikoyan to Joseph Stalin and mentioning "
            "Mao Zedong",
        ),
        (
            "part=sender:joseph-stalin&part=recipient:joseph-stalin&parts=any",
            "Documents from Joseph Stalin or to Joseph Stalin",
        ),
        ("part=sender:joseph-stalin&parts=any", "Documents from Joseph Stalin"),
        ("name=Comrade+X&name=COMRADE+x", "Documents naming “Comrade X”"),
        ("has=text&has=translation", "Documents with a text or with a translation"),
        (
            "genre=letter&not=language:zh&not=has:text&not=role:sender&not=person:karl-rankin",
            "Letters not in Chinese, without a text, without a sender, not involving Karl Rankin",
        ),
        ("not=genre:letter", "Documents not of the genre Letter"),
        ("language=ru&language=zh", "Documents in Russian or Chinese"),
        ("date=1949%3F", "Documents, 1949"),
        ("date_from=ca.+1949", "Documents, since 1949"),
        ("date_to=December+1957", "Documents, until December 1957"),
        ("date_from=3+Feb+1949&date_to=1957", "Documents, 3 February 1949 to 1957"),
        ("date_from=[1949-02-03..1950]", "Documents, since 3 February 1949"),
        ("date_to=Y17E7", "Documents, until Y17E7 (1 January to 31 December 170000000)"),
        ("date=1949&certainty=certain", "Documents, 1949, certain only"),
        ("date=1949&certainty=certain&certainty=possible", "Documents, 1949"),
        (
            "date=1949&certainty=certain&certainty=possible&certainty=undated",
            "Documents, 1949, or undated",
        ),
        ("certainty=certain", "Documents, dated only"),
        ("certainty=possible&certainty=undated", "Documents, undated only"),
        ("certainty=certain&certainty=undated", "Documents"),
    ],
)
def test_a_question_in_words(archive, question, words):
    assert said(question) == words


def test_records_of_every_kind_are_named(archive):
    assert said(f"event={archive['visit']}") == "Documents around Visit to Xibaipo"
    assert said(f"place={archive['moscow']}") == "Documents written in Moscow"
    assert said(f"repository={archive['archive']}") == "Documents held by State Archive"
    assert said(f"collection={archive['fonds']}") == "Documents in the collection Fonds 558"


def test_a_long_question_is_counted_not_told(archive):
    question = (
        f"q=gold&person=mao-zedong&event={archive['visit']}&repository={archive['archive']}"
        f"&collection={archive['fonds']}&place={archive['moscow']}&language=ru&date=1949"
    )
    assert said(question) == (
        "Documents with “gold”, involving Mao Zedong, around Visit to Xibaipo, written in Moscow, "
        "in the collection Fonds 558, with 2 more filters, 1949"
    )


def test_words_as_long_as_may_be_are_shortened(archive):
    assert len(said("q=" + "gold+" * 50)) < 100


def test_a_genre_has_the_plural_that_archivists_give_it():
    odd = make.make_genre(
        name="Minutes of the meeting",
        slug="minutes",
        translations={"de": "Protokoll", "de-x-plural": "Protokolle", "en-x-plural": "Minutes"},
    )
    make.make_published(genre=odd)
    assert said("genre=minutes") == "Minutes"
    with translation.override("de"):
        assert said("genre=minutes") == "Protokolle"


def test_a_genre_without_a_plural_in_the_language_is_named_as_it_is():
    make.make_published(genre=make.make_genre(name="Cable", slug="x", translations={"de": "Kabel"}))
    with translation.override("de"):
        assert said("genre=x") == "Documents of the genre Kabel"
