"""Tables of comma-separated values: documents, correspondents and events as rows.

    table = read_table(open(path, "rb"), "letters.csv", TABLES["documents"])
    table.problems                  what is wrong with the header
    for row in table.rows(): ...    Row(line, {"id": "L-0001", …}, errors, notes)

UTF-8 with or without byte order mark, or UTF-16 with one; commas, semicolons or tabs; lines that
end in CR, LF or CRLF. It streams: no more than one row is in memory. What cannot be read at all
raises SourceError with line and column; what is wrong with one row travels with it. The columns
are declared in ``TABLES``, which templates and the help page are made from. Imports text.

Offers read_table, template, TABLES, PARTS, MOST_ROWS, Table, Row, Column, Columns.
"""

from archive.exchange.csv.columns import Column, Columns
from archive.exchange.csv.reader import DELIMITERS, MOST_ROWS, Row, Table
from archive.exchange.csv.reader import Table as read_table
from archive.exchange.csv.scanner import LONGEST_CELL, MOST_COLUMNS
from archive.exchange.csv.tables import PARTS, TABLES
from archive.exchange.csv.writing import template, written

__all__ = [
    "DELIMITERS",
    "LONGEST_CELL",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "PARTS",
    "TABLES",
    "Column",
    "Columns",
    "Row",
    "Table",
    "read_table",
    "template",
    "written",
]
