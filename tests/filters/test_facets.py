"""What an answer counts, in words: names, trees, and what of it is chosen or left out."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import translation

from archive.filters import DocumentFilter
from archive.search import answer
from tests import factories as make

pytestmark = pytest.mark.django_db


def groups(question: str, user=None):
    """The groups of the answer by name."""
    user = user or AnonymousUser()
    filters = DocumentFilter(QueryDict(question), user)
    assert filters.is_valid(), filters.errors
    found = answer(filters.question(), user)
    return {group.name: group for group in filters.named_facets(found)}


def told(group):
    return [(value.label, value.number) for value in group.values]


def test_groups_without_a_value_are_left_out():
    assert groups("") == {}
    make.make_published(date="1949")
    assert list(groups("")) == ["date"]


def test_values_come_by_number_then_name():
    for name, number in (("Cable", 1), ("Letter", 2), ("Bulletin", 1)):
        genre = make.make_genre(name=name, slug=name.lower())
        for _ in range(number):
            make.make_published(genre=genre)
    assert told(groups("")["genre"]) == [("Letter", 2), ("Bulletin", 1), ("Cable", 1)]


def test_a_tree_has_each_whole_before_its_parts():
    russia = make.make_place(name="Russia")
    moscow = make.make_place(name="Moscow", within=russia)
    kremlin = make.make_place(name="Kremlin", within=moscow)
    china = make.make_place(name="China")
    for place in (kremlin, moscow, china, china, china):
        make.make_published(place=place)
    found = groups("")["place"]
    assert [(value.label, value.number, value.depth) for value in found.values] == [
        ("China", 3, 0),
        ("Russia", 2, 0),
        ("Moscow", 2, 1),
        ("Kremlin", 1, 2),
    ]


def test_a_chosen_value_that_nothing_has_is_still_there():
    letter, cable = (make.make_genre(name=name, slug=name) for name in ("letter", "cable"))
    make.make_published(genre=letter, date="1949")
    make.make_published(genre=cable, date="1950")
    values = groups("genre=cable&date=1949")["genre"].values
    assert [(value.key, value.number, value.chosen) for value in values] == [
        ("letter", 1, False),
        ("cable", 0, True),
    ]
    assert values[1].left == QueryDict("date=1949")
    assert values[0].left is None


def test_an_excluded_value_is_there_with_the_way_back():
    genre = make.make_genre(name="letter", slug="letter")
    person = make.make_correspondent(authorised_form="Karl Rankin", status="published")
    document = make.make_published(genre=genre)
    make.make_participation(document=document, correspondent=person)
    for asked, name, label in (
        ("not=genre:letter&date=1949", "genre", "Letter"),
        ("not=person:Rankin&date=1949", "person", "Karl Rankin"),
        ("not=role:sender&date=1949", "role", "Sender"),
        ("not=has:text&date=1949", "has", "Text"),
    ):
        [value] = groups(asked)[name].values
        assert (value.label, value.excluded, value.chosen) == (label, True, False)
        assert value.left == QueryDict("date=1949")


def test_a_choice_by_a_name_is_dropped_as_it_was_written():
    person = make.make_correspondent(authorised_form="Karl Rankin", status="published")
    make.make_participation(document=make.make_published(), correspondent=person)
    [value] = groups(f"person=Rankin&person={person.address_key}&sort=title")["person"].values
    assert value.chosen
    assert value.left == QueryDict("sort=title")


def test_a_decade_is_chosen_where_just_that_date_is_asked():
    make.make_published(date="1949")
    make.make_published(date="1953")
    for date, chosen in (("1950s", ["195X"]), ("1950..1959", []), ("", [])):
        values = groups(f"date={date}")["date"].values
        assert [value.label for value in values] == ["1940s", "1950s"]
        assert [value.key for value in values if value.chosen] == chosen


def test_names_are_in_the_language_of_the_reader():
    genre = make.make_genre(name="letter", slug="letter", translations={"de": "Brief"})
    make.make_published(genre=genre, date="1949")
    with translation.override("de"):
        found = groups("")
    assert told(found["genre"]) == [("Brief", 1)]
    assert told(found["date"]) == [("1940er Jahre", 1)]


def test_an_event_that_the_reader_may_not_see_has_no_name_here():
    secret = make.make_event(title="Canary")
    visit = make.make_event(title="Visit", status="published", part_of=secret)
    make.make_document_event(document=make.make_published(), event=visit)
    assert told(groups("")["event"]) == [("Visit", 1)]
    assert groups("")["event"].values[0].depth == 0
    curator = groups("", make.make_curator())["event"]
    assert [(value.label, value.depth) for value in curator.values] == [("Canary", 0), ("Visit", 1)]


def test_names_take_one_query_however_many(django_assert_num_queries):
    for number in range(12):
        document = make.make_published(
            genre=make.make_genre(name=f"g{number}", slug=f"g{number}"),
            place=make.make_place(name=f"p{number}"),
        )
        make.make_holding(document=document, collection=make.make_collection())
        make.make_participation(document=document, correspondent=make.make_correspondent())
    user = AnonymousUser()
    filters = DocumentFilter(QueryDict(""), user)
    assert filters.is_valid()
    found = answer(filters.question(), user)
    with django_assert_num_queries(1):
        named = filters.named_facets(found)
    assert sum(len(group.values) for group in named) > 50
