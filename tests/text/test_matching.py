"""Where words stand in a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import tokens
from archive.text.matching import Wanted, find


def marked(text, *wanted, language=""):
    """The text with brackets around what is found."""
    shown, last = "", 0
    for one in find(wanted, text, language):
        shown += text[last : one.start] + "[" + text[one.start : one.end] + "]"
        last = one.end
    return shown + text[last:]


def word(words, **how):
    return Wanted(words, 0, **how)


@pytest.mark.parametrize(
    ("asked", "text", "shown"),
    [
        ("acai", "Um Açaí, dois açaís", "Um [Açaí], dois açaís"),
        ("k'ang", "K’ang and Kang", "[K’ang] and [Kang]"),
        ("southern cities", "the Southern, cities; cities southern", "the [Southern, cities]; cities southern"),
        ("cooperation", "co-operation, cooperation", "[co-operation], [cooperation]"),
        ("co-operation", "co-operation, cooperation, co operation", "[co-operation], [cooperation], [co operation]"),
        ("economic cooperation", "economic co-operation", "[economic co-operation]"),
        ("793.00/1-955", "no. 793.00/1–955.", "no. [793.00/1–955]."),
        ("南京", "在南京市 南、京", "在[南京]市 南、京"),
        ("京", "在南京市", "在南[京]市"),
        ("毛澤東", "毛泽东说", "[毛泽东]说"),
        ("毛泽东", "毛澤東說", "[毛澤東]說"),
        ("남북", "서남북한", "서[남북]한"),
        ("ガス", "ガス", "[ガス]"),
        ("правда", "Газета «Правда»", "Газета «[Правда]»"),
        ("gold", "golden gold’s Gold", "golden gold’s [Gold]"),
        ("gold", "", ""),
        ("…", "…", "…"),
    ],
)  # fmt: skip
def test_words_are_found_as_they_are_folded(asked, text, shown):
    assert marked(text, word(asked)) == shown


def test_stems_are_found_unless_the_form_is_asked_for():
    text = "Negotiations, negotiated: the city’s cities"
    asked = word("negotiate", languages=("de", "en"))
    assert marked(text, asked, language="en") == ("[Negotiations], [negotiated]: the city’s cities")
    assert marked(text, word("city", languages=("en",)), language="en") == (
        "Negotiations, negotiated: the [city’s] [cities]"
    )
    assert "[cities]" not in marked(text, word("city", languages=("de",)), language="en")
    assert marked(text, word("negotiate", languages=("en",), exact=True), language="en") == text


def test_a_prefix_goes_on():
    assert marked("gold golden ago", word("gol", prefix=True)) == "[gold] [golden] ago"
    assert (
        marked("southern cit cities", word("southern ci", prefix=True)) == "[southern cit] cities"
    )
    assert marked("南京市", word("南", prefix=True)) == "[南]京市"


def test_what_overlaps_is_one_and_answers_both():
    (one,) = find([Wanted("a b", 1), Wanted("b c", 2), Wanted("b", 3)], "a b c")
    assert (one.start, one.end, one.clauses) == (0, 5, {1, 2, 3})


@given(st.text("ab-'é毛泽 ", max_size=30), st.text("ab-é毛泽 ", max_size=4))
def test_a_word_of_the_text_is_found_in_it(text, asked):
    for one in find([word(asked)], text):
        assert "".join(tokens(asked)) == "".join(tokens(text[one.start : one.end]))
    for token in tokens(text):
        assert find([word(token)], text)


def test_a_text_of_a_megabyte_is_read_in_time():
    text = "The southern cities have asked for gold, again and again. " * 18_000
    start = time.process_time()
    assert (
        len(
            find([word("gold", languages=("en",)), word("southern cities", exact=True)], text, "en")
        )
        == 36_000
    )
    assert time.process_time() - start < 5
    hostile = "a-" * 20_000
    start = time.process_time()
    find([word("a a a a a b")], hostile)
    assert time.process_time() - start < 5
