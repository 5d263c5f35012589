"""People's words: one reading where they are clear, several where they are not."""

import pytest

from archive.dates import DateSyntaxError, parse, read


def expressions(words):
    """The readings as EDTF."""
    return [reading.date and str(reading.date) for reading in read(words)]


CLEAR = """
February 1949                           1949-02
february, 1949.                         1949-02
3 Feb. 1949                             1949-02-03
Feb 3, 1949                             1949-02-03
Feb 3 1949                              1949-02-03
Thursday, February 3rd, 1949            1949-02-03
the third of February 1949              1949-02-03
on 3 February 1949                      1949-02-03
1949 Feb. 3                             1949-02-03
3-Feb-1949                              1949-02-03
３　Ｆｅｂ　１９４９                          1949-02-03
19 Sept 1956                            1956-09-19
5.III.1953                              1953-03-05
5 III 1953                              1953-03-05
13/02/1949                              1949-02-13
02/13/1949                              1949-02-13
3/3/1949                                1949-03-03
1949.02.03                              1949-02-03
1949/02                                 1949-02
1949–02                                 1949-02
02/1949                                 1949-02
Feb-1949                                1949-02
1949-Feb.                               1949-02
1949/II                                 1949-02
early February 1949                     [1949-02-01..1949-02-10]
mid-February 1949                       [1949-02-11..1949-02-20]
late February 1948                      [1948-02-21..1948-02-29]
the end of March 1950                   [1950-03-21..1950-03-31]
beginning of 1950                       [1950-01..1950-04]
mid 1950                                [1950-05..1950-08]
late 1950                               [1950-09..1950-12]
early 1950s                             [1950..1953]
mid-1950s                               [1954..1956]
late 1940s                              [1947..1949]
early 19th century                      [1800..1833]
first half of 1949                      1949-40
2nd half of 1949                        1949-41
third quarter of 1949                   1949-35
Q4 1949                                 1949-36
first half of March 1950                [1950-03-01..1950-03-15]
second half of the 1950s                [1955..1959]
first half of the 19th century          [1800..1849]
the 1950s                               195X
1950's                                  195X
194-                                    194X
190-                                    190X
19th century                            18XX
nineteenth century                      18XX
XIX century                             18XX
19th c.                                 18XX
5th century BC                          [-0499..-0400]
ca. 1949                                1949~
c1949                                   1949~
c. February 1949                        1949-02~
about 1949                              1949~
approximately 1949                      1949~
1949 (approx.)                          1949~
probably 1949                           1949?
Feb. 1949?                              1949-02?
3 February 1949 (?)                     1949-02-03?
c. 1949?                                1949%
before March 1950                       [..1950-02]
before 1950                             [..1949]
pre-1950                                [..1949]
before 1 March 1952                     [..1952-02-29]
before the 1950s                        [..1949]
before spring 1956                      [..1956-02]
before ca. 1950                         [..1949~]
probably before 1950                    [..1949?]
after 3 March 1950                      [1950-03-04..]
after December 1949                     [1950-01..]
after the 19th century                  [1900..]
not before 5 March 1950                 [1950-03-05..]
not after 1950                          [..1950]
by March 1950                           [..1950-03]
no later than 3 March 1950              [..1950-03-03]
March 1950 at the latest                [..1950-03]
1950 or later                           [1950..]
between 3 and 5 February 1949           [1949-02-03..1949-02-05]
between February 3 and 5, 1949          [1949-02-03..1949-02-05]
between March and May 1950              [1950-03..1950-05]
between 1949 and 1953                   [1949..1953]
after 1949 and before 1953              [1950..1952]
3–5 February 1949                       1949-02-03/1949-02-05
February 3-5, 1949                      1949-02-03/1949-02-05
3.-5.2.1949                             1949-02-03/1949-02-05
from 3 to 5 February 1949               1949-02-03/1949-02-05
28 Feb–2 Mar 1949                       1949-02-28/1949-03-02
February 28 – March 2, 1949             1949-02-28/1949-03-02
30 Dec. 1949—2 Jan. 1950                1949-12-30/1950-01-02
Feb. 3, 1949-Mar. 5, 1950               1949-02-03/1950-03-05
3.1.1949–15.3.1950                      1949-01-03/1950-03-15
February–March 1949                     1949-02/1949-03
1949–1953                               1949/1953
1949..1953                              1949/1953
1949 - 1953                             1949/1953
1940s–1950s                             194X/195X
18th–19th century                       17XX/18XX
from about 1949 to 1953                 1949~/1953
late 1940s – early 1950s                [1947..1953]
since 1950                              1950/..
from March 1950 onwards                 1950-03/..
1949–present                            1949/..
until 1950                              ../1950
1949 or 1950                            [1949,1950]
3 or 5 February 1949                    [1949-02-03,1949-02-05]
3 and 5 February 1949                   {1949-02-03,1949-02-05}
early or mid 1949                       [1949-01..1949-04,1949-05..1949-08]
spring 1956                             1956-21
Fall 1956                               1956-23
winter 1949                             1949-24
winter 1949–1950                        1949-24
summer–autumn 1949                      1949-22/1949-23
January 10, 1955, 12:05 p.m.            1955-01-10T12:05:00
10 January 1955, 12:05                  1955-01-10T12:05:00
January 10, 1955—9 p. m.                1955-01-10T21:00:00
10 January 1955, noon                   1955-01-10T12:00:00
at 12:05:30 on 10 January 1955          1955-01-10T12:05:30
10 January 1955, 12:05 UTC              1955-01-10T12:05:00Z
44 BC                                   -0043
15 March 44 BC                          -0043-03-15
0044 BC                                 -0043
500 BC – 400 BC                         -0499/-0399
AD 800                                  0800
0850                                    0850
[1949]                                  1949?
[1949?]                                 1949?
[1949~]                                 1949%
[Feb. 1949]                             1949-02?
[ca. 1949]                              1949%
194[9]                                  1949?
3 February [1949]                       1949-02-03?
[between 3 and 5 February 1949]         [1949-02-03?..1949-02-05?]
[194-]                                  194X?
n.d. [1949]                             1949?
1949-02                                 1949-02
1949~                                   1949~
[..1950-02]                             [..1950-02]
[1949, 1950]                            [1949,1950]
195x                                    195X
1955-01-10T12:05:00+01:00               1955-01-10T12:05:00+01:00
Y170000002                              Y170000002
"""


