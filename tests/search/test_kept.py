"""What is kept: answers for strangers, until anything changes."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.search import Question, Sort, answer, kept, landmarks, neighbours, numbers
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
STRANGER = AnonymousUser()


def queries_of(question, user=STRANGER):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer(question, user)
    return len(queries)


def test_the_same_question_costs_the_mark_alone():
    make.make_published()
    assert queries_of(Question()) > 1
    assert queries_of(Question()) == 1
    assert queries_of(Question(page=2)) == 2


def test_a_change_is_in_the_next_answer():
    genre = make.make_genre()
    make.make_published(genre=genre)
    assert answer(Question(), STRANGER).total == 1
    other = make.make_published(genre=genre)
    found = answer(Question(), STRANGER)
    assert (found.total, found.facets["genre"][0].number) == (2, 2)
    other.delete()
    assert answer(Question(), STRANGER).total == 1


def test_curators_get_their_own_and_nothing_of_theirs_is_kept():
    make.make_document()
    curator = make.make_curator()
    assert answer(Question(), STRANGER).total == 0
    assert answer(Question(), curator).total == 1
    assert answer(Question(), STRANGER).total == 0


def test_so_much_is_kept_and_no_more():
    some = kept.Kept(most=2)
    for key in "abc":
        some.keep("mark", key, key.upper())
    assert [some.taken("mark", key) for key in "abc"] == [None, "B", "C"]
    assert some.taken("another mark", "c") is None


DATES = (
    *("1949-02-04", "1949", "1949", "../1950", "1949-02/..", None, "194X", None, "1949"),
    *("-0100", "Y12000", "1948-12-31/1950-01-01", "../-0044", "1950-12-31"),
)


# With 3 a year has more than so many, with 30 none has: then landmarks stand at its turn.
@pytest.mark.parametrize("few", [3, 30])
@pytest.mark.parametrize("sort", [one for one in Sort if one is not Sort.RELEVANCE])
def test_by_landmarks_every_page_and_every_neighbour_is_the_same(monkeypatch, sort, few):
    for place in range(42):
        make.make_published(title=f"Title {place % 4}", date=DATES[place % len(DATES)])
    question = Question(sort=sort, size=4)
    expected = list(numbers(question, STRANGER))
    monkeypatch.setattr(landmarks, "FEW", few)
    monkeypatch.setattr(landmarks, "MOST_A_YEAR", few)
    monkeypatch.setattr(landmarks, "APART", 5)
    monkeypatch.setattr("archive.search.reckoning.NEAR", 0)
    answer(question, STRANGER)
    pages = [answer(replace(question, page=page), STRANGER) for page in range(1, 12)]
    assert [hit.number for page in pages for hit in page.hits] == expected
    for place, number in enumerate(expected):
        found = neighbours(number, question, STRANGER)
        assert found.position == place + 1
        assert [one and one.number for one in (found.previous, found.next)] == [
            expected[place - 1] if place else None,
            expected[place + 1] if place + 1 < len(expected) else None,
        ]


@pytest.mark.parametrize("sort", [Sort.OLDEST, Sort.NEWEST])
def test_a_far_page_of_the_whole_archive_is_read_from_the_turn_of_a_year(monkeypatch, sort):
    """Right after a change, too, and for curators, of whom nothing is kept: two short queries."""
    for place in range(42):
        make.make_published(title=f"Title {place % 4}", date=DATES[place % len(DATES)])
    monkeypatch.setattr(landmarks, "FEW", 30)
    monkeypatch.setattr(landmarks, "MOST_A_YEAR", 30)
    monkeypatch.setattr("archive.search.reckoning.NEAR", 4)
    for user in (STRANGER, make.make_curator()):
        question = Question(sort=sort, size=4)
        expected = list(numbers(question, user))
        for page in range(2, 12):
            make.make_genre()  # a change, so that nothing is kept
            with CaptureQueriesContext(connection) as queries:
                found = answer(replace(question, page=page), user)
            assert [hit.number for hit in found.hits] == expected[4 * page - 4 : 4 * page]
            passed = re.findall(r"OFFSET (\d+)", "".join(one["sql"] for one in queries))
            assert max(map(int, passed)) <= 18  # no year has more
