"""Dates of every form, for the laws: EDTF texts, built from their parts."""

import calendar

from hypothesis import strategies as st

from archive.dates.languages import LANGUAGES

years = st.integers(1, 9999)
any_years = st.integers(-9999, 9999)
marks = st.sampled_from(["", "?", "~", "%"])


def edtf_year(number):
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


def _days(year_numbers):
    return year_numbers.flatmap(
        lambda year: st.integers(1, 12).flatmap(
            lambda month: st.integers(1, _length(year, month)).map(
                lambda day: f"{edtf_year(year)}-{month:02d}-{day:02d}"
            )
        )
    )


def _length(year, month):
    # The calendar repeats every 400 years, and the standard library ends at the year 9999.
    return calendar.monthrange(year % 400 + 2000, month)[1]


def _months(year_numbers, low=1, high=12):
    return st.builds(
        lambda year, month: f"{edtf_year(year)}-{month:02d}", year_numbers, st.integers(low, high)
    )


days = _days(any_years)
months = _months(any_years)
plain_years = any_years.map(edtf_year)
seasons = _months(st.integers(1, 9998), 21, 24)
parts_of_years = _months(st.integers(1, 9998), 21, 41)
decades = st.integers(0, 999).map(lambda number: f"{number:03d}X")
centuries = st.integers(0, 99).map(lambda number: f"{number:02d}XX")

times = st.builds(
    lambda day, time, zone: f"{day}T{time.replace(microsecond=0).isoformat()}{zone}",
    days,
    st.times(),
    st.sampled_from(["", "Z", "+04", "-05:30"]),
)

plain_points = st.one_of(days, months, plain_years, seasons, decades, centuries)
points = st.builds(lambda point, mark: point + mark, plain_points, marks)


def mask_digits(text, hidden):
    """The text with an X in the places that are marked, hyphens left alone."""
    return "".join(
        "X" if hide and sign != "-" else sign for sign, hide in zip(text, hidden, strict=True)
    )


masked_days = _days(st.integers(1500, 2100)).flatmap(
    lambda text: st.lists(st.booleans(), min_size=len(text), max_size=len(text)).map(
        lambda hidden: mask_digits(text, hidden)
    )
)
long_years = st.one_of(
    st.integers(10_000, 10**9).map(lambda year: f"Y{year}"),
    st.integers(10_000, 10**9).map(lambda year: f"Y-{year}"),
    st.builds(lambda size, power: f"Y{size}E{power}", st.integers(1, 9), st.integers(4, 8)),
    st.builds(lambda year, digits: f"{year:04d}S{digits}", years, st.integers(1, 4)),
)
interval_texts = st.builds(
    lambda start, end: f"{start}/{end}",
    st.one_of(points, st.sampled_from(["", ".."])),
    st.one_of(points, st.sampled_from(["", ".."])),
)
range_texts = st.builds(lambda start, end: f"[{start}..{end}]", points, points)
half_open_texts = st.one_of(
    points.map(lambda point: f"[{point}..]"),
    points.map(lambda point: f"[..{point}]"),
    points.map(lambda point: f"{point}/.."),
    points.map(lambda point: f"../{point}"),
    points.map(lambda point: f"{point}/"),
    points.map(lambda point: f"/{point}"),
)
set_texts = st.builds(
    lambda members, brackets: brackets[0] + ",".join(members) + brackets[1],
    st.lists(points, min_size=1, max_size=4),
    st.sampled_from(["[]", "{}"]),
)
# What display() has plain words for, and read() reads back.
worded_texts = st.one_of(points, times, interval_texts, range_texts, half_open_texts)
# Everything; an interval or a range may turn out reversed, or to have no end at all.
expressions = st.one_of(
    worded_texts, masked_days, parts_of_years, long_years, set_texts, interval_texts
)
junk = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789-/.[]{}?~%XYESTZ,: "),
        st.characters(),
    ),
    max_size=60,
)
WORDS = """
3 5 31 1949 1950s 1721/22 03/02/1949 12:05 pm Feb March spring 19th century early mid first half
between and or from to before after by until since ca. ? [ ] ( ) , . – - / .. O.S. n.d. BC
Thursday III the of on not 1949-02-03 Q1
"""
# Every word of every language, beside numbers: what a fuzzer would throw at the reader.
ALL_WORDS = sorted({word for language in LANGUAGES.values() for word in language.words})
NUMBERS = [
    "3",
    "31",
    "0",
    "12",
    "1949",
    "1950",
    "1721/22",
    "XIX",
    "V",
    "50",
    "50-е",
    "1950er",
    "XIXe",
    "1949年",
    "2月",
    "3日",
    "50年代",
    "-",
    "–",
    "/",
    ",",
    ".",
    "?",
    "[",
    "]",
    "3.2.",
]
polyglot_soup = st.lists(
    st.one_of(st.sampled_from(ALL_WORDS), st.sampled_from(NUMBERS)), max_size=9
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))
word_soup = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)
