"""The reference of addresses names every address and every parameter there is."""

import re
from pathlib import Path

from archive.filters import REPEATABLE, SINGLE, DocumentFilter
from archive.forms import CorrespondentForm
from archive.search import Sort
from archive.urls import urlpatterns

PAGES = (Path(__file__).parents[2] / "docs" / "reference" / "pages.md").read_text(encoding="utf-8")


def test_every_parameter_is_described_with_whether_it_repeats():
    asked = PAGES.partition("## The question to `/documents/`")[2].partition("\n## ")[0]
    described = dict(re.findall(r"^\| `(\w+)` \|.*\| (yes|no) \|$", asked, re.MULTILINE))
    assert described == dict.fromkeys(SINGLE, "no") | dict.fromkeys(REPEATABLE, "yes")
    assert described.keys() == DocumentFilter.base_filters.keys()


def test_every_order_and_every_field_of_the_plain_lists_is_named():
    for word in (*Sort, *CorrespondentForm.base_fields):
        assert f"`{word}`" in PAGES


def test_every_address_is_named():
    for pattern in urlpatterns:
        first = "/" + str(pattern.pattern).split("<")[0]
        assert f"| `{first}" in PAGES
