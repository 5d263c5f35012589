"""Dates in seven languages against golden files that were written and checked by hand."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import DateSyntaxError, display, explain, parse, read
from archive.dates.languages import LANGUAGES, folded

GOLDEN = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "golden").glob("*.json"))
}
SHOWN = {
    locale: table
    for golden in GOLDEN.values()
    for locale, table in golden.get("display", {}).items()
}


def expressions(words, languages=None):
    """The readings as EDTF, None for 'n.d.'; "error" where there is none."""
    try:
        readings = read(words, languages)
    except DateSyntaxError:
        return "error"
    return [reading.date and str(reading.date) for reading in readings]


def test_every_language_has_golden_phrases():
    assert set(GOLDEN) == set(LANGUAGES)
    assert min(len(golden["read"]) for golden in GOLDEN.values()) >= 60


# Thousands of phrases: one test a language, which tells of each that went wrong.
@pytest.mark.parametrize("language", GOLDEN)
def test_words_are_read_in_their_language(language):
    golden = GOLDEN[language]["read"]
    found = {words: expressions(words, [language]) for words in golden}
    assert {words: got for words, got in found.items() if got != golden[words]} == {}


@pytest.mark.parametrize("language", GOLDEN)
def test_the_language_need_not_be_told(language):
    golden = GOLDEN[language]["read"]
    found = {words: expressions(words) for words in golden}
    assert {words: got for words, got in found.items() if got != golden[words]} == {}


@pytest.mark.parametrize("locale", SHOWN)
def test_dates_are_shown_as_in_the_golden_files(locale):
    golden = SHOWN[locale]
    found = {text: display(parse(text) if text else None, locale) for text in golden}
    assert {text: got for text, got in found.items() if got != golden[text]} == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mars 1949", ["1949-03"]),
        ("mai 1949", ["1949-05"]),
        ("dec 1949", ["1949-12"]),
        ("août 1949", ["1949-08"]),
        ("agosto 1949", ["1949-08"]),
        ("fin 1949", ["[1949-09..1949-12]"]),
        ("apr 1949", ["1949-04"]),
        ("ca. 1949", ["1949~"]),
        ("c. 1949", ["1949~"]),
        ("s.d.", [None]),
        ("s.a.", [None]),
        ("1949-1953", ["1949/1953"]),
        ("1000 a. C.", ["-0999"]),
        ("3.II.1949", ["1949-02-03"]),
        ("3.2.1949", ["1949-02-03", "1949-03-02"]),
        ("3/2/1949", ["1949-02-03", "1949-03-02"]),
        ("am 3.2.1949", ["1949-02-03"]),
        ("le 3/2/1949", ["1949-02-03"]),
        ("3.2.1949 г.", ["1949-02-03"]),
        ("3 u. 5 1949", "error"),
    ],
)
def test_where_languages_agree_there_is_one_reading(words, expected):
    assert expressions(words) == expected


def test_a_language_that_is_told_settles_the_order_of_day_and_month():
    assert expressions("3/2/1949", ["fr"]) == expressions("3.2.1949", ["de"]) == ["1949-02-03"]
    assert expressions("3/2/1949", ["fr", "en-US"]) == ["1949-02-03", "1949-03-02"]


def test_a_language_that_is_told_is_the_only_one():
    assert expressions("3 février 1949", ["de", "ru"]) == "error"
    assert expressions("3 февраля 1949 г.", ["ru-RU"]) == ["1949-02-03"]


@pytest.mark.parametrize(
    ("words", "locale", "sentence"),
    [
        ("Februar 1949", "de", "Februar 1949 → 1949-02, 1. bis 28. Februar 1949"),
        ("février 1949", "fr", "février 1949 → 1949-02, 1er au 28 février 1949"),
        ("февраль 1949", "ru", "февраль 1949 г. → 1949-02, 1–28 февраля 1949 г."),
        ("1949年2月", "zh", "1949年2月 → 1949-02，1949年2月1日至28日"),
        ("1949年以前", "zh-Hant", "1949年之前 → [..1948]，至1948年12月31日為止"),
    ],
)
def test_what_was_understood_is_explained_in_the_language(words, locale, sentence):
    (reading,) = read(words)
    assert explain(reading, locale) == sentence


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("5. März 1853 a. St.", "Julian 5 March 1853"),
        ("21 février / 5 mars 1853", "Julian 21 February 1853"),
        ("25 октября (7 ноября) 1917 г.", "Julian 25 October 1917"),
        ("俄历1917年10月25日", "Julian 25 October 1917"),
        ("5 marzo 1853 (vecchio stile)", "Julian 5 March 1853"),
        ("5 de marzo de 1853 (estilo antiguo)", "Julian 5 March 1853"),
    ],
)
def test_old_style_is_converted_in_every_language(words, written):
    (reading,) = read(words)
    assert (reading.calendar, reading.reason) == ("julian", written)


@pytest.mark.parametrize(
    "words",
    [
        "Freitag, 3. Februar 1949",
        "vendredi 3 février 1949",
        "пятница, 3 февраля 1949 г.",
        "1949年2月3日（星期五）",
        "venerdì 3 febbraio 1949",
        "viernes, 3 de febrero de 1949",
    ],
)
def test_a_wrong_weekday_is_told_in_every_language(words):
    (reading,) = read(words)
    assert (str(reading.date), reading.reason) == ("1949-02-03", "the weekday is another")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("18 brumaire an VIII", "calendar that is not read. Write the Gregorian date"),
        ("光绪三十四年", "calendar that is not read. Write the Gregorian date"),
        ("пятидесятые годы", "without its century. Write it with four digits"),
        ("anni '50", "cut short. Write all four digits"),
        ("Febuar 1949", "Did you mean “februar”?"),
        ("fevier 1949", "Did you mean “fevrier”?"),
        ("фервраля 1949", "Did you mean “февраля”?"),
        ("民国", "has no year. Write it like 民国38年"),
    ],
)
def test_refusals_say_what_to_write_instead(words, told):
    with pytest.raises(DateSyntaxError) as caught:
        read(words)
    assert told in str(caught.value)


@pytest.mark.parametrize("tag", ["en_GB", "en_US", "de", "de_AT", "fr", "fr_CA", "ru", "es", "it"])
def test_the_names_of_cldr_are_read(tag):
    locale = Locale.parse(tag)
    # Elsewhere Babel mixes up stand-alone names (see archive/dates/languages/cldr.py).
    for context in ("format", "stand-alone") if tag == "ru" else ("format",):
        for width in ("wide", "abbreviated"):
            for month, name in locale.months[context][width].items():
                assert expressions(f"{name} 1949", [locale.language]) == [f"1949-{month:02d}"], name
            for day, name in locale.days[context][width].items():
                meaning = LANGUAGES[locale.language].words[folded(name.rstrip("."))]
                # 'mar.' is March first, and Tuesday before a day with its month.
                assert meaning in (("K", day), ("M", 3)), name


LOCALES_OF_CLDR = [
    "de",
    "de_AT",
    "de_CH",
    "fr",
    "fr_CA",
    "fr_CH",
    "ru",
    "es",
    "es_MX",
    "es_AR",
    "it",
    "zh_Hans",
    "zh_Hant",
    "en_GB",
    "en_US",
    "en_CA",
    "en_AU",
]
some_days = st.dates(date(1753, 1, 1), date(2099, 12, 31))


@given(some_days, st.sampled_from(LOCALES_OF_CLDR))
def test_what_cldr_writes_is_read_in_one_way(day, locale):
    for words in (
        format_date(day, "full", locale=locale),
        format_date(day, "long", locale=locale),
        format_skeleton("yMMMEd", day, locale=locale),
    ):
        assert expressions(words) == [day.isoformat()], words


@given(some_days, st.integers(1, 500), st.sampled_from(LOCALES_OF_CLDR))
def test_intervals_of_cldr_are_read_in_one_way(start, length, locale):
    end = start + timedelta(length)
    for skeleton in ("yMMMd", "yMMMEd"):
        words = format_interval(start, end, skeleton, locale=locale)
        assert expressions(words) == [f"{start}/{end}"], words


def test_russian_months_that_stand_alone_are_those_of_cldr():
    names = Locale.parse("ru").months["stand-alone"]["wide"]
    assert LANGUAGES["ru"].months["alone"] == tuple(names[month] for month in range(1, 13))


@pytest.mark.parametrize("locale", ["es", "es-MX", "it", "pt-BR", "", "x", "en-XX", "🙂"])
def test_a_locale_that_is_not_shown_gets_english(locale):
    assert display(parse("1949-02-04"), locale) == "4 February 1949"


def rows_of_the_page():
    """The table of languages in docs/explanation/dates.md: expression and phrase."""
    page = Path(__file__).parents[2] / "docs" / "explanation" / "dates.md"
    table = page.read_text(encoding="utf-8").partition("| | German |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        expression, *phrases = (cell.strip() for cell in line.strip("|").split("|"))
        yield from ((expression.strip("`"), phrase) for phrase in phrases)


@pytest.mark.parametrize(("expression", "phrase"), list(rows_of_the_page()))
def test_the_page_on_dates_says_what_is_read(expression, phrase):
    assert expressions(phrase) == [None if expression == "no date" else expression]


HOSTILE = [
    "年" * 10_000,
    "一" * 10_000,
    "a" * 10_000,
    "с по " * 2_000,
    "между " * 33,
    "1949" * 49,
    "3 и " * 49,
    "1949-" * 39,
    "l'" * 99,
    "à la fin " * 22,
    "百" * 199,
    "９" * 199,
    "十月" * 99,
    "xix" * 66,
    "50-е " * 39,
    "[" * 199,
    "ß" * 199,
    "0" * 199 + "年",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_answered(words):
    assert expressions(words) == "error"
