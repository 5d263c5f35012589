"""Ids, names and values of a table that are nearly something else: never merged, always told."""

import pytest

from archive.models import Document, Participation
from tests import factories as make
from tests.curation.tables import load, one, table

pytestmark = pytest.mark.django_db


def notes(report):
    return [(note.line, note.field) for note in report.notes]


@pytest.mark.parametrize(
    "ids", [("0012", "12"), ("L-1", "l-1"), ("A-007/2", "A-7/02"), ("Ｌ1", "L1")]
)
def test_ids_that_are_nearly_one_are_two_and_told(ids):
    report = load("documents", table(*((one, "Letter") for one in ids)))
    assert (report.created, notes(report)) == (2, [(3, "id")])
    assert load("documents", table(*((one, "Letter") for one in ids))).changes_nothing


@pytest.mark.parametrize("ids", [("10", "1"), ("1-11", "11-1"), ("0", "00a"), ("L-1", "L-10")])
def test_ids_that_differ_are_not_told(ids):
    assert notes(load("documents", table(*((one, "Letter") for one in ids)))) == []


def test_an_id_that_lost_its_zeros_in_a_spreadsheet_is_told_beside_the_one_that_is_here():
    load("documents", table(("0012", "Letter")))
    report = load("documents", table(("12", "Letter")), dry_run=True)
    assert [("“0012”, which is here" in note.found) for note in report.notes] == [True]
    # The next time both are here, and nothing is to be told.
    load("documents", table(("12", "Letter")))
    assert notes(load("documents", table(("12", "Letter")))) == []


@pytest.mark.parametrize(
    ("filed", "written"),
    [
        ("John Foster Dulles", "Dulles, John Foster"),
        ("Adenauer, Konrad", "Konrad Adenauer"),
        ("Rhee, Syngman", "SYNGMAN RHEE"),
        ("de Gaulle, Charles", "Charles de Gaulle"),
    ],
)
def test_a_name_is_known_with_the_surname_before_or_behind(filed, written):
    person = make.make_correspondent(authorised_form=filed)
    load("documents", one(sender=written))
    part = Participation.objects.get()
    assert (part.correspondent, part.name_as_written) == (person, written)


def test_a_name_as_it_stands_counts_before_one_that_is_turned():
    first = make.make_correspondent(authorised_form="Thomas, Paul")
    make.make_correspondent(authorised_form="Paul Thomas")
    load("documents", one(sender="Thomas, Paul"))
    assert Participation.objects.get().correspondent == first


def test_a_turned_name_of_two_is_not_guessed():
    make.make_correspondent(authorised_form="Dulles, John")
    make.make_correspondent(authorised_form="Dulles, John", qualifier="painter")
    report = load("documents", one(sender="John Dulles"))
    assert (Participation.objects.get().correspondent, notes(report)) == (None, [(2, "sender")])


def test_two_names_with_a_comma_between_them_are_nobody():
    for name in ("Mao Zedong", "Zhou Enlai"):
        make.make_correspondent(authorised_form=name)
    report = load("documents", one(sender="Mao Zedong, Zhou Enlai"))
    assert report.unidentified == 1


def test_a_semicolon_between_names_is_told_and_taken_as_written():
    report = load("documents", one(sender="Mao Zedong; Zhou Enlai"))
    assert notes(report) == [(2, "sender")]
    assert Participation.objects.get().name_as_written == "Mao Zedong; Zhou Enlai"


def test_a_semicolon_within_a_remark_is_no_sign_of_several():
    row = ["1", "Norodom Sihanouk", "Snookie (nickname; in cables)"]
    assert notes(load("correspondents", table(row, header=["id", "name", "aliases"]))) == []


def test_an_empty_cell_is_no_conflict_with_what_no_table_gave():
    person = make.make_correspondent(authorised_form="Zhou Enlai", history="Premier.")
    person.identifiers.create(scheme="wikidata", value="Q17410")
    header = ["id", "name", "history", "wikidata", "viaf"]
    content = table(["1", "Zhou Enlai", "", "", "12"], header=header)
    assert (len(load("correspondents", content).conflicts), person.identifiers.count()) == (0, 3)
    # What a table gave and a curator changed is one, when the table drops it.
    person.identifiers.filter(scheme="viaf").update(value="13")
    content = table(["1", "Zhou Enlai", "", "", ""], header=header)
    conflicts = load("correspondents", content).conflicts
    assert [conflict.field for conflict in conflicts] == ["viaf"]


def test_an_error_of_the_spreadsheet_keeps_the_file_out():
    report = load("documents", table(("L-1", "Letter"), ("L-2", "#NAME?")))
    assert ([error.line for error in report.errors], Document.objects.count()) == ([3], 0)


@pytest.mark.parametrize(
    "cells", [{"sender": "?"}, {"sender": "Mao|-"}, {"sender_as_written": "…"}]
)
def test_a_sign_is_no_name(cells):
    report = load("documents", one(**cells))
    assert [error.field for error in report.errors] == [*cells]
