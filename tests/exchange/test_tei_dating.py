import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HEAD = "2. Memorandum of a Conversation, Washington, "


@pytest.mark.parametrize(
    ("attributes", "edtf"),
    [
        ("when='1955-01-10'", "1955-01-10"),
        ("when='1955-01'", "1955-01"),
        ("when='1955'", "1955"),
        ("when='1955-01-10T12:05:00'", "1955-01-10T12:05:00"),
        ("when='1955-01-10T23:30'", "1955-01-10T23:30:00"),
        ("when='1955-01-10T23:30:00-05:00'", "1955-01-10T23:30:00"),
        ("when='1955-01-10Z'", "1955-01-10"),
        ("from='1955-07-16-05:00' to='1955-07-17+08:00'", "1955-07-16/1955-07-17"),
        ("from='1955-07-16' to='1955-07-17T00:00:00'", "1955-07-16/1955-07-17"),
        ("from='1955-07-16T10:00:00' to='1955-07-16T12:00:00'", "1955-07-16"),
        ("from='1955-07-16'", "1955-07-16/.."),
        ("notBefore='1955-07-03' notAfter='1955-07-09'", "[1955-07-03..1955-07-09]"),
        ("notBefore='1950-03-01' notAfter='1950-03-31'", "1950-03"),
        ("notBefore='1950-01-01' notAfter='1950-12-31'", "1950"),
        ("notBefore='1950-02-01' notAfter='1950-02-28'", "1950-02"),
        ("notBefore='1955-07-03'", "[1955-07-03..]"),
        ("notAfter='1955-07-03'", "[..1955-07-03]"),
        ("when='1955-01-10' cert='low'", "1955-01-10?"),
        ("when='1955-01-10T12:05:00' cert='low'", "1955-01-10?"),
        ("when='1955-01-10' ana='#date_undated-inferred-from-document-head'", "1955-01-10?"),
    ],
)
def test_encoded_date_becomes_edtf_in_its_own_precision(read, attributes, edtf):
    document = read(dateline=f"<date {attributes}>a day</date>")
    assert document.date == edtf
    assert document.date_as_written == "a day"


def test_date_in_the_head_counts_where_the_dateline_has_none(read):
    document = read(head=f"{HEAD}<date when='1955-01-05'>January 5, 1955</date>", dateline="")
    assert document.date == "1955-01-05"
    assert document.date_as_written == "January 5, 1955"


def test_dateline_comes_before_the_head(read):
    document = read(head=f"{HEAD}<date when='1955-01-05'>January 5</date>")
    assert document.date == "1955-01-10"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<quote><dateline><date when='1949-12-25'>x</date></dateline></quote>",
        "<p>x<note n='9'><dateline><date when='1949-12-25'>x</date></dateline></note></p>",
        "<floatingText><body><dateline><date when='1949-12-25'>x</date></dateline></body>"
        "</floatingText>",
        "<postscript><dateline><date when='1949-12-25'>x</date></dateline></postscript>",
        "<frus:attachment><opener><dateline><date when='1949-12-25'>x</date></dateline></opener>"
        "</frus:attachment>",
    ],
)
def test_date_of_something_else_is_not_the_date_of_the_document(read, elsewhere):
    assert read(dateline="", body=elsewhere).date == ""


def test_date_in_words_alone_is_kept_as_written_and_undated(read):
    document = read(dateline="<date>undated</date>")
    assert document.date == ""
    assert document.date_as_written == "undated"


def test_brackets_are_an_editors_supply(read):
    dateline = "[<placeName>London</placeName>, <date when='1955-07-10'>July 10, 1955</date>.]"
    document = read(dateline=dateline)
    assert (document.date, document.date_as_written) == ("1955-07-10?", "July 10, 1955")
    assert document.place_supplied is True


def test_bracketed_place_leaves_the_date_certain(read):
    document = read(
        dateline="[<placeName>Washington</placeName>,] <date when='1955-07-10'>x</date>"
    )
    assert document.date == "1955-07-10"
    assert (document.place, document.place_supplied) == ("Washington", True)


def test_second_date_of_a_dateline_is_said_in_the_note(read):
    document = read(
        dateline="<date when='1951-01-06'>January 6</date> and <date when='1951-01-07'>7, 1951</date>"
    )
    assert document.date_as_written == "January 6 and 7, 1951"
    assert "more than one date" in document.date_note


@pytest.mark.parametrize("when", ["1955-02-30", "January 1955", "", "1955-13", "１９５５"])
def test_impossible_date_is_a_problem_and_no_date(read, when):
    document = read(dateline=f"<date when='{when}'>February 30, 1955</date>")
    assert (document.date, document.date_as_written) == ("", "February 30, 1955")
    assert bool(document.problems) is bool(when)


def test_reversed_interval_is_a_problem(read):
    document = read(dateline="<date from='1955-02-03' to='1955-02-01'>x</date>")
    assert document.date == ""
    assert document.problems[0].field == "date"


def test_calendar_of_the_original_is_kept(read):
    document = read(dateline="<date when='1853-03-05' calendar='#julian'>21 February</date>")
    assert (document.date, document.calendar) == ("1853-03-05", "julian")


SPAN = (
    "frus:doc-dateTime-min='1950-04-01T00:00:00-05:00' "
    "frus:doc-dateTime-max='1950-05-05T23:59:59-05:00'"
)


def test_span_on_an_undated_document_is_what_it_covers(read):
    document = read(head="2. Editorial Note", dateline="", attributes=SPAN)
    assert (document.date, document.coverage) == ("", "1950-04-01/1950-05-05")


def test_span_on_a_dated_document_is_not_needed(read):
    assert read(attributes=SPAN).coverage == ""


def test_punctuation_of_the_time_of_day_stays(read):
    document = read(dateline="<date when='1951-02-23T22:00:00'>February 23, 1951—10 p. m.</date>.")
    assert document.date_as_written == "February 23, 1951—10 p. m."


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_attribute_gives_a_date_or_a_problem(read, text):
    value = text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;")
    document = read(dateline=f"<date when='{value}'>x</date>")
    assert bool(document.date) + bool(document.problems) <= 1


def test_impossible_time_leaves_the_day(read):
    document = read(dateline="<date when='1955-01-10T25:00:00'>January 10, 25 p.m.</date>")
    assert document.date == "1955-01-10"
    assert document.problems[0].field == "date"
