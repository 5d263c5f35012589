"""What the labels beside a list are: kept for strangers in each language until anything changes."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from archive.filters.labels import labels_of
from tests import factories as make

# Labels are kept of what is committed.
pytestmark = pytest.mark.django_db(transaction=True)
STRANGER = AnonymousUser()


def name_of(kind, record, user=STRANGER):
    label = labels_of({kind: [record.pk]}, user)[kind].get(record.pk)
    return label and label.name


def test_labels_cost_the_mark_alone_until_one_changes(django_assert_num_queries):
    genre, place = make.make_genre(name="Cable"), make.make_place(name="Peking")
    numbers = {"genre": [genre.pk], "place": [place.pk]}
    first = labels_of(numbers, STRANGER)
    with django_assert_num_queries(1):
        assert labels_of(numbers, STRANGER) == first
    place.name = "Beijing"
    place.save()
    assert name_of("place", place) == "Beijing"


def test_a_label_of_one_language_is_not_shown_in_another():
    genre = make.make_genre(name="Cable", translations={"ru": "Телеграмма"})
    assert name_of("genre", genre) == "Cable"
    with override("ru"):
        assert name_of("genre", genre) == "Телеграмма"
    assert name_of("genre", genre) == "Cable"


def test_what_a_curator_sees_is_not_kept_for_strangers(django_assert_num_queries):
    event, curator = make.make_event(title="A draft", status="draft"), make.make_curator()
    assert name_of("event", event) is None
    assert name_of("event", event, curator) == "A draft"
    with django_assert_num_queries(1):
        assert name_of("event", event) is None
