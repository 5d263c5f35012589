"""The box on the page of a record that searches its documents alone."""

import re

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


def box_of(client, record):
    """The label of the box and the parameters that it hides, None without a box."""
    page = client.get(record.get_absolute_url()).content.decode()
    form = re.search(r'<form class="within".*?</form>', page, re.DOTALL)
    if form is None:
        return None
    [label] = re.findall(r"<label[^>]*>(.*?)</label>", form[0])
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[0])
    return label, dict(hidden)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("stalin", "Search within the documents of Joseph Stalin"),
        ("visit", "Search within the documents around Visit to Xibaipo"),
        ("fonds", "Search within the collection Fonds 558"),
        ("place", "Search within the documents written in Moscow"),
        ("repository", "Search within the documents held by {}"),
    ],
)
def test_a_box_says_where_it_searches_and_finds_nothing_elsewhere(client, archive, kind, label):
    record = archive.cable.place if kind == "place" else getattr(archive, kind)
    make.make_published(title="Cable from elsewhere")
    said, hidden = box_of(client, record)
    assert said == label.format(record)
    found = client.get("/documents/", {"q": "", **hidden})
    assert [entry.document for entry, *_rest in found.context["entries"]] == [archive.cable]


def test_there_is_no_box_where_there_is_nothing_to_search(client):
    nobody = make.make_correspondent(authorised_form="Karl Rankin", status="published")
    assert box_of(client, nobody) is None
