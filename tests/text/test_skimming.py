"""Finding in many texts gives what reading them word by word gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.matching import Wanted, find
from archive.text.skimming import skim

FILLER = "Of the other matters nothing was said, and the talk went on. " * 20
PIECES = [
    "gold",
    "Gold’s",
    "golden",
    "Açaí",
    "K'ang",
    "南京市",
    "southern cities",
    "x ",
    " ",
    "-",
    "co-operation",
    "U.S.",
    "city",
    "cities",
]
ASKED = [
    "gold",
    "acai",
    "kang",
    "南京",
    "southern cities",
    "k’ang",
    "cities x",
    "cooperation",
    "us",
    "city",
    "cities",
]


@given(
    st.lists(st.sampled_from([*PIECES, FILLER]), max_size=8).map(" ".join),
    st.lists(st.sampled_from(ASKED), max_size=3),
)
def test_it_finds_what_reading_finds(text, asked):
    wanted = [Wanted(words, place, ("en",)) for place, words in enumerate(asked)]
    assert skim(wanted, text, "en") == find(wanted, text, "en")


@pytest.mark.parametrize("filler", [FILLER, "话" * 900])
def test_a_hit_far_on_is_found_in_its_place(filler):
    text = filler + " 南京 negotiated Čapek’s gold " + filler
    for asked in ("南京", "negotiate", "capek", "gold"):
        (found,) = skim([Wanted(asked, 4, ("en",))], text, "en")
        assert found.clauses == {4}
        assert text[found.start : found.end].strip("’s")[:2].lower() in "南京 negotiate čapek gold"


@pytest.mark.parametrize(
    "asked", [["the weapons of a state"], ["the", "of", "weapons", "state"], ["the weapons", "of"]]
)
def test_small_words_hide_no_others(asked):
    text = FILLER * 10 + "It kept the weapons of a state. " + FILLER
    found = skim([Wanted(words, place) for place, words in enumerate(asked)], text)
    assert frozenset().union(*(one.clauses for one in found)) == {*range(len(asked))}


def test_small_words_alone_are_found_too():
    assert skim([Wanted("of", 0), Wanted("the", 1)], FILLER * 10)


def test_of_very_many_the_first_are_read():
    text = ("gold " + FILLER) * 100
    found = skim([Wanted("gold", 0)], text)
    assert 20 < len(found) < 100
    assert found == find([Wanted("gold", 0)], text)[: len(found)]
