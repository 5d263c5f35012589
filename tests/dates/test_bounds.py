"""Masks against a plain count of the days that fit them, and the days themselves."""

import datetime
import re

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import DateSyntaxError, Day, Span, parse
from archive.dates.days import day_from_number, from_julian
from tests.dates import strategies as dates

YEARS = range(1880, 1930)  # whole decades, for masks like 192X
ALL_DAYS = [
    datetime.date.fromordinal(number).isoformat()
    for number in range(
        datetime.date(YEARS[0], 1, 1).toordinal(), datetime.date(YEARS[-1], 12, 31).toordinal() + 1
    )
]


def fitting(mask):
    """The days of some decades whose digits fit, found by looking at each."""
    pattern = re.compile(mask.replace("X", "[0-9]"))
    return [day for day in ALL_DAYS if pattern.match(day)]


def masked(text):
    return st.lists(st.booleans(), min_size=7, max_size=7).map(
        # The century stays, so that all days that fit are among ours.
        lambda hidden: text[:3] + dates.mask_digits(text[3:], hidden)
    )


real_masks = st.sampled_from(ALL_DAYS).flatmap(masked)
free_masks = st.builds(
    lambda year, month, day: f"{year}-{month}-{day}",
    st.sampled_from(["188X", "1900", "190X", "1904", "191X", "1911"]),
    st.text("01239X", min_size=2, max_size=2),
    st.text("012349X", min_size=2, max_size=2),
)


@given(st.one_of(real_masks, free_masks))
def test_masks_have_the_bounds_of_the_days_that_fit(mask):
    days = fitting(mask)
    if "X" in mask and not days:
        with pytest.raises(DateSyntaxError):
            parse(mask)
    elif days:
        date = parse(mask)
        assert (str(date.earliest), str(date.latest)) == (days[0], days[-1])


@given(st.one_of(real_masks, free_masks).map(lambda mask: mask[:7]))
def test_masked_months_have_the_bounds_of_the_days_that_fit(mask):
    days = fitting(mask)
    if "X" in mask and days:
        date = parse(mask)
        assert (str(date.earliest), str(date.latest)) == (days[0], days[-1])


@given(st.dates())
def test_days_count_as_the_standard_library_does(date):
    day = Day(date.year, date.month, date.day)
    assert day.number == date.toordinal()
    assert day_from_number(date.toordinal()) == day
    assert str(day) == date.isoformat()


@given(st.integers(-(10**11), 10**11))
def test_day_numbers_and_days_are_one_to_one(number):
    assert day_from_number(number).number == number
    assert day_from_number(number) < day_from_number(number + 1)


@pytest.mark.parametrize("parts", [(1949, 2, 29), (1949, 13, 1), (1949, 0, 1), (1949, 1, 0)])
def test_an_impossible_day_cannot_be_made(parts):
    with pytest.raises(ValueError, match="There is no day"):
        Day(*parts)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), "1582-10-15"),
        ((1700, 2, 29), "1700-03-11"),
        ((1722, 2, 10), "1722-02-21"),
        ((1853, 3, 5), "1853-03-17"),
        ((1917, 10, 25), "1917-11-07"),
        ((-43, 3, 15), "-0043-03-13"),
    ],
)
def test_julian_days_become_gregorian(julian, gregorian):
    assert str(from_julian(*julian)) == gregorian


def test_a_span_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="before it begins"):
        Span(2, 1)


spans = st.builds(
    lambda first, length: Span(first, first + length), st.integers(-99, 99), st.integers(0, 50)
)


@given(spans, spans, st.integers(-99, 150))
def test_overlap_holds_exactly_the_common_days(one, other, number):
    day = Span(number, number)
    common = one.overlap(other)
    assert common == other.overlap(one)
    assert (one.contains(day) and other.contains(day)) == bool(common and common.contains(day))


# Where the library `edtf` is right; elsewhere it gives other bounds or accepts what is no date.
@given(
    st.one_of(
        st.dates(datetime.date(1000, 1, 1)).map(str),
        st.dates(datetime.date(1000, 1, 1)).map(lambda date: str(date)[:7]),
        st.integers(1000, 9999).map(str),
        st.integers(100, 999).map(lambda decade: f"{decade}X"),
    )
)
def test_plain_dates_agree_with_another_library(text):
    theirs = parse_edtf(text)
    earliest, latest = theirs.lower_strict(), theirs.upper_strict()
    date = parse(text)
    assert (date.earliest.year, date.earliest.month, date.earliest.day) == earliest[:3]
    assert (date.latest.year, date.latest.month, date.latest.day) == latest[:3]
