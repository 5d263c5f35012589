"""The migration that folds stored names and titles anew."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from tests import factories as make

refold = import_module("archive.migrations.0005_refold").refold


@pytest.mark.django_db
def test_what_was_folded_before_is_folded_anew():
    document = make.make_document(title="毛澤東")
    person = make.make_correspondent(authorised_form="毛澤東", filed_as="東, 毛澤")
    name = make.make_name(form="毛澤東")
    part = make.make_participation(document=document, name_as_written="毛澤東")
    place = make.make_place(name="北京東城")
    other = make.make_correspondent(authorised_form="Mao Zedong")
    with connection.cursor() as cursor:
        for statement in (
            "archive_document SET title_order = 'x'",
            "archive_correspondent SET folded = 'x', sort_key = 'x'",
            "archive_name SET folded = 'x'",
            "archive_participation SET name_folded = 'x'",
            "archive_place SET folded = 'x', sort_key = 'x'",
        ):
            cursor.execute(f"UPDATE {statement}")
    refold(apps, None)
    for record in (document, person, name, part, place, other):
        record.refresh_from_db()
    assert document.title_order == "毛泽东"
    assert (person.folded, person.sort_key) == ("毛泽东", "东 毛泽")
    assert (name.folded, part.name_folded) == ("毛泽东", "毛泽东")
    assert (place.folded, place.sort_key) == ("北京东城", "北京东城")
    assert other.folded == "x"  # in ASCII nothing is folded otherwise than before
