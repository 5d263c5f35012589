"""From a question to the documents that answer it, and who may see them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from archive.dates import parse
from archive.models import Document
from archive.search import Certainty, Question, Sort, answer, index_words, totals
from tests import factories as make

pytestmark = pytest.mark.django_db

STRANGER = AnonymousUser()
FEBRUARY = parse("1949-02").span


def titles(question, user=STRANGER):
    hits = answer(question, user).hits
    by_number = Document.objects.in_bulk([hit.number for hit in hits])
    return [by_number[hit.number].title for hit in hits]


def dated(*expressions):
    """A published document for each expression (None = undated), titled by it."""
    return [make.make_published(date=one, title=str(one)) for one in expressions]


@pytest.mark.parametrize(
    ("expression", "certainty"),
    [
        ("1949-02", "certain"),
        ("1949-02-28", "certain"),
        ("1949-02-1X", "certain"),
        ("[1949-02-03..1949-02-05]", "certain"),
        ("1949-02-28/1949-03-01", "certain"),
        ("1949-24", None),
        ("1948-24", "possible"),
        ("{1949-01-30,1949-02-05}", "possible"),
        ("1949-01-XX/1949-02-05", "possible"),
        ("[1949-01-01,1949-03-01]", "possible"),
        ("../1949-01-31", None),
        ("1949-02?", "certain"),
        ("1949-01-30/1949-02-05", "certain"),
        ("1949-01-30~/1949-02-05?", "certain"),
        ("1949", "possible"),
        ("[1949-01-30..1949-02-05]", "possible"),
        ("{1949-01-30..1949-02-05}", "possible"),
        ("1949-02/1949-03", "possible"),
        ("1949-01-14/..", "possible"),
        ("1949-01-14/", "possible"),
        ("../1949-02-03", "possible"),
        ("194X", "possible"),
        ("1949-01-31", None),
        ("1949-03-01/..", None),
    ],
)
def test_a_date_against_february_1949(expression, certainty):
    dated(expression)
    found = answer(Question(span=FEBRUARY), STRANGER)
    assert [str(hit.certainty) for hit in found.hits] == ([certainty] if certainty else [])
    assert (found.certain, found.possible) == (certainty == "certain", certainty == "possible")


def test_the_three_numbers_ignore_the_choice_and_the_total_follows_it():
    dated("1949-02", "1949-02-04", "1949", None, "1951")
    for wanted, total in (
        (frozenset(), 3),
        ({Certainty.CERTAIN}, 2),
        ({Certainty.POSSIBLE}, 1),
        ({Certainty.UNDATED}, 1),
        ({Certainty.CERTAIN, Certainty.UNDATED}, 3),
    ):
        found = answer(Question(span=FEBRUARY, certainty=frozenset(wanted)), STRANGER)
        assert (found.certain, found.possible, found.undated) == (2, 1, 1)
        assert found.total == len(found.hits) == total


def test_without_a_span_certain_is_every_dated_document():
    dated("1949", None)
    everything = answer(Question(), STRANGER)
    assert (everything.certain, everything.possible, everything.undated) == (1, 0, 1)
    assert everything.total == 2
    assert titles(Question(certainty=frozenset({Certainty.CERTAIN}))) == ["1949"]
    assert titles(Question(certainty=frozenset({Certainty.POSSIBLE}))) == []


def test_newest_first_reads_as_the_design_says():
    dated("1944-12-14", None, "1945-02-01/..", "1945-07", "/1945-06", "1945-01-10", "1945-08")
    expected = [
        *("1945-08", "1945-07", "/1945-06", "1945-02-01/..", "1945-01-10", "1944-12-14", "None")
    ]
    assert titles(Question(sort=Sort.NEWEST)) == expected


def test_oldest_first_takes_the_other_end_of_an_open_date():
    dated(None, "../1949-02-03", "1949-02", "1949-02-01", "1949/..", "1950")
    expected = ["1949/..", "1949-02-01", "1949-02", "../1949-02-03", "1950", "None"]
    assert titles(Question()) == expected


def test_other_orders():
    make.make_published(title="The Beta")
    make.make_published(title="Alpha")
    assert titles(Question(sort=Sort.TITLE)) == ["Alpha", "The Beta"]
    assert titles(Question(sort=Sort.ADDED)) == ["Alpha", "The Beta"]


def test_pages_cut_the_list_and_the_total_stays():
    dated(*(f"19{year}" for year in range(10, 33)))
    third = answer(Question(page=3), STRANGER)
    assert (third.total, third.pages, third.first, third.last) == (23, 3, 21, 23)
    assert answer(Question(page=4), STRANGER).hits == ()


def test_words_match_title_summary_and_every_form_of_a_name():
    mao = make.make_correspondent(authorised_form="Mao Zedong")
    make.make_name(correspondent=mao, form="毛泽东")
    letter = make.make_published(title="Letter to the Müller family", summary="Gold is moved.")
    make.make_participation(document=letter, correspondent=mao, name_as_written="Chairman M.")
    make.make_published(title="Another")
    index_words()
    for words in ("muller", "GOLD letter", "毛泽东", "chairman", "Mao gold"):
        assert titles(Question(words=words)) == [letter.title]
    assert titles(Question(words="gold silver")) == []


def test_a_person_matches_as_correspondent_and_as_capacity():
    office = make.make_correspondent(kind="office", authorised_form="Secretary of State")
    for title, role, fields in (
        ("as sender", "sender", {"correspondent": office}),
        ("in capacity", "recipient", {"capacity": office}),
        ("other", "sender", {}),
    ):
        make.make_participation(document=make.make_published(title=title), role=role, **fields)
    asked = Question(correspondents=frozenset({office.pk}))
    assert titles(asked) == ["as sender", "in capacity"]
    recipient = Question(correspondents=frozenset({office.pk}), roles=frozenset({"recipient"}))
    assert titles(recipient) == ["in capacity"]


def test_a_collection_stands_for_all_below_it():
    fonds = make.make_collection()
    file = make.make_collection(parent=make.make_collection(parent=fonds))
    held = make.make_published(title="held")
    make.make_holding(document=held, collection=file)
    make.make_holding(document=make.make_published(), collection=make.make_collection())
    assert titles(Question(collections=frozenset({fonds.pk}))) == ["held"]


def test_a_place_stands_for_all_within_it():
    city = make.make_place()
    within = make.make_published(title="within", place=make.make_place(within=city))
    make.make_published(title="elsewhere", place=make.make_place())
    assert titles(Question(places=frozenset({city.pk}))) == [within.title]


def test_totals_are_those_of_each_question_in_one_statement(django_assert_num_queries):
    dated("1949-02", "1949", None)
    make.make_document(date="1949-02")
    asked = [
        Question(),
        Question(span=FEBRUARY),
        Question(words="nothing of the kind"),
        Question(span=FEBRUARY, certainty=frozenset({Certainty.UNDATED}), page=7),
    ]
    with django_assert_num_queries(2):  # one for words that may be names
        assert totals(asked, STRANGER) == [3, 2, 0, 1]
    assert totals([], STRANGER) == []


def test_values_of_one_field_are_or_and_fields_are_and():
    cable, letter = make.make_genre(), make.make_genre()
    russian = make.make_language("ru")
    first = make.make_published(title="cable", genre=cable)
    first.languages.add(russian)
    make.make_published(title="letter", genre=letter)
    both = frozenset({cable.pk, letter.pk})
    assert titles(Question(genres=both)) == ["cable", "letter"]
    assert titles(Question(genres=both, languages=frozenset({russian.pk}))) == ["cable"]


def test_an_event_and_a_repository_find_their_documents():
    joined = make.make_document_event(document=make.make_published(title="record"))
    holding = make.make_holding(document=make.make_published(title="held"))
    assert titles(Question(events=frozenset({joined.event_id}))) == ["record"]
    assert titles(Question(repositories=frozenset({holding.repository_id}))) == ["held"]


def test_a_document_with_many_matches_counts_once():
    person = make.make_correspondent()
    document = make.make_published()
    for role in ("author", "sender", "signatory"):
        make.make_participation(document=document, correspondent=person, role=role)
    assert answer(Question(correspondents=frozenset({person.pk})), STRANGER).total == 1


def test_a_stranger_sees_published_documents_out_of_embargo_only():
    tomorrow = timezone.now() + timedelta(days=1)
    make.make_document(title="draft")
    make.make_document(title="in review", status="in-review")
    make.make_document(title="withdrawn", status="withdrawn", withdrawn_reason="Closed.")
    make.make_published(title="embargoed", public_from=tomorrow)
    make.make_published(title="public")
    assert titles(Question()) == ["public"]
    assert len(titles(Question(), make.make_curator())) == 5
