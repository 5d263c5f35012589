"""Dates on pages are shown in the language of the page."""

import pytest
from django.template import Context, Template
from django.utils import translation

from archive.dates import parse


def drawn(template, expression, language):
    """The template with the date of the expression, in a language."""
    with translation.override(language):
        page = Template("{% load chancery %}" + template)
        return page.render(Context({"date": parse(expression)}))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "before 1 March 1950"),
        ("en-us", "before March 1, 1950"),
        ("de", "vor dem 1. März 1950"),
        ("fr", "avant le 1er mars 1950"),
        ("ru", "до 1 марта 1950 г."),
        ("zh-hans", "1950年3月1日之前"),
        ("zh-hant", "1950年3月1日之前"),
        ("es", "before 1 March 1950"),
    ],
)
def test_a_date_is_in_the_language_of_the_page(language, words):
    assert drawn("{{ date|words }}", "[..1950-02-28]", language) == words


@pytest.mark.parametrize(
    ("language", "matter"),
    [
        ("en", '3 February <span class="y">1949</span>'),
        ("ru", '3 февраля <span class="y">1949 г.</span>'),
        ("zh-hans", "1949年2月3日"),
    ],
)
def test_the_year_has_a_line_of_its_own_where_it_comes_last(language, matter):
    shown = drawn("{% when date %}", "1949-02-03", language)
    assert shown == f'<time datetime="1949-02-03">{matter}</time>'
