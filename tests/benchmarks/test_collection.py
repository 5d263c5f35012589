"""The made-up collection is the same each time, as skewed as a real one, and a true archive."""

from collections import Counter
from random import Random

import pytest

from archive.models import Document, Participation, SearchEntry, Status, Text
from archive.search import Question, answer
from benchmarks.collection import authorities, vocabulary
from benchmarks.collection.authorities import make_authorities
from benchmarks.collection.chance import Skewed
from benchmarks.collection.dates import some_date
from benchmarks.collection.documents import make_documents
from benchmarks.collection.people import bearers, latin
from benchmarks.copying import copy

NUMBER = 120


@pytest.fixture(autouse=True)
def few_words(monkeypatch):
    """A vocabulary that is made in no time."""
    monkeypatch.setattr(vocabulary, "INVENTED", 2000)
    vocabulary.vocabularies.cache_clear()
    yield
    vocabulary.vocabularies.cache_clear()


@pytest.fixture
def of(db):
    """The authorities of a small collection."""
    return make_authorities(NUMBER * 5)


def made(of, numbers):
    """The documents of these numbers as plain values."""
    return [
        (type(record).__name__, record.pk, str(record), getattr(record, "body", ""))
        for record in make_documents(numbers, of)
    ]


def test_documents_are_the_same_each_time(of):
    assert made(of, range(1, 9)) == made(of, range(1, 9))


def test_a_document_does_not_depend_on_those_before_it(of):
    alone = made(of, range(5, 6))
    assert [row for row in made(of, range(1, 6)) if row in alone] == alone


def test_first_items_are_chosen_most():
    chance = Random(1)
    items = Skewed(range(1000))
    drawn = Counter(items.one(chance) for _ in range(5000))
    assert drawn[0] > drawn[1] > drawn[9] > drawn[200]


def test_a_pool_has_items_as_often_as_their_weights_ask():
    drawn = Counter(Skewed("abcd").pool(50))
    assert drawn == {"a": 24, "b": 12, "c": 8, "d": 6}


def test_dates_are_of_every_kind():
    chance = Random(2)
    dates = [some_date(chance) for _ in range(2000)]
    lengths = Counter(len(date) if date else 0 for date in dates)
    assert lengths[10] > 1200
    assert min(lengths[7], lengths[4], lengths[0]) > 50
    assert any(date and "/" in date for date in dates)


def test_names_are_of_several_scripts_and_no_two_the_same():
    made = bearers(500)
    assert len({(one.form, one.qualifier) for one in made}) == 500
    scripts = {script for one in made for _kind, _form, script in one.others}
    assert scripts == {"Latn", "Cyrl", "Hans"}
    assert latin("Щербаков Юрий") == "Shcherbakov Iurii"


def test_copied_documents_are_found_as_saved_ones_are(of, django_user_model):
    copy(make_documents(range(1, NUMBER + 1), of))
    found = answer(Question(), user=None)
    assert found.total == Document.objects.visible_to(None).count() > NUMBER * 0.9
    assert SearchEntry.objects.count() == Document.objects.count() == NUMBER


def test_every_kind_of_thing_is_there(of):
    copy(make_documents(range(1, NUMBER + 1), of))
    parts = Counter(Participation.objects.values_list("document", flat=True))
    assert 2 <= min(parts.values()) <= max(parts.values()) <= 6
    assert Participation.objects.filter(correspondent=None).exists()
    assert Participation.objects.exclude(capacity=None).exists()
    assert set(Document.objects.values_list("status", flat=True)) >= {
        Status.DRAFT,
        Status.PUBLISHED,
    }
    languages = set(Text.objects.values_list("language__tag", flat=True))
    assert languages == set(authorities.LANGUAGES)


def test_derived_columns_are_those_the_models_reckon(of):
    copy(make_documents(range(1, 30), of))
    for document in Document.objects.all():
        kept = (document.date_first, document.date_last, document.title_order)
        document.derive()
        assert kept == (document.date_first, document.date_last, document.title_order)
