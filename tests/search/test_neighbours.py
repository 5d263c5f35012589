"""The place of a document in a list is where one finds it by walking the list."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from archive.dates import parse
from archive.search import (
    Certainty,
    Neighbour,
    Question,
    Sort,
    answer,
    index_words,
    neighbours,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()

DATES = [
    "1949-02-04",
    "1949-02-04",
    "1949-02",
    "1949",
    "194X",
    "[1949-02-03..1949-02-05]",
    "1949-01-30/1949-02-08",
    "1949-02/..",
    "../1949-02",
    "[..1949-02-04]",
    "1949-02-03/",
    "-0043-03-15",
    "1949?",
    None,
    None,
]
QUESTIONS = {
    "all": Question(),
    "a month": Question(span=parse("1949-02").span),
    "a month, every certainty": Question(
        span=parse("1949-02").span, certainty=frozenset(Certainty)
    ),
    "undated only": Question(certainty=frozenset({Certainty.UNDATED})),
    "a word": Question(words="even"),
    "pages of two": Question(size=2),
}


@pytest.fixture
def documents():
    """Documents of every shape of date, half of them of one title, some created at one moment."""
    moment = timezone.now()
    for place, date in enumerate(DATES):
        make.make_published(
            title="Even" if place % 2 == 0 else f"Odd {20 - place}",
            date=date,
            created_at=moment - timedelta(days=place // 3),
        )
    index_words()


def walked(question):
    """The list from its first page to its last: number and page of each document."""
    last = answer(question, ANYBODY).pages
    pages = {page: answer(replace(question, page=page), ANYBODY) for page in range(1, last + 1)}
    return [(hit.number, page) for page, one in pages.items() for hit in one.hits]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("name", QUESTIONS)
def test_place_page_and_neighbours_are_those_of_the_list(documents, name, sort):
    question = replace(QUESTIONS[name], sort=sort)
    walk = walked(question)
    numbers = [None, *(number for number, _page in walk), None]
    assert len(walk) > 1
    for position, (number, page) in enumerate(walk, start=1):
        found = neighbours(number, question, ANYBODY)
        beside = [one and one.number for one in (found.previous, found.next)]
        assert (found.position, found.total, found.page) == (position, len(walk), page)
        assert beside == [numbers[position - 1], numbers[position + 1]]


def test_a_document_that_is_not_listed_has_no_neighbours(documents):
    listed_no_more = make.make_published(title="Odd", date="1950")
    assert neighbours(listed_no_more.pk, QUESTIONS["a word"], ANYBODY) is None
    assert neighbours(listed_no_more.pk, QUESTIONS["a month"], ANYBODY) is None
    assert neighbours(0, Question(), ANYBODY) is None


def test_the_only_document_stands_alone():
    only = make.make_published()
    found = neighbours(only.pk, Question(), ANYBODY)
    assert (found.position, found.total) == (1, 1)
    assert found.previous is None
    assert found.next is None


def test_what_is_not_public_is_neither_counted_nor_a_neighbour():
    first = make.make_published(date="1949-02-01")
    draft = make.make_document(date="1949-02-02")
    make.make_published(date="1949-02-03", public_from=timezone.now() + timedelta(days=1))
    last = make.make_published(title="Last", date="1949-02-04")
    found = neighbours(first.pk, Question(), ANYBODY)
    assert (found.total, found.next) == (2, Neighbour(last.pk, "Last"))
    assert neighbours(draft.pk, Question(), ANYBODY) is None
    assert neighbours(draft.pk, Question(), make.make_curator()).total == 4


@pytest.mark.parametrize("number", [2, 20])
def test_two_queries_however_long_the_list(django_assert_num_queries, number):
    documents = [make.make_published(date="1949") for _ in range(number)]
    with django_assert_num_queries(2):
        neighbours(documents[1].pk, Question(span=parse("1949").span), ANYBODY)
