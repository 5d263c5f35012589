"""Folding, keys, slugs and clean markup."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.text import clean_line, clean_markup, fold, plain_text, slug, sort_key, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Ái Quốc", "nguyen ai quoc"),
        ("Mao Zedong", "ＭＡＯ　Ｚｅｄｏｎｇ"),
        ("K'ang Sheng", "K’ang Sheng"),
        ("Lin\u200b Bi\u00adao", "lin biao"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Хрущёв", "хрущев"),
        ("Ch'en Yün", "chen yun"),
        ("Li\u0361u Shaot\u0361si", "Liu Shaotsi"),
        ("毛澤東", "毛泽东"),
        ("乾隆", "干隆"),
        ("ｶﾞﾝﾀﾞﾑ", "ガンダム"),
        ("\u1112\u1161\u11ab", "한"),
        ("K´ang", "K′ang"),
        ("צה״ל", "צהל"),
        ("کی", "كي"),
    ],
)
def test_spellings_that_fold_together(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("が", "か"), ("コーヒー", "コヒ"), ("佐々木", "佐木"), ("한국", "하구")]
)
def test_letters_that_are_not_folded_away(one, other):
    assert fold(one) != fold(other)


def test_vowel_signs_are_within_a_word():
    assert tokens("जवाहरलाल नेहरू") == ["जवाहरलाल", fold("नेहरू")]
    assert len(tokens("தமிழ் மொழி")) == 2


def test_tokens_are_separated_by_dashes_brackets_and_slashes():
    assert tokens("Sino–Soviet [draft]/final (1949-50)") == [
        "sino",
        "soviet",
        "draft",
        "final",
        "1949",
        "50",
    ]


@given(st.text())
@example("℠")  # a sign that is made of capitals
@example("薴")  # simplified twice
@example("x\u3099")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_clean_line_is_one_line(text):
    line = clean_line(text)
    assert line == line.strip()
    assert not any(char in line for char in "\n\r\t\x00\u200b\u202e")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cable, Filippov [Stalin] to Anastas Mikoyan", "cable-filippov-stalin-to-anastas-mikoyan"),
        ("毛泽东", ""),
        ("", ""),
        ("Москва 1949", "1949"),
    ],
)
def test_slugs(text, expected):
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_ascii_and_short(text):
    made = slug(text)
    assert made.isascii()
    assert len(made) <= 80
    assert not made.startswith("-")


def test_names_are_ordered_without_articles_and_punctuation():
    names = ["The Soviet Delegation", "“Stalin”", "Śniadecki", "Tito"]
    assert sorted(names, key=sort_key) == ["Śniadecki", "The Soviet Delegation", "“Stalin”", "Tito"]


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script>b", "b"),
        ("<a href='javascript:x'>c</a>", '<a rel="nofollow noopener">c</a>'),
        ("<p style='color:red' class='right evil'>d</p>", '<p class="right">d</p>'),
        ('<span class="pb" id="page-127">127</span>', '<span class="pb" id="page-127">127</span>'),
        ('<span id="main">e</span>', "<span>e</span>"),
        ("<p>unclosed", "<p>unclosed</p>"),
        ("{{ 7 }} {% x %}", "{{ 7 }} {% x %}"),
    ],
)
def test_markup_keeps_only_what_is_allowed(markup, kept):
    assert clean_markup(markup) == kept


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_cleaning_twice_changes_nothing(text):
    once = clean_markup(f"<p>{text}</p>")
    assert clean_markup(once) == once
    assert "<script" not in once.lower()


def test_plain_text_separates_blocks():
    assert plain_text("<p>One &amp; two</p><p>three<br>four</p>") == "One & two three four"
