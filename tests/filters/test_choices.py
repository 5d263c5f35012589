"""The records that an address names: kept for strangers until the archive changes."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import override

from archive.filters.choices import Choices
from tests import factories as make

# What was asked for is kept of what is committed.
pytestmark = pytest.mark.django_db(transaction=True)
STRANGER = AnonymousUser()


def named(kind, value, user=STRANGER):
    """What the value of the parameter names."""
    choice = Choices(user, QueryDict(f"{kind}={value}")).asked(kind).get(value)
    return choice and choice.name


def test_a_record_asked_for_again_costs_the_mark_alone_until_it_changes(django_assert_num_queries):
    place = make.make_place(name="Peking", slug="peking")
    make.make_published(place=place)
    assert named("place", "peking") == "Peking"
    with django_assert_num_queries(1):
        assert named("place", "peking") == "Peking"
    place.name = "Beijing"
    place.save()
    assert named("place", "peking") == "Beijing"


def test_beside_what_is_kept_the_rest_is_found(django_assert_num_queries):
    for name in ("Baku", "Kyiv"):
        make.make_published(place=make.make_place(name=name, slug=name.lower()))
    assert named("place", "baku") == "Baku"
    both = QueryDict("place=baku&place=kyiv&place=nowhere")
    with django_assert_num_queries(2):
        found = Choices(STRANGER, both).asked("place")
    assert {key: choice.name for key, choice in found.items()} == {"baku": "Baku", "kyiv": "Kyiv"}


def test_what_named_nothing_names_what_comes(django_assert_num_queries):
    assert named("genre", "cable") is None
    with django_assert_num_queries(1):
        assert named("genre", "cable") is None
    make.make_published(genre=make.make_genre(name="Cable", slug="cable"))
    assert named("genre", "cable") == "Cable"


def test_a_term_of_one_language_is_not_shown_in_another():
    genre = make.make_genre(name="Cable", slug="cable", translations={"ru": "Телеграмма"})
    make.make_published(genre=genre)
    assert named("genre", "cable") == "Cable"
    with override("ru"):
        assert named("genre", "cable") == "Телеграмма"


def test_what_a_curator_sees_is_not_kept_for_strangers():
    make.make_event(title="A draft", slug="draft", status="draft")
    curator = make.make_curator()
    assert named("event", "draft", curator) == "A draft"
    assert named("event", "draft") is None
    assert named("event", "draft", curator) == "A draft"
