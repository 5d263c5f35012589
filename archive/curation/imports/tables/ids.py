"""The identifiers of a file: each of one row, and none that only looks like another."""

import re
import unicodedata
from collections.abc import Iterable

from archive.curation.imports.tables.cells import Cells, shown

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


class Ids:
    """Checks the rows one after the other, beside the identifiers that are here already."""

    def __init__(self, here: Iterable[str]) -> None:
        self._rows: dict[str, tuple[int, int]] = {}  # line and fingerprint of each id
        self._here = set(here)
        self._alike = {_alike(one): one for one in sorted(self._here, reverse=True)}

    def check(self, cells: Cells) -> None:
        """Note an identifier that an earlier row has, or one that is nearly the same."""
        if not cells.id:
            return
        fingerprint = hash(tuple(cells.row.cells.items()))
        line, earlier = self._rows.setdefault(cells.id, (cells.row.line, fingerprint))
        if line == cells.row.line:
            self._check_alike(cells)
        elif earlier == fingerprint:
            cells.error("id", f"the row is the same as on line {line}.", "Delete one of them.")
        else:
            found = f"the same id stands on line {line}, with other values."
            cells.error("id", found, "Keep one of them, or give this row an id of its own.")

    def _check_alike(self, cells: Cells) -> None:
        other = self._alike.setdefault(_alike(cells.id), cells.id)
        if other == cells.id or cells.id in self._here:
            return
        where = "is here" if other in self._here else f"stands on line {self._rows[other][0]}"
        found = f"{shown(cells.id)} is taken for another id than {shown(other)}, which {where}."
        remedy = "If they are one, write it as there: spreadsheets drop zeros at the beginning."
        cells.note("id", found, remedy)


def _alike(one: str) -> str:
    """The same for ids that differ in capitals, width, or zeros before a number."""
    return _ZEROS.sub("", unicodedata.normalize("NFKC", one).casefold())
