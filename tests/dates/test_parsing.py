"""EDTF expressions: what is taken, what is refused, and what follows from each."""

import datetime

import pytest

from archive.dates import UNBOUNDED, UNKNOWN, DateSyntaxError, Day, Span, UncertainDate, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1949-02-03", "1949-02-03", "1949-02-03", "day"),
        ("1949-02", "1949-02-01", "1949-02-28", "month"),
        ("1949", "1949-01-01", "1949-12-31", "year"),
        ("-0043", "-0043-01-01", "-0043-12-31", "year"),
        ("1950-24", "1950-12-01", "1951-02-28", "season"),
        ("1950-30", "1950-12-01", "1951-02-28", "season"),
        ("1950-32", "1950-06-01", "1950-08-31", "season"),
        ("1950-36", "1950-10-01", "1950-12-31", "season"),
        ("1950-38", "1950-05-01", "1950-08-31", "season"),
        ("1950-40", "1950-01-01", "1950-06-30", "season"),
        ("195X", "1950-01-01", "1959-12-31", "decade"),
        ("18XX", "1800-01-01", "1899-12-31", "century"),
        ("1XXX", "1000-01-01", "1999-12-31", "millennium"),
        ("-19XX", "-1999-01-01", "-1900-12-31", "century"),
        ("-000X", "-0009-01-01", "-0001-12-31", "decade"),
        ("X9X5-12-25", "0905-12-25", "9995-12-25", "unknown"),
        ("15XX-02-29", "1504-02-29", "1596-02-29", "century"),
        ("1950-X2", "1950-02-01", "1950-12-31", "year"),
        ("1950-02-XX", "1950-02-01", "1950-02-28", "month"),
        ("1950-XX-31", "1950-01-31", "1950-12-31", "year"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29", "unknown"),
        ("1950S2", "1900-01-01", "1999-12-31", "century"),
        ("Y-17E7S2", "-179999999-01-01", "-170000000-12-31", "unknown"),
        ("Y1000000000", "1000000000-01-01", "1000000000-12-31", "year"),
        ("1949-02-03T12:05:00-05", "1949-02-03", "1949-02-03", "day"),
        ("1949-02/1949-03", "1949-02-01", "1949-03-31", "interval"),
        ("{1960,1961-12,1955}", "1955-01-01", "1961-12-31", "set"),
        ("[1949]", "1949-01-01", "1949-12-31", "set"),
    ],
)
def test_bounds_and_precision(text, earliest, latest, precision):
    date = parse(text)
    assert (str(date.earliest), str(date.latest)) == (earliest, latest)
    assert date.precision == precision


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1949", False, False),
        ("1949?", True, False),
        ("1949~", False, True),
        ("1949%", True, True),
        ("?1949-02-~03", True, True),
        ("1949-~02", False, True),
        ("1949~/1950", False, True),
        ("[1949,1950?]", True, False),
        ("Y19490?", True, False),
    ],
)
def test_qualifiers(text, uncertain, approximate):
    date = parse(text)
    assert date.uncertain is uncertain
    assert date.approximate is approximate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1949/..", Day(1949, 1, 1), None),
        ("../1949", None, Day(1949, 12, 31)),
        ("1949/", Day(1949, 1, 1), UNKNOWN),
        ("/1949", UNKNOWN, Day(1949, 12, 31)),
        ("[..1949-02]", None, Day(1949, 2, 28)),
        ("{1950,1949..}", Day(1949, 1, 1), None),
    ],
)
def test_open_and_blank_ends_are_told_apart_and_both_unbounded(text, earliest, latest):
    date = parse(text)
    assert (date.earliest, date.latest) == (earliest, latest)
    first = earliest.number if isinstance(earliest, Day) else -UNBOUNDED
    last = latest.number if isinstance(latest, Day) else UNBOUNDED
    assert date.span == Span(first, last)


