"""Certain, possible or neither: the cases of the policy, worked out by hand."""

import pytest

from archive.dates import UNBOUNDED, Span, classify, parse

FEBRUARY_1949 = parse("1949-02").span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1949-02", "certain"),
        ("1949-02-01", "certain"),
        ("1949-02-28", "certain"),
        ("1949-02-28?", "certain"),
        ("1949-02-14T23:59:59-12:00", "certain"),
        ("[1949-02-03..1949-02-05]", "certain"),
        ("{1949-02-03,1949-02-28}", "certain"),
        ("1949-02-1X", "certain"),
        ("1949-01-30/1949-02-05", "certain"),
        ("1949-01-30~/1949-02-05?", "certain"),
        ("1948-01-01/1950-12-31", "certain"),
        ("1949-02-28/1949-03-02", "certain"),
        ("1949", "possible"),
        ("1949~", "possible"),
        ("194X", "possible"),
        ("19XX", "possible"),
        ("1948-24", "possible"),
        ("1949-33", "possible"),
        ("1949-XX-05", "possible"),
        ("[1949-01-30..1949-02-05]", "possible"),
        ("{1949-01-30..1949-02-05}", "possible"),
        ("[1949-01,1949-03]", "possible"),
        ("1949-02/1949-03", "possible"),
        ("1949-01-14/..", "possible"),
        ("1949-01-14/", "possible"),
        ("../1949-02-01", "possible"),
        ("[..1950-02]", "possible"),
        ("[1949-02-28..]", "possible"),
        ("1949-01-0X/1949-02-05", "possible"),
        ("1949-01-31", None),
        ("1949-03-01", None),
        ("1949-21", None),
        ("1949-03-01/..", None),
        ("[..1949-01]", None),
        ("1948-02", None),
        ("1949-03-01/1949-03-02", None),
    ],
)
def test_against_february_1949(text, expected):
    date = parse(text)
    assert classify(date.span, date.continuous, FEBRUARY_1949) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1949-02/..", "certain"),
        ("1949-01/..", "possible"),
        ("../1949-02", "possible"),
        ("[1949-02..1950]", "certain"),
        ("1949-01-30/1949-02-05", "certain"),
        ("1949", "possible"),
        ("[..1949-01]", None),
    ],
)
def test_against_a_span_without_an_end(text, expected):
    date = parse(text)
    since = Span(FEBRUARY_1949.first, UNBOUNDED)
    assert classify(date.span, date.continuous, since) == expected


def test_without_limits_every_date_is_certain():
    everything = Span(-UNBOUNDED, UNBOUNDED)
    for text in ("1949", "../1949", "/1949-02", "1949/..", "19XX", "[..1950-02]"):
        assert classify(parse(text).span, False, everything) == "certain"
