"""The date field reads words, says what it understood, and asks back where it cannot know."""

import pytest
from django import forms
from django.urls import reverse

from archive.admin.dates import EDTFFormField
from archive.dates import parse
from archive.models import Document
from tests import factories as make
from tests.admin.paper import add, address, errors_in, opened, page_of, sent

pytestmark = pytest.mark.django_db


def explanation(response, field="date"):
    row = page_of(response).xpath(f"//input[@name='{field}']/following-sibling::div")[0]
    return " ".join(row.text_content().split())


def test_words_become_a_date_and_are_kept_as_written(desk):
    add(desk, title="Cable", date="February 1949")
    document = Document.objects.get()
    assert str(document.date) == "1949-02"
    assert document.date_as_written == "February 1949"


def test_words_written_before_are_not_overwritten(desk):
    add(desk, title="Cable", date="February 1949", date_as_written="Feb’y 49")
    assert Document.objects.get().date_as_written == "Feb’y 49"


def test_an_expression_is_not_kept_as_written(desk):
    add(desk, title="Cable", date="1949-02")
    assert Document.objects.get().date_as_written == ""


def test_the_form_says_what_it_understood(desk):
    document = make.make_document(date=parse("1949-02"))
    response = desk.get(address(document))
    assert explanation(response) == "February 1949 → 1949-02, 1 to 28 February 1949"


def test_an_ambiguous_date_is_an_error_that_offers_the_readings(desk):
    response = add(desk, title="Cable", date="03/02/1949")
    assert "1949-02-03, 1949-03-02" in errors_in(response)
    choices = page_of(response).xpath("//input[@name='date_reading']/@value")
    assert choices == ["1949-02-03", "1949-03-02"]
    assert not Document.objects.exists()


def test_the_reading_chosen_is_saved_and_the_words_are_kept(desk):
    add(desk, title="Cable", date="03/02/1949", date_reading="1949-03-02")
    document = Document.objects.get()
    assert str(document.date) == "1949-03-02"
    assert document.date_as_written == "03/02/1949"


def test_a_choice_stays_while_another_field_is_wrong(desk):
    response = add(desk, title="", date="03/02/1949", date_reading="1949-03-02")
    checked = page_of(response).xpath("//input[@name='date_reading'][@checked]/@value")
    assert checked == ["1949-03-02"]


def test_a_reading_that_the_words_do_not_have_is_not_taken(desk):
    response = add(desk, title="Cable", date="03/02/1949", date_reading="1999-01-01")
    assert "several ways" in errors_in(response)


def test_nonsense_is_an_error_with_a_remedy_and_stays_in_the_field(desk):
    response = add(desk, title="Cable", date="31 November 1950")
    assert "November has 30 days" in errors_in(response)
    assert page_of(response).xpath("//input[@name='date']/@value") == ["31 November 1950"]


def test_no_date_said_in_words_is_kept_as_written(desk):
    add(desk, title="Letter", date="n.d.")
    document = Document.objects.get()
    assert document.date is None
    assert document.date_as_written == "n.d."


def test_a_julian_date_is_converted_and_the_calendar_noted(desk):
    add(desk, title="Letter", date="5 March 1853 (O.S.)")
    document = Document.objects.get()
    assert str(document.date) == "1853-03-17"
    assert document.calendar == "julian"


@pytest.mark.parametrize(
    "expression",
    ["[1949]", "1949-02-03T10:05:00", "../1949", "Y-17E7", "{1949,1951}", "1949-XX-03"],
)
def test_a_save_leaves_an_untouched_date_as_it_is(desk, expression):
    document = make.make_document(date=parse(expression))
    sent(desk, address(document), summary="New.")
    document.refresh_from_db()
    assert str(document.date) == expression
    assert document.summary == "New."


def test_invisible_characters_in_the_words_do_no_harm(desk):
    add(desk, title="Cable", date="\0February\u200b 1949\0")
    assert Document.objects.get().date_as_written == "February 1949"


def test_a_date_can_be_taken_away(desk):
    document = make.make_document(date=parse("1949"))
    sent(desk, address(document), date="")
    document.refresh_from_db()
    assert document.date is None


def test_typing_is_explained_by_the_server(desk):
    url = reverse("admin:archive_understand_date")
    answer = desk.get(url, {"words": "February 1949"}).json()
    assert answer["explanation"] == "February 1949 → 1949-02, 1 to 28 February 1949"
    several = desk.get(url, {"words": "03/02/1949"}).json()["readings"]
    assert [one["edtf"] for one in several] == ["1949-02-03", "1949-03-02"]


@pytest.mark.parametrize("words", ["", "31 November 1950", "\0", "1" * 5000, "<script>", "２０"])
def test_anything_may_be_typed(desk, words):
    answer = desk.get(reverse("admin:archive_understand_date"), {"words": words})
    assert answer.status_code == 200
    assert answer.json()["readings"] == []


def test_strangers_learn_nothing_about_dates(client):
    response = client.get(reverse("admin:archive_understand_date"), {"words": "1949"})
    assert response.status_code == 302


def test_words_in_the_field_are_escaped(desk):
    response = add(desk, title="Cable", date='"><script>x()</script>')
    assert b"<script>x()" not in response.content


def test_a_required_date_field_wants_a_date():
    with pytest.raises(forms.ValidationError, match="required"):
        EDTFFormField(required=True).clean("")


def test_a_form_opened_without_the_hidden_parts_still_reads_words(desk):
    values = opened(desk, reverse("admin:archive_document_add"))
    values = {name: value for name, value in values.items() if not name.endswith("_stored")}
    sent(desk, reverse("admin:archive_document_add"), values, title="Cable", date="1949~")
    assert str(Document.objects.get().date) == "1949~"
