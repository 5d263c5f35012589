"""Dates of records: reckoned on every path, certain, possible and in order as worked out by hand."""

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.db.models import F

from archive.dates import parse
from archive.models import Document
from tests.factories import make_document

pytestmark = pytest.mark.django_db
FEBRUARY_1949 = parse("1949-02").span

# Against February 1949. The reasons are those of docs/explanation/dates.md.
CERTAINTY = [
    ("1949-02", "certain"),
    ("1949-02-28", "certain"),
    ("1949-02?", "certain"),
    ("1949-02-1X", "certain"),
    ("[1949-02-03..1949-02-05]", "certain"),
    ("1949-01-30/1949-02-05", "certain"),
    ("1949-02-28/1949-03-01", "certain"),
    ("1949-01-30?/1949-02-05~", "certain"),
    ("1949", "possible"),
    ("194X", "possible"),
    ("1949-24", None),
    ("1948-24", "possible"),
    ("[1949-01-30..1949-02-05]", "possible"),
    ("{1949-01-30,1949-02-05}", "possible"),
    ("1949-02/1949-03", "possible"),
    ("1949-01-14/..", "possible"),
    ("1949-01-14/", "possible"),
    ("../1949-02-01", "possible"),
    ("1949-01-XX/1949-02-05", "possible"),
    ("[1949-01-01,1949-03-01]", "possible"),
    ("1949-03", None),
    ("1949-01-31", None),
    ("../1949-01-31", None),
    (None, "undated"),
]


@pytest.mark.parametrize(("date", "certainty"), CERTAINTY)
def test_certainty_against_february_1949(date, certainty):
    make_document(date=date)
    documents = Document.objects.all()
    overlapping = documents.dated_within(FEBRUARY_1949).count()
    assert overlapping == (certainty in ("certain", "possible"))
    assert documents.undated().count() == (certainty == "undated")


OLDEST_FIRST = [
    "../1944-12-13",  # an open start stands where it ends
    "1944-12-14",
    "1945-01-01/1945-01-05",
    "1945",
    "1945-01-10",
    "1945-07",
    "1945-08-01",
    "1945-08",
    "1945-08-01/..",
    None,
]


def test_oldest_first():
    for date in reversed(OLDEST_FIRST):
        make_document(date=date)
    found = Document.objects.oldest_first()
    assert [one.date and str(one.date) for one in found] == OLDEST_FIRST


def test_every_path_of_the_orm_reckons_the_date():
    document = make_document(date="1949")
    Document.objects.filter(pk=document.pk).update(date="1950-02")
    document.refresh_from_db()
    assert document.date_reckoned == "1950-02"
    document.date = "1951"
    document.save(update_fields=["date"])
    assert Document.objects.dated_within(parse("1951-05-05").span).get() == document
    document.date = "1952"
    Document.objects.bulk_update([document], ["date"])
    assert Document.objects.get().date_first == parse("1952").span.first
    [other] = Document.objects.bulk_create([Document(title="x", date="1953?")])
    assert str(Document.objects.get(pk=other.pk).date) == "1953?"


def test_an_expression_cannot_be_reckoned():
    with pytest.raises(FieldError, match="takes a value"):
        Document.objects.update(date=F("coverage"))


def test_a_wrong_date_is_refused_with_a_remedy():
    with pytest.raises(ValidationError, match="30"):
        make_document(date="1950-11-31")


def test_years_beyond_the_calendar_are_kept():
    old, far = make_document(date="-0004-02-29"), make_document(date="Y170000002")
    assert list(Document.objects.oldest_first()) == [old, far]
    assert str(Document.objects.get(pk=far.pk).date.latest) == "170000002-12-31"


@pytest.mark.parametrize("letter", ["毛", "𠮷", "a", "ﷺ"])
def test_the_longest_title_in_any_script_is_kept_and_ordered(letter):
    words = "".join(chr(ord(letter) + number % 7) for number in range(1000))
    document = make_document(title=words, date="1949")
    document.refresh_from_db()
    assert document.title == words
    assert len(document.title_order) <= 600
