"""Whatever stands in a table, it gives a report; and what was taken in is found unchanged."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.exchange import csv
from tests.curation.tables import load, table

pytestmark = pytest.mark.django_db
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
telling = st.sampled_from(
    [
        "1949",
        "n.d.",
        "en|ru",
        "[Moscow]",
        "A|B",
        "a: b",
        "Q1",
        "毛 Mao (x)",
        "1",
        "2",
        "( )",
        "|",
        "[]",
    ]
)
anything = text | telling | st.just("")
# Columns that take only certain values would else refuse nearly every table.
CHOSEN = {
    "id": ["1", "2", "3", "Ä 4"],
    "date": ["", "1949", "ca. 1950", "n.d.", "1949-02-03/1949-02-05"],
    "language": ["", "en", "zh|ru"],
    "availability": ["", "held"],
    "form": ["", "copy"],
    "kind": ["", "family"],
    "collection": [""],
    "public_from": ["", "2030-01-01"],
    "wikidata": ["", "Q1", "Q2"],
    "part_of": ["", "1", "2"],
}
CHOSEN |= {name: [""] for name in ("viaf", "gnd", "lcnaf", "isni", "snac")}
CHOSEN |= dict.fromkeys(("coverage", "date_as_written", "existed_from"), CHOSEN["date"])


@st.composite
def tables(draw):
    """A kind, and a table of it with some of its columns and whatever in its cells."""
    kind = draw(st.sampled_from(sorted(csv.TABLES)))
    columns = csv.TABLES[kind]
    names = [column.name for column in columns.required]
    names += draw(st.lists(st.sampled_from([c.name for c in columns.all]), max_size=8, unique=True))
    names = list(dict.fromkeys(names))
    cells = [st.sampled_from(CHOSEN[n]) | anything if n in CHOSEN else anything for n in names]
    if draw(st.booleans()):
        cells = [st.sampled_from(CHOSEN[n]) if n in CHOSEN else text for n in names]
    rows = draw(st.lists(st.tuples(*cells), max_size=3, unique_by=lambda row: row[0]))
    return kind, table(*rows, header=names)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_whatever_stands_in_the_cells_a_report_comes_and_the_second_changes_nothing(example):
    kind, content = example
    report = load(kind, content, create=["genre", "repository"])
    assert report.created + report.changed + report.left + len(report.errors) >= report.rows
    if not report.errors:
        assert load(kind, content, create=["genre", "repository"]).changes_nothing
