"""The guide to spreadsheets has every column, its other names and every limit, and no other."""

import re
from pathlib import Path

import pytest

from archive.curation.imports.tables import MAY_BE_MADE
from archive.curation.imports.tables.cells import MOST_VALUES
from archive.exchange import csv
from archive.exchange.csv.source import LONGEST_LINE

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "load-a-spreadsheet.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", csv.TABLES)
def test_the_guide_has_the_columns_of_each_table(kind):
    section = GUIDE.split(f"\n## {kind.capitalize()}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", section, re.MULTILINE)
    expected = [
        (
            column.name,
            column.required,
            column.many,
            ", ".join(column.synonyms) or "–",
        )
        for column in csv.TABLES[kind].all
    ]
    told = [(n, "**must be there**" in m, m.endswith("; several"), s) for n, m, s in rows]
    assert told == expected


def test_the_guide_has_the_limits():
    for limit in (csv.MOST_ROWS, csv.MOST_COLUMNS, csv.LONGEST_CELL, LONGEST_LINE, MOST_VALUES):
        assert f"{limit:,}" in GUIDE
    for one in MAY_BE_MADE:
        assert f"`--create {one}`" in GUIDE