def rows(table):
    return [tuple(line.rsplit(maxsplit=1)) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("words", "expression"), rows(CLEAR))
def test_clear_words_have_one_reading(words, expression):
    assert expressions(words) == [expression]


@pytest.mark.parametrize(
    "words",
    [
        "undated",
        "n.d.",
        "N. D.",
        "s.d.",
        "[n.d.]",
        "no date",
        "unknown date",
        "Date unknown.",
        "nd",
    ],
)
def test_words_for_no_date_have_one_reading_without_a_date(words):
    assert expressions(words) == [None]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("03/02/1949", ["1949-02-03", "1949-03-02"]),
        ("5.3.1953", ["1953-03-05", "1953-05-03"]),
        ("ca. 3/2/1949", ["1949-02-03~", "1949-03-02~"]),
        ("03/02/1949 – 05/02/1949", ["1949-02-03/1949-02-05", "1949-03-02/1949-05-02"]),
        ("ca. 1949–1953", ["1949~/1953~", "1949~/1953"]),
        ("1949–1953?", ["1949?/1953?", "1949/1953?"]),
        ("between 1949 and 1953?", ["[1949?..1953?]", "[1949..1953?]"]),
        ("3/5 February 1949", ["[1949-02-03,1949-02-05]", "1949-02-03/1949-02-05"]),
        ("February/March 1949", ["[1949-02,1949-03]", "1949-02/1949-03"]),
        ("1900s", ["190X", "19XX"]),
        ("1949–", ["1949/..", "1949/"]),
    ],
)
def test_ambiguous_words_have_all_their_readings(words, expected):
    assert expressions(words) == expected
    assert len({(reading.date, reading.reason) for reading in read(words)}) == len(expected)


def test_readings_of_a_numeric_date_say_their_order():
    assert [reading.reason for reading in read("03/02/1949")] == [
        "day/month/year",
        "month/day/year",
    ]


def test_a_weekday_chooses_between_readings_and_a_wrong_one_is_told():
    assert expressions("Thursday 03/02/1949") == ["1949-02-03"]
    (reading,) = read("Friday, 3 February 1949")
    assert "weekday" in reading.reason


