"""Dates in words, and what the cataloguing room says it understood."""

import pytest

from archive.dates import display, explain, parse, read


@pytest.mark.parametrize(
    ("text", "british", "american"),
    [
        ("1949-02-04", "4 February 1949", "February 4, 1949"),
        ("1949-02", "February 1949", "February 1949"),
        ("1949", "1949", "1949"),
        ("1949~", "about 1949", "about 1949"),
        ("1949-02-04?", "4 February 1949?", "February 4, 1949?"),
        ("1949-02%", "about February 1949?", "about February 1949?"),
        ("195X", "1950s", "1950s"),
        ("18XX", "19th century", "19th century"),
        ("10XX", "11th century", "11th century"),
        ("20XX", "21st century", "21st century"),
        ("1956-21", "spring 1956", "spring 1956"),
        ("1956-24", "winter 1956–1957", "winter 1956–1957"),
        (
            "[1949-02-03..1949-02-05]",
            "between 3 and 5 February 1949",
            "between February 3 and 5, 1949",
        ),
        (
            "[1949-02-28..1949-03-02]",
            "between 28 February and 2 March 1949",
            "between February 28 and March 2, 1949",
        ),
        ("[1949-02..1950]", "between February 1949 and 1950", "between February 1949 and 1950"),
        ("[..1950-02]", "before March 1950", "before March 1950"),
        ("[..1950-02-28]", "before 1 March 1950", "before March 1, 1950"),
        ("[1950-03-04..]", "after 3 March 1950", "after March 3, 1950"),
        ("[1950..]", "after 1949", "after 1949"),
        ("[..195X]", "not after the 1950s", "not after the 1950s"),
        ("1949-02-03/1949-02-05", "3–5 February 1949", "February 3–5, 1949"),
        ("1949-02-28/1949-03-02", "28 February – 2 March 1949", "February 28 – March 2, 1949"),
        (
            "1949-12-30/1950-01-02",
            "from 30 December 1949 to 2 January 1950",
            "from December 30, 1949 to January 2, 1950",
        ),
        ("1949-02/1949-03", "February–March 1949", "February–March 1949"),
        ("1949/1953", "1949–1953", "1949–1953"),
        ("1949~/1953", "from about 1949 to 1953", "from about 1949 to 1953"),
        ("1949/..", "from 1949 onwards", "from 1949 onwards"),
        ("../1949", "until 1949", "until 1949"),
        ("1949/", "from 1949, end unknown", "from 1949, end unknown"),
        ("1955-01-10T12:05:00", "10 January 1955, 12:05", "January 10, 1955, 12:05"),
        ("1955-01-10T12:05:30Z", "10 January 1955, 12:05:30 UTC", "January 10, 1955, 12:05:30 UTC"),
        (
            "1955-01-10T12:05:00+04:30",
            "10 January 1955, 12:05 UTC+04:30",
            "January 10, 1955, 12:05 UTC+04:30",
        ),
        ("0850", "0850", "0850"),
        ("0000", "0001 BC", "0001 BC"),
        ("-0043-03-15", "15 March 0044 BC", "March 15, 0044 BC"),
        (
            "1984-1X",
            "1984-1X (1 October to 31 December 1984)",
            "1984-1X (October 1 to December 31, 1984)",
        ),
        ("[1949,1950]", "1949 or 1950", "1949 or 1950"),
        ("[1949-02-03,1950-03]", "3 February 1949 or March 1950", "February 3, 1949 or March 1950"),
        (
            "[1949,1950,1952]",
            "[1949,1950,1952] (1 January 1949 to 31 December 1952)",
            "[1949,1950,1952] (January 1, 1949 to December 31, 1952)",
        ),
        (
            "{1949,1950..}",
            "{1949,1950..} (from 1 January 1949 onwards)",
            "{1949,1950..} (from January 1, 1949 onwards)",
        ),
    ],
)
def test_dates_are_shown_as_far_as_they_are_known(text, british, american):
    assert display(parse(text), "en-GB") == british
    assert display(parse(text), "en-US") == american
    assert display(parse(text), "en") == british


def test_no_date_is_undated():
    assert display(None, "en") == explain(None, "en") == "undated"


def test_a_locale_that_we_lack_is_shown_in_english():
    assert display(parse("1949-02-04"), "tlh") == "4 February 1949"
    for american in ("en-US", "en-us", "en_US"):
        assert display(parse("1949-02-04"), american) == "February 4, 1949"


@pytest.mark.parametrize(
    "text", ["1949-02-XX", "1949-XX-04", "15XX-12-25", "?1949-02-04", "Y17000"]
)
def test_what_has_no_plain_words_shows_its_expression(text):
    assert display(parse(text), "en").startswith(f"{text} (")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("February 1949", "February 1949 → 1949-02, 1 to 28 February 1949"),
        ("1949", "1949 → 1949, 1 January to 31 December 1949"),
        ("4 Feb 1949", "4 February 1949 → 1949-02-04, 4 February 1949"),
        ("before March 1950", "before March 1950 → [..1950-02], until 28 February 1950"),
        ("1984-1X", "1984-1X: 1 October to 31 December 1984"),
        ("n.d.", "undated"),
        (
            "5 March 1853 O.S.",
            "17 March 1853 → 1853-03-17, 17 March 1853 (Julian 5 March 1853)",
        ),
    ],
)
def test_what_was_understood_is_explained(words, sentence):
    (reading,) = read(words)
    assert explain(reading, "en") == sentence
