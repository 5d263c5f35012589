"""Small tables for the tests of the import, and the import itself."""

import io

from archive.curation.imports.tables import import_table
from archive.exchange import csv

# A document with something in most of its fields.
FULL = {
    "date": "3 Feb. 1949",
    "language": "ru|en",
    "place": "[Moscow]",
    "sender": "Stalin|Mao",
    "recipient": "Kim",
    "reference": "f. 558",
    "summary": "Words.",
    "public_from": "2030-01-01",
}


def table(*rows, header=("id", "title")):
    """The bytes of a CSV file."""
    return csv.written([header, *rows]).encode()


def load(kind, content, name="table.csv", **options):
    """Import the bytes; the report."""
    return import_table(kind, io.BytesIO(content), name, **options)


def one(**cells):
    """A table of one document with these cells."""
    cells = {"id": "L-1", "title": "Letter", **cells}
    return table(list(cells.values()), header=list(cells))


def told(report):
    """Every error as (line, column)."""
    return [(problem.line, problem.field) for problem in report.errors]
