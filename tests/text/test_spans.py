"""The words of a text with their places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.text import tokens
from archive.text.spans import words

PIECES = [
    "K'ang Sheng",
    "Açaí",
    "e\u0301te",
    "½",
    "℠",
    "ﬁn",
    "毛泽东",
    "東京",
    "서울",
    "서울",
    "Straße",
    "Правда",
    "العربية",
    "שָׁלוֹם",
    "x\u00adyz",
    "\x00",
    "a_b",
    "'",
    "’",
    "-",
    " ",
    "\u3000",
    "´",
    "ʻAin",
    "हिन्दी",
    "Ⅳ",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
@example("a\x85b")
def test_the_words_are_the_tokens_of_the_text(text):
    assert [word.token for word in words(text)] == tokens(text)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_words_stand_in_order_where_they_say(text):
    last = 0
    for word in words(text):
        assert word.start < word.end
        assert word.start >= last - 1  # the two words of “½” share its place
        assert word.token in tokens(text[word.start : word.end])
        last = word.end


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“K’ang Sheng’s” ‘gold’", ["K’ang", "Sheng’s", "gold"]),
        ("A cafe\u0301, Nguyễn", ["A", "cafe\u0301", "Nguyễn"]),
        ("793.00/1-955", ["793", "00", "1", "955"]),
        ("毛泽东，同志", ["毛泽东", "同志"]),
        ("Straße—1949", ["Straße", "1949"]),
    ],
)
def test_the_place_covers_the_word_as_it_is_written(text, shown):
    assert [text[word.start : word.end] for word in words(text)] == shown


def test_an_underscore_is_no_part_of_a_word_and_long_words_cost_no_more_than_their_length():
    assert [word.token for word in words("_Quemoy_ and_Matsu")] == ["quemoy", "and", "matsu"]
    # What only nearly is one word, read in steps that did not grow with two to the power of it.
    assert len(list(words("a" * 100_000 + "‖b"))) == 2
