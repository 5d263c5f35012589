"""Lexemes, stems and vectors of texts."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.text import Vector, fold, language_of, languages_of, stems, tokens
from archive.text.lexemes import pairs, runs


def test_scripts_with_and_without_spaces_are_divided():
    assert [run.token for run, _place in runs("會見Stalin 毛泽东1949年")] == [
        "会见",
        "stalin",
        "毛泽东",
        "1949",
        "年",
    ]


def test_a_run_without_spaces_gives_pairs_and_its_last_letter():
    assert pairs("毛泽东") == ["毛泽", "泽东", "东"]


@given(st.text(max_size=90))
def test_runs_are_the_tokens_of_a_text(text):
    assert "".join(run.token for run, _place in runs(text)) == "".join(tokens(text))


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en"), ("DE", "de"), ("zh-Hant", ""), ("x", ""), ("", "")]
)
def test_the_language_of_a_tag(tag, language):
    assert language_of(tag) == language


def test_the_languages_of_several_tags():
    assert languages_of(["en", "zh", "ru", "en-GB"]) == "en ru"


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Städte", "de", ("stadt",)),
        ("русский", "ru", ("русск",)),
        ("Хрущёвым", "ru", ("хрущев",)),
        ("русский", "en ru", ("русск",)),
        ("negotiations", "en ru", ("negoti",)),
        ("cities", "en fr", ("citi", "cit")),
        ("İstanbul'da", "en", ("istanbul",)),
        ("Stalin’s", "ru", ("stalin",)),
        ("cities'in", "en", ("cities", "citi")),
        ("K'ang", "en", ()),
        ("Ch’en", "en", ()),
        ("gold", "en", ()),
        ("negotiations", "", ()),
        ("毛泽东", "en", ()),
        ("", "en", ()),
    ],
)
def test_stems(word, language, expected):
    assert stems(word, language) == expected


@example("dj", "sr")
@given(st.text(max_size=30), st.sampled_from(["en", "ru", "de", "ar", "tr", "el", "hi", "sr"]))
def test_stems_are_folded(word, language):
    assert all(stem == fold(stem) for stem in stems(word, language))


def test_a_vector_in_the_words_of_postgresql():
    vector = Vector()
    vector.add("Sino-Soviet cities", "A", "en", "t/")
    vector.add("毛泽东", "C")
    assert sorted(vector.literal().split()) == sorted(
        [
            "sino:1A",
            "soviet:2A",
            "sinosoviet:1A",
            "+sinosoviet:2A",
            "cities:3A",
            "~citi:3A",
            "t/sino:1A",
            "t/soviet:2A",
            "t/sinosoviet:1A",
            "t/+sinosoviet:2A",
            "t/cities:3A",
            "t/~citi:3A",
            "毛泽:9C",
            "泽东:10C",
            "东:11C",
        ]
    )
    assert vector.words == {"sino", "soviet", "cities"}


def test_spellings_of_one_word_have_their_places_in_order():
    vector = Vector()
    vector.add("Gold GÓLD cooperation gold. Co-operation co-op", "C", "en")
    assert vector.literal().split() == [
        "gold:1C,2C,4C",
        "cooperation:3C,5C",
        "co:5C,7C",
        "operation:6C",
        "op:8C",
        "~cooper:3C,5C",
        "~oper:6C",
        "+cooperation:6C",
        "coop:7C",
        "+coop:8C",
    ]


def test_scripts_without_spaces_are_not_joined():
    vector = Vector()
    vector.add("Stalin-毛泽东-Mao", "C")
    assert "+" not in vector.literal()


def test_places_that_a_vector_cannot_hold_are_kept_as_neighbours():
    vector = Vector()
    vector.add("the gold " * 300 + "standard", "C")
    literal = vector.literal()
    assert "'gold standard':16383C" in literal
    assert "!long:16383" in literal
    assert literal.count("C,") == 2 * 249


def test_a_short_text_has_no_neighbours():
    vector = Vector()
    vector.add("the gold standard", "C")
    assert vector.literal() == "the:1C gold:2C standard:3C"
