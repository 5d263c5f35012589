"""The form carries the whole question, so that it can be changed without a script."""

import lxml.html
import pytest
from crispy_forms.utils import render_crispy_form
from django.http import QueryDict
from django.utils.translation import get_language, override

from archive.filters import REPEATABLE, SINGLE
from tests.filters.test_question import filters_of

pytestmark = pytest.mark.django_db


def drawn(filters):
    """The form as a browser has it."""
    html = render_crispy_form(filters.form, filters.helper, {"filters": filters})
    return lxml.html.document_fromstring(html).forms[0]


def sent(form) -> str:
    """What a browser sends for the form as it stands."""
    data = QueryDict(mutable=True)
    for name, value in form.form_values():
        data.appendlist(name, value)
    return data.urlencode()


@pytest.fixture
def whole(cast):
    """A question that gives every parameter a value."""
    keys = {name: getattr(cast, name).address_key for name in ("collection", "event", "place")}
    return (
        "q=gold&date_from=1949&date_to=1953&certainty=possible&certainty=undated"
        "&person=joseph-stalin&person=Mikoyan&role=sender&role=author"
        "&part=sender:joseph-stalin&part=any:Mikoyan&parts=any&name=Comrade+X&name=Y"
        f"&genre=letter&language=de&repository={cast.repository.address_key}"
        f"&collection={keys['collection']}&place={keys['place']}&event={keys['event']}"
        "&has=text&not=person:Stalin&not=has:translation&not=genre:letter"
        "&sort=newest&per_page=25&page=7"
    )


def test_the_form_sends_the_question_it_was_drawn_from_on_the_first_page(whole):
    assert {pair.split("=")[0] for pair in whole.split("&")} == {*SINGLE, *REPEATABLE} - {"date"}
    filters = filters_of(whole)
    assert filters.is_valid(), filters.errors
    again = filters_of(sent(drawn(filters)))
    assert again.is_valid(), again.errors
    canonical = filters.canonical.copy()
    del canonical["page"]
    assert again.canonical == canonical


def test_the_form_of_one_date_sends_it(db):
    filters = filters_of("date=spring+1956")
    assert filters.is_valid()
    assert filters_of(sent(drawn(filters))).form["date"].data == "spring 1956"


def test_what_the_form_does_not_show_is_hidden(whole):
    filters = filters_of(whole)
    assert filters.is_valid()
    hidden = {one.get("name") for one in drawn(filters).xpath("//input[@type='hidden']")}
    records = {"genre", "language", "repository", "collection", "place", "event"}
    assert hidden == {*records, "has", "not", "sort", "per_page"}


def test_a_hidden_value_in_error_is_shown_with_its_message(cast):
    filters = filters_of("not=genre:poem&not=has:text&genre=letter&genre=poem&has=scan")
    assert not filters.is_valid()
    form = drawn(filters)
    shown = [one.get("id") for one in form.xpath("//*[@data-error]//*[@class='err']")]
    assert shown == ["id_genre_error", "id_has_error", "id_not_error"]
    assert form.get_element_by_id("id_not").get("value") == "genre:poem"
    assert "genre=letter" in sent(form)


def test_a_form_that_asks_nothing_carries_nothing(db):
    filters = filters_of("")
    assert filters.is_valid()
    assert filters_of(sent(drawn(filters))).parameters == QueryDict()


def test_all_or_any_is_asked_only_of_several_parts(cast):
    for parts, shown in (("part=any:Stalin", False), ("part=any:Stalin&part=any:Mikoyan", True)):
        filters = filters_of(parts)
        assert filters.is_valid()
        assert bool(drawn(filters).xpath("//select[@name='parts']")) is shown


def test_the_form_keeps_nothing_of_another_question_or_reader(whole):
    empty = sent(drawn(valid("")))
    filled = sent(drawn(valid(whole)))
    assert sent(drawn(valid(""))) == empty != filled
    assert sent(drawn(valid(whole))) == filled


def test_the_form_is_drawn_in_the_language_of_its_reader(db, monkeypatch):
    monkeypatch.setattr("archive.filters.layout._", lambda words: f"{get_language()}: {words}")
    monkeypatch.setattr("archive.filters.layout._EMPTY", {})
    legends = {}
    for language in ("en", "de"):
        with override(language):
            legends[language] = drawn(valid("")).xpath(".//legend")[0].text
    assert legends == {"en": "en: Date", "de": "de: Date"}


def test_an_empty_part_in_error_shows_it(db):
    filters = filters_of("date=1949")
    filters.form.add_error("person", "No person.")
    assert "No person." in drawn(filters).text_content()


def valid(query):
    filters = filters_of(query)
    assert filters.is_valid(), filters.errors
    return filters
