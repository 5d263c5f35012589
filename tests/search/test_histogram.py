"""The histogram: its numbers are what one gets by asking, and it stays small."""

import random

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.dates import classify, parse
from archive.search import Question, Unit, answer, histogram
from tests import factories as make

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()
FORMS = (
    "{y}",
    "{y}-{m:02}",
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}/{z}-{m:02}-{d:02}",
    "{y}-{m:02}/{z}",
    "[{y}..{z}]",
    "{y}/..",
    "../{y}-{m:02}",
    "{y}-{m:02}-{d:02}/",
    "[..{y}]",
    "{y}~",
)


def dated(*expressions):
    for expression in expressions:
        make.make_published(date=expression)


def drawn(span=None):
    return histogram(Question(span=parse(span).span if span else None), STRANGER)


def numbers(buckets):
    return {one.date: (one.certain, one.possible) for one in buckets}


def some_dates(seed, reach):
    """Thirty expressions of every form, around 1949 or as far off as asked."""
    chance = random.Random(seed)
    for _ in range(30):
        year = 1949 + chance.randint(-reach, reach)
        later = year + chance.randint(1, max(1, reach // 2))
        form = chance.choice(FORMS)
        yield form.format(y=year, z=later, m=chance.randint(1, 12), d=chance.randint(1, 28))


@pytest.mark.parametrize("reach", [1, 6, 45, 700])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("asked", [None, "1949", "1947/1951", "1949-02"])
def test_each_number_is_that_of_a_slow_reckoning(seed, reach, asked):
    dates = [parse(one) for one in some_dates(seed, reach)]
    dated(*map(str, dates))
    found = drawn(asked)
    buckets = {*found.rows, *found.wide, *found.narrow}
    assert buckets
    for bucket in buckets:
        span = parse(bucket.date).span
        sorts = [classify(date.span, date.continuous, span) for date in dates]
        assert (bucket.certain, bucket.possible) == (
            sorts.count("certain"),
            sorts.count("possible"),
        ), bucket


def test_each_number_is_what_the_list_answers():
    dated(*some_dates(7, 12), None)
    for bucket in drawn("1945/1950").wide:
        found = answer(Question(span=parse(bucket.date).span), STRANGER)
        assert (found.certain, found.possible) == (bucket.certain, bucket.possible)


def test_a_year_is_drawn_in_months():
    dated("1949-02-03", "1949-02", "1949", "1950-01")
    found = drawn("1949")
    assert found.unit is Unit.MONTH
    assert len(found.wide) == 12
    assert numbers(found.wide)["1949-02"] == (2, 1)
    assert list(numbers(found.narrow)) == [
        "1949-01/1949-02",
        "1949-03/1949-04",
        "1949-05/1949-06",
        "1949-07/1949-08",
        "1949-09/1949-10",
        "1949-11/1949-12",
    ]


def test_years_asked_for_stand_among_their_neighbours():
    dated("1900", "1945", "1948", "1951", "2000")
    found = drawn("1945/1950")
    assert found.unit is Unit.YEAR
    assert [one.date for one in found.wide] == [str(year) for year in range(1942, 1954)]
    assert [one.date for one in found.wide if one.asked] == [str(y) for y in range(1945, 1951)]


def test_an_open_end_reaches_to_the_end_of_the_axis_and_no_further():
    dated("1945", "1950", "1947/..", "../1946-03")
    found = drawn()
    assert numbers(found.rows) == {
        "1945": (1, 1),
        "1946": (0, 1),
        "1947": (0, 1),
        "1948": (0, 1),
        "1949": (0, 1),
        "1950": (1, 1),
    }


def test_a_talk_of_two_days_is_certain_in_both_its_years():
    dated("1949-12-31/1950-01-01", "[1949-12-31..1950-01-01]", "1953")
    assert numbers(drawn().rows)["1949"] == numbers(drawn().rows)["1950"] == (1, 1)


@pytest.mark.parametrize(
    "far", ["Y-40000", "Y9999999", "Y-1000000000", "Y1000000000", "-0044-03-15", "Y17E7"]
)
def test_a_date_far_away_makes_wider_buckets_not_more(far):
    dated(far, "1949-02-03", "1956")
    found = drawn()
    assert len(found.rows) <= 200
    assert len(found.wide) <= 24
    assert len(found.narrow) <= 10
    assert sum(one.certain for one in found.wide) == 3
    assert all(parse(one.date) for one in found.rows)


@pytest.mark.parametrize(
    "asked",
    ["Y17E7", "Y10000", "Y-10000", "-9999", "9999/Y10000", "0000", "-0044-03", "Y1000000000"],
)
def test_every_part_can_be_asked_for_however_far_the_date(asked):
    dated(asked, "1949", "9999-12", "Y10000/Y10001", "-9999-01/-9999-12")
    found = drawn(asked)
    for bucket in (*found.rows, *found.wide, *found.narrow):
        answered = answer(Question(span=parse(bucket.date).span), STRANGER)
        assert (answered.certain, answered.possible) == (bucket.certain, bucket.possible)


@pytest.mark.parametrize("expressions", [(), (None,)])
def test_without_a_known_day_there_is_nothing_to_draw(expressions):
    dated(*expressions)
    assert drawn().rows == ()


@pytest.mark.parametrize("asked", [None, "1949", "1949-02"])
def test_one_query_however_many_documents(django_assert_num_queries, asked):
    dated(*some_dates(1, 40))
    with django_assert_num_queries(1):
        drawn(asked)


def test_a_month_is_drawn_in_days():
    dated("1949-02-03", "1949-02-03", "1949-02", "1949-02-28/1949-03-02")
    found = drawn("1949-02")
    assert found.unit is Unit.DAY
    assert [one.date for one in found.rows] == [f"1949-02-{day:02}" for day in range(1, 29)]
    assert numbers(found.rows)["1949-02-03"] == (2, 1)
    assert numbers(found.rows)["1949-02-28"] == (1, 1)
    assert [one.date for one in found.wide][:2] == [
        "1949-02-01/1949-02-02",
        "1949-02-03/1949-02-04",
    ]


def test_two_months_are_drawn_in_days_and_three_in_months():
    dated("1949-01-31", "1949-02-03", "1949-03-01")
    assert drawn("1949-01-31/1949-02-01").unit is Unit.DAY
    assert drawn("1949-01/1949-03").unit is Unit.MONTH


def test_where_all_documents_are_of_one_year_it_is_drawn_in_months():
    dated("1949-02-03", "1949-06")
    assert drawn().unit is Unit.MONTH
    assert numbers(drawn().rows)["1949-02"] == (1, 0)
