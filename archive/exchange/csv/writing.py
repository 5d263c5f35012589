"""Tables to fill in: a header, and one row as an example."""

import csv
import io
from collections.abc import Iterable, Sequence

from archive.exchange.csv.columns import Columns

# Without it spreadsheets take UTF-8 for an encoding of their own.
BYTE_ORDER_MARK = "\ufeff"


def written(records: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """The records as CSV with CRLF, quoted where that is needed (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(records)
    return out.getvalue()


def template(columns: Columns) -> str:
    """A file to begin with: all columns, and one row that can be loaded as it stands.

    What must be on a list of the archive is left empty in it.
    """
    example = ["" if column.listed else column.example for column in columns.all]
    return BYTE_ORDER_MARK + written([[column.name for column in columns.all], example])