@pytest.mark.parametrize(
    ("text", "continuous"),
    [
        ("1949-02-03/1949-02-05", True),
        ("1949-02-03?/1949-02-05~", True),
        ("1949-02-03", False),
        ("1949-02/1949-03", False),
        ("1949-02-0X/1949-02-28", False),
        ("1949-02-03/..", False),
        ("1949-02-03/", False),
        ("[1949-02-03..1949-02-05]", False),
        ("{1949-02-03..1949-02-05}", False),
    ],
)
def test_only_an_interval_between_two_days_is_continuous(text, continuous):
    assert parse(text).continuous is continuous


def test_day_numbers_are_the_standard_library_s():
    assert parse("1949-02-03").span.first == datetime.date(1949, 2, 3).toordinal()
    assert parse("0000-12-31").span.first == 0


def test_local_time_is_kept_and_never_moves_the_day():
    date = parse("1955-01-10T23:30:00-05:00")
    assert date.time == "23:30:00-05:00"
    assert str(date.earliest) == str(date.latest) == "1955-01-10"


def test_equal_expressions_are_equal_dates():
    assert parse("1949-02") == UncertainDate("1949-02")
    assert len({parse("1949~"), UncertainDate("1949~"), parse("1949")}) == 2


@pytest.mark.parametrize(
    ("text", "position", "told"),
    [
        ("", 0, "it is empty"),
        ("1949-02-30", 8, "February has 28 days in 1949. Try 1949-02-28"),
        ("1949-11-31", 8, "November has 30 days. Try 1949-11-30"),
        ("1949-13", 5, "there is no month 13"),
        ("1949-02-3X", 5, "no real day fits"),
        ("1949-2X", 5, "no real day fits"),
        ("19X1-02-29", 5, "no real day fits"),
        ("-0000", 0, "no year -0000"),
        ("?1949?", 5, "qualified twice"),
        ("1949-02-03T12:05", 11, "hours, minutes and seconds"),
        ("1949-02T12:05:00", 8, "needs a full day"),
        ("1949-02-03T12:60:00", 11, "no such time"),
        ("1949-02-03T12:00:00/1950", 10, "no times of day"),
        ("[1949-02-03T12:00:00]", 11, "no times of day"),
        ("../..", 0, "neither end is known"),
        ("/", 0, "neither end is known"),
        ("[..]", 1, "neither end is known"),
        ("[1949,..1950]", 6, "only the first member"),
        ("[1949}", 5, "brackets do not match"),
        ("{1949,{1950}}", 6, "brackets do not match"),
        ("[1949/1950]", 5, "in “1949/1950”"),
        ("[1950..1949]", 7, "its end is before its start"),
        ("1949-02/1949-01", 8, "its end is before its start"),
        ("Y1949", 0, "Write 1949"),
        ("Y01949", 1, "begins with 0"),
        ("Y5E", 2, "not a year"),
        ("Y5E0", 3, "the exponent is 0"),
        ("1949S5", 4, "S5 is not a number of its digits"),
        ("1949S0", 4, "S0 is not a number of its digits"),
        ("Y1000000001", 1, "beyond ±1,000,000,000"),
        ("Y1E999999999", 1, "beyond ±1,000,000,000"),
        ("Y" + "9" * 900, 1, "beyond ±1,000,000,000"),
        ("Y-1E10", 2, "beyond ±1,000,000,000"),
        ("195x", 3, "capital letters"),
    ],
)
def test_refusals_say_where_and_why(text, position, told):
    with pytest.raises(DateSyntaxError) as caught:
        parse(text)
    assert told in str(caught.value)
    assert caught.value.position == position


@pytest.mark.parametrize(
    "text",
    [
        "1949\n",
        "1949 ",
        "١٩٤٩",
        "1949-02–03",
        "1949\x00",
        "\ud800",
        "+1949",
        "1949-2-3",
        "19490203",
    ],
)
def test_near_misses_are_refused(text):
    with pytest.raises(DateSyntaxError):
        parse(text)


@pytest.mark.parametrize("sign", ["9", "X", "[", "1949-02-03/", "1949,", "Y", "?", "(", "é", "\0"])
def test_text_of_any_length_is_refused_at_once_and_shortly(sign):
    with pytest.raises(DateSyntaxError) as caught:
        parse(sign * (10_000_000 // len(sign)))
    assert len(str(caught.value)) < 300
