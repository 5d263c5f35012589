"""Questions to the words of names: what they ask, and which forms fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import NameQuestion, name_vector


@pytest.mark.parametrize(
    ("asked", "form", "fit"),
    [
        ("Mao Zedong", "Mao Zedong", 0),
        ("Zedong, Mao", "Mao Zedong", 0),
        ("MaoZedong", "Mao Zedong", 0),
        ("Mao Tsetung", "Mao Tse-tung", 0),
        ("Mao", "Mao Zedong", 1),
        ("Ze", "Mao Zedong", 2),
        ("Mao Enlai", "Mao Zedong", None),
        ("J. F. Dulles", "Dulles, John Foster", 2),
        ("JF Dulles", "Dulles, John Foster", 1),
        ("Tse-ven Soong", "Soong, T. V.", 2),
        ("Dulles, D.", "Dulles, Allen W.", None),
        ("D. Dulles", "Dulles, Allen Dean", 2),
        ("J. J. Smith", "Smith, John", None),
        ("J. J. Smith", "Smith, John James", 2),
        ("Dulles Du", "Dulles, John", None),
        ("General Giap", "Võ Nguyên Giáp", 1),
        ("Foreign Minister Molotov", "Molotov", 0),
        ("General, John", "John", None),
        ("King Ernest", "Ernest", None),
        ("Minister of War", "War", None),
        ("Nuri as-Said", "Nuri al-Said", 0),
        ("Nuri es Said", "Said, Nuri al-", 0),
        ("El Salvador", "Allende, Salvador", None),
        ("Martín-Artajo y Álvarez", "Martín Artajo Álvarez, Alberto", 1),
        ("John E Smith", "Smith, John", None),
        ("泽东", "毛澤東", 1),
        ("毛泽东", "毛澤東", 0),
        ("Mueller", "Müller, Hans", None),
        ("Müller", "Mueller, Hans", 1),
        ("", "Mao", None),
        ("—", "Mao", None),
    ],
)
def test_how_a_form_answers(asked, form, fit):
    assert NameQuestion(asked).fit(form) == fit


def test_recorded_and_derived_forms_have_weights_of_their_own():
    vector = name_vector("毛泽东", ["Mao Zedong"])
    assert "'泽东':2A" in vector
    assert "'zedong':10D" in vector


@given(st.text(max_size=80))
def test_a_name_answers_itself(text):
    question = NameQuestion(text)
    assert question.fit(text) == (0 if question.start else None)


def test_long_words_stay_within_the_limits_of_the_database():
    huge = "ﷺ" * 300
    for literal in (name_vector(huge), NameQuestion(huge).exact, NameQuestion(huge).start):
        assert max(len(one.encode()) for one in literal.split("'")) < 2_046
