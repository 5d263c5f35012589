"""Laws that hold for every date, tried on made-up ones."""

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import (
    UNBOUNDED,
    DateSyntaxError,
    Day,
    Span,
    UncertainDate,
    display,
    explain,
    parse,
    read,
)
from tests.dates import strategies as dates

LOCALES = ("en", "en-GB", "en-US", "de", "de-AT", "fr", "ru", "zh-Hans", "zh-Hant")


def parsed(text):
    """The date, or None where the made-up text is none (a reversed interval, say)."""
    date = answer(parse, text)
    return None if isinstance(date, DateSyntaxError) else date


@given(dates.expressions)
def test_parse_and_print_are_inverse(text):
    date = parsed(text)
    assert date is None or (str(date) == text and UncertainDate(str(date)) == date)


@given(dates.expressions)
def test_the_earliest_day_is_not_after_the_latest(text):
    date = parsed(text)
    if date and isinstance(date.earliest, Day) and isinstance(date.latest, Day):
        assert date.earliest <= date.latest
        assert date.span == Span(date.earliest.number, date.latest.number)


@given(dates.half_open_texts)
def test_an_end_that_is_no_day_is_unbounded(text):
    date = parse(text)
    assert (date.span.first == -UNBOUNDED) is not isinstance(date.earliest, Day)
    assert (date.span.last == UNBOUNDED) is not isinstance(date.latest, Day)


@given(dates.days)
def test_a_more_precise_date_lies_within_the_coarser(text):
    day, month, year = parse(text), parse(text[:-3]), parse(text[:-6])
    assert month.span.contains(day.span)
    assert year.span.contains(month.span)
    if not text.startswith("-"):
        decade, century = parse(text[:3] + "X"), parse(text[:2] + "XX")
        assert decade.span.contains(year.span)
        assert century.span.contains(decade.span)


@given(dates.parts_of_years)
def test_a_part_of_a_year_lies_within_it_except_the_winters(text):
    inside = parse(text[:4]).span.contains(parse(text).span)
    assert inside is (text[-2:] not in ("24", "28", "30"))


@given(dates.points, dates.marks)
def test_qualifiers_never_move_the_bounds(text, mark):
    plain = text.rstrip("?~%")
    assert parse(plain + mark).span == parse(plain).span


@given(dates.masked_days)
def test_a_mask_contains_what_it_hides(text):
    date = parse(text)
    shown = parse(str(date.earliest)), parse(str(date.latest))
    assert all(
        wanted in ("X", sign) for day in shown for wanted, sign in zip(text, str(day), strict=True)
    )


@settings(max_examples=400)
@given(dates.worded_texts, st.sampled_from(LOCALES))
def test_what_is_shown_reads_back(text, locale):
    date = parsed(text)
    if date:
        shown = display(date, locale)
        language = locale.partition("-")[0]
        assert date in [reading.date for reading in read(shown, languages=[language])], shown
        assert date in [reading.date for reading in read(shown)], shown


@given(dates.expressions, st.sampled_from(LOCALES))
def test_what_has_no_plain_words_reads_back_as_well(text, locale):
    date = parsed(text)
    if date:
        assert date in [reading.date for reading in read(display(date, locale))]


@given(dates.expressions, st.sampled_from(LOCALES))
def test_every_date_is_explained_with_its_expression(text, locale):
    date = parsed(text)
    assert date is None or text in explain(date, locale)


def answer(reader, text):
    """What the reader says of the text: its value, or its error."""
    try:
        return reader(text)
    except DateSyntaxError as error:
        return error


@given(st.one_of(dates.junk, dates.word_soup, dates.polyglot_soup, st.text(max_size=250)))
@settings(max_examples=600)
def test_any_text_is_a_date_or_a_syntax_error(text):
    for said in (answer(parse, text), answer(read, text)):
        if isinstance(said, DateSyntaxError):
            assert said.remedy
            assert said.position >= 0
        else:
            assert said


@given(st.one_of(dates.word_soup, dates.polyglot_soup))
@settings(max_examples=600)
def test_every_reading_is_a_date_that_can_be_shown(text):
    readings = answer(read, text)
    if isinstance(readings, DateSyntaxError):
        return
    assert len(set(readings)) == len(readings)
    for reading in readings:
        assert display(reading.date, "en")


@given(dates.expressions)
def test_dates_survive_pickling(text):
    date = parsed(text)
    if date:
        copy = pickle.loads(pickle.dumps(date))
        assert (copy, copy.span, copy.earliest) == (date, date.span, date.earliest)