@pytest.mark.parametrize(
    ("words", "expression", "written"),
    [
        ("10 Feb. 1721/22", "1722-02-21", "10 February 1722"),
        ("10 February 1721/1722", "1722-02-21", "10 February 1722"),
        ("10 Feb. 1721-22", "1722-02-21", "10 February 1722"),
        ("11 Feb. 1731/2", "1732-02-22", "11 February 1732"),
        ("5 March 1853 (O.S.)", "1853-03-17", "5 March 1853"),
        ("Old Style 5 March 1853", "1853-03-17", "5 March 1853"),
        ("29 February 1900 O.S.", "1900-03-13", "29 February 1900"),
        ("15 March 44 BC O.S.", "-0043-03-13", "15 March 44 BC"),
        ("March 1853 O.S.", "[1853-03-13..1853-04-12]", "March 1853"),
        ("21 February / 5 March 1853", "1853-03-05", "21 February 1853"),
        ("3/15 March 1853", "1853-03-15", "3 March 1853"),
        ("29 December 1852/10 January 1853", "1853-01-10", "29 December 1852"),
        ("14 (26) December 1825", "1825-12-26", "14 December 1825"),
        ("25 October (7 November) 1917", "1917-11-07", "25 October 1917"),
        ("7 November 1917 (25 October 1917 O.S.)", "1917-11-07", "25 October 1917"),
    ],
)
def test_old_style_is_converted_and_said(words, expression, written):
    (reading,) = read(words)
    assert (str(reading.date), reading.calendar) == (expression, "julian")
    assert f"Julian {written}" in reading.reason


def test_new_style_dates_are_left_as_they_are():
    (reading,) = read("17 March 1853 N.S.")
    assert (str(reading.date), reading.calendar) == ("1853-03-17", "gregorian")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "it holds no date"),
        ("?", "it has no year"),
        ("31 November 1950", "“31 November 1950” is not a date: November has 30 days"),
        ("31/04/1949", "April has 30 days"),
        ("February 29, 1949", "February has 28 days in 1949. Try “28 February 1949”"),
        ("1949-02-30", "February has 28 days"),
        ("29 February 1949 O.S.", "28 days in the Julian calendar"),
        ("32/13/1949", "there is no month 13"),
        ("1949/50", "Write “1949–1950”"),
        ("1949–50", "Write “1949–1950”"),
        ("1921–22", "Write “1921–1922”"),
        ("1999-00", "Write “1999–2000”"),
        ("winter 1949/50", "Write “1949–1950”"),
        ("3.2.49", "two digits"),
        ("3 Feb 49", "two digits"),
        ("Feb. '49", "cut short"),
        ("1949 UTC", "needs a time of day"),
        ("10 April 1721/22", "1 January to 24 March"),
        ("10 Feb. 1949/50", "ended in 1752"),
        ("3 February", "it has no year"),
        ("5, 1949", "a day and no month"),
        ("February – 1949", "it has no year"),
        ("Thursday 1949", "a weekday and no day"),
        ("5 XIX 1949 O.S.", "there is no month 19"),
        ("800", "Write four digits"),
        ("0th century", "do not make one date"),
        ("101st century", "do not make one date"),
        ("44 BC AD", "do not make one date"),
        ("early spring 1956", "cannot be divided"),
        ("Washington, February 4, 1949", "“washington” is no word of a date"),
        ("Febuary 1949", "Did you mean “february”?"),
        ("1953–1949", "before its start"),
        ("before 1949 or 1950", "do not make one date"),
        ("3 February 5 March 1949", "it names two days"),
        ("before -0044", "do not make one date"),
        ("February 1949, 12:05", "needs one full day"),
        ("3 February 1949, 25:00", "no such time"),
        ("[1949", "brackets do not match"),
        ("1949]", "brackets do not match"),
        ("Y1E999999999", "beyond ±1,000,000,000"),
        ("1949 @ home", "“@” has no meaning"),
    ],
)
def test_nonsense_is_refused_with_a_remedy(words, told):
    with pytest.raises(DateSyntaxError) as caught:
        read(words)
    assert told in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["1949 " * 2_000_000, "a" * 10_000_000, "between " * 25])
def test_long_words_are_refused_at_once(text):
    with pytest.raises(DateSyntaxError):
        read(text)


def test_a_language_we_lack_is_an_error_of_the_caller():
    assert read("1949", languages=("en-GB",)) == read("1949")
    with pytest.raises(ValueError, match="not read in “tlh”"):
        read("1949", languages=("en", "tlh"))


def test_readings_are_dates_like_parsed_ones():
    (reading,) = read("February 1949")
    assert reading.date == parse("1949-02")
    assert reading.calendar == "gregorian"
