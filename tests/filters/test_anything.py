"""Whatever stands in an address is a question with one canonical address, or told in words."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.filters import REPEATABLE, SINGLE, DocumentFilter

pytestmark = pytest.mark.django_db
# Values that their parameters take, in several spellings.
GOOD = {
    "q": ("gold", "-gold", '"a b" OR c*', "title:x -y z", "w " * 30, "Ünï(]:"),
    "date": ("1949", "1950s", "before March 1950", "1949?"),
    "date_from": ("1949", "[1949..1950]"),
    "date_to": ("1957", "spring 1958"),
    "certainty": ("certain", "possible", "undated"),
    "person": ("joseph-stalin", "Stalin", "Mikoyan"),
    "role": ("sender", "note-taker"),
    "part": ("sender:Stalin", "any:joseph-stalin", "Recipient: Mikoyan"),
    "parts": ("any", "all"),
    "name": ("Comrade X", "COMRADE x", "毛"),
    "genre": ("letter",),
    "language": ("de",),
    "has": ("text", "translation"),
    "not": ("genre:letter", "person:Stalin", "has:text", "role:via", "language:de"),
    "sort": ("relevance", "oldest", "newest"),
    "per_page": ("10", "100"),
    "page": ("1", "7"),
}
WILD = (
    *("", " ", ":", "any:", ":x", "sender:", "person:", "place-9", "event-" + "9" * 20, "9" * 30),
    *("99999", "Y99999", "../..", "\u202e", "\x00", "\ufffd", "e\u0301", "a" * 400),
)
ANYTHING = st.tuples(
    st.sampled_from((*SINGLE, *REPEATABLE, "x")), st.sampled_from(WILD) | st.text(max_size=20)
)
READABLE = st.sampled_from([(name, value) for name, values in GOOD.items() for value in values])
ASKED = st.lists(READABLE, max_size=8) | st.lists(READABLE | ANYTHING, max_size=5)


def filters_of(asked) -> DocumentFilter:
    data = QueryDict(mutable=True)
    for name, value in asked:
        if name in REPEATABLE or name not in data:
            data.appendlist(name, value)
    return DocumentFilter(data, AnonymousUser())


@given(asked=ASKED)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_parameters_are_a_question_or_told(cast, asked):
    filters = filters_of(asked)
    if not filters.is_valid():
        assert all(message for messages in filters.errors.values() for message in messages)
        return
    question = filters.question()
    again = DocumentFilter(filters.canonical, AnonymousUser())
    assert again.is_valid(), again.errors
    assert again.question() == question
    assert hash(again.question()) == hash(question)
    assert again.canonical == filters.canonical
    assert filters.sentence
    assert bool(filters.chips) == bool(filters.narrowed)
    for chip in filters.chips:
        left = DocumentFilter(chip.left, AnonymousUser())
        assert left.is_valid(), (chip, left.errors)
        assert left.narrowed <= filters.narrowed


@given(asked=ASKED)
@example(asked=[("part", "sender:Stalin"), ("part", "via:Stalin"), ("parts", "any")])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_way_says_it_drops_is_what_its_address_drops(cast, asked):
    filters = filters_of(asked)
    if not filters.is_valid():
        return
    for chip, question in filters.loosened():
        left = DocumentFilter(chip.left, AnonymousUser())
        assert left.is_valid(), (chip, left.errors)
        assert left.question().without("sort", "page") == question.without("sort", "page"), chip
