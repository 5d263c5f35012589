"""The question as a value."""

import pytest

from archive.dates import Span
from archive.search import Certainty, Question, Sort


def test_a_question_without_a_field_asks_nothing_of_it():
    question = Question(words="gold", genres=frozenset({1}), sort=Sort.TITLE)
    assert question.without("genres", "sort") == Question(words="gold")
    assert question.genres == {1}


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (Question(), set(Certainty)),
        (Question(span=Span(1, 2)), {Certainty.CERTAIN, Certainty.POSSIBLE}),
        (Question(certainty=frozenset({Certainty.UNDATED})), {Certainty.UNDATED}),
    ],
)
def test_what_is_listed_follows_from_span_and_choice(question, wanted):
    assert question.wanted == wanted


def test_a_question_can_be_kept_in_a_set():
    assert len({Question(), Question(page=1), Question(page=2)}) == 2
