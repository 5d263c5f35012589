"""A table of a known kind: its header understood, its rows one after the other."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from archive.exchange.csv.columns import Column, Columns, plain
from archive.exchange.csv.damage import is_error_of_spreadsheet, is_nothing, misread
from archive.exchange.csv.scanner import Record, Unreadable, records
from archive.exchange.csv.source import encoding_of, lines
from archive.exchange.errors import Problem, SourceError

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
MOST_ROWS = 200_000
_EXCEL_IS_TOLD = re.compile(r"sep=[,;\t ]+", re.IGNORECASE)
_OVERRIDES = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the name of the column, and what is wrong with it.

    ``errors`` stand in the way of taking it; ``notes`` say what a person should look at.
    """

    line: int
    cells: dict[str, str]
    errors: tuple[Problem, ...] = field(default=(), compare=False)
    notes: tuple[Problem, ...] = field(default=(), compare=False)


class Table:
    """A file of comma-separated values. ``rows`` may be asked again; the file must be seekable.

    ``present`` are the columns by their position; ``problems`` is what is wrong with the header,
    and ``readable`` says whether the rows make sense all the same.
    """

    def __init__(
        self, file: BinaryIO, name: str, columns: Columns, ignored: Collection[str] = ()
    ) -> None:
        self.name, self.columns, self._file = name, columns, file
        self._encoding = encoding_of(file, name)
        self.delimiter = self._delimiter()
        self.present: dict[int, Column] = {}
        self.problems: list[Problem] = []
        self._headings: list[str] = []
        self._read_header({plain(heading) for heading in ignored})

    @property
    def readable(self) -> bool:
        """Whether the columns are there without which no row can be read."""
        return set(self.columns.required) <= set(self.present.values())

    def count(self) -> int:
        """How many rows there are. Raises SourceError where the file cannot be read to its end."""
        return sum(1 for _ in self._body())

    def rows(self) -> Iterator[Row]:
        """The rows; blank ones are passed over. Raises SourceError where reading must stop."""
        for line, cells in self._body():
            yield self._row(line, cells)

    def _body(self) -> Iterator[Record]:
        """The records below the header."""
        passing = self._records(self.delimiter)
        next(passing)
        for number, record in enumerate(passing, start=1):
            if number > MOST_ROWS:
                reason = f"the table has more than {MOST_ROWS:,} rows. Split it into several files."
                raise SourceError(self.name, record[0], reason)
            yield record

    def _delimiter(self) -> str:
        """What separates most known columns in the header, or else most cells."""

        def known(delimiter: str) -> tuple[int, int]:
            try:
                _, cells = next(self._scan(delimiter), (0, []))
            except Unreadable:
                return 0, 0
            found = sum(self.columns.find(cell) is not None for cell in cells)
            return found, len(cells) if len(cells) > 1 else 0

        return max(DELIMITERS, key=known)

    def _scan(self, delimiter: str) -> Iterator[Record]:
        """The records that hold anything, but for a first line “sep=;”, by which Excel is told."""
        for line, cells in records(lines(self._file, self._encoding, self.name), delimiter):
            if line == 1 and _EXCEL_IS_TOLD.fullmatch(delimiter.join(cells)):
                continue
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _records(self, delimiter: str) -> Iterator[Record]:
        """As ``_scan``, with a SourceError that names the column."""
        try:
            yield from self._scan(delimiter)
        except Unreadable as error:
            known = error.cell < len(self._headings)
            column = self._headings[error.cell].strip() if known else str(error.cell + 1)
            reason = f"column “{_short(column)}”: {error.reason}"
            raise SourceError(self.name, error.line, reason) from error

    def _read_header(self, ignored: set[str]) -> None:
        line, cells = next(self._records(self.delimiter), (0, []))
        if not line:
            raise SourceError(self.name, 1, "the file holds only blank lines.")
        while not cells[-1].strip():
            cells.pop()
        self._headings = cells
        for at, heading in enumerate(cells):
            column = self.columns.find(heading)
            if plain(heading) in ignored:
                continue
            if column is None:
                self._unknown(line, at, heading)
            elif column in self.present.values():
                first = next(i for i, one in self.present.items() if one is column)
                found = f"“{cells[first].strip()}” and “{heading.strip()}” are the same column."
                self._problem(line, heading, found, "Keep one of them, and rename the other.")
            else:
                self.present[at] = column
        for column in self.columns.required:
            if column not in self.present.values():
                found = f"there is no column “{column.name}”."
                self._problem(line, column.name, found, self._missing(column))

    def _missing(self, column: Column) -> str:
        if column.name == "id":
            return "Add one: a number or sign of your own that stays with the row for good."
        return "Add one: it must be filled in."

    def _unknown(self, line: int, at: int, heading: str) -> None:
        if not heading.strip():
            found = f"column {at + 1} has no name."
            self._problem(line, f"column {at + 1}", found, "Name it, or delete it.")
            return
        if "|" in heading and len(self._headings) == 1:
            found = f"“{_short(heading.strip())}” is one column."
            remedy = (
                "Part the cells by commas, semicolons or tabs: | stands between several values."
            )
            self._problem(line, heading, found, remedy)
            return
        near = self.columns.nearest(heading)
        remedy = f"Did you mean {' or '.join(f'“{name}”' for name in near)}? " if near else ""
        found = f"“{_short(heading.strip())}” is no column of {self.columns.kind}."
        self._problem(
            line, heading, found, f"{remedy}Rename it, delete it, or pass it over (--ignore)."
        )

    def _problem(self, line: int, heading: str, found: str, remedy: str) -> None:
        column = _short(heading.strip())
        self.problems.append(Problem(self.name, line, "header", column, found, remedy))

    def _row(self, line: int, cells: list[str]) -> Row:
        width = len(self._headings)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        named = {
            column.name: cells[at].replace("\r\n", "\n").replace("\r", "\n")
            for at, column in self.present.items()
            if at < len(cells)
        }
        errors, notes = [], []
        record = _short(named.get("id", "").strip()) or "row"
        if len(cells) != width:
            found = f"there are {len(cells)} cells, and {width} columns in the header."
            remedy = "Add the missing ones, or put a cell that holds a separator in double quotes."
            errors.append(Problem(self.name, line, record, "row", found, remedy))
        for name, text in named.items():
            errors += self._lost(line, record, name, text)
            notes += self._misread(line, record, name, text)
            if not text.isprintable():
                errors += self._unkeepable(line, record, name, text)
                notes += self._turned(line, record, name, text)
            elif "\ufffd" in text:
                errors += self._unkeepable(line, record, name, text)
        return Row(line, named, tuple(errors), tuple(notes))

    def _lost(self, line: int, record: str, name: str, text: str) -> list[Problem]:
        """What a spreadsheet or a database writes in the place of a value."""
        if "#" in text and is_error_of_spreadsheet(text):
            found = f"“{_short(text)}” is what a spreadsheet shows where it fails."
            remedy = "Mend the cell there (widen its column, or correct its formula)."
        elif is_nothing(text):
            found = f"“{text.strip()}” is what a database writes where it has no value."
            remedy = "Leave the cell empty."
        else:
            return []
        return [Problem(self.name, line, record, name, found, remedy)]

    def _misread(self, line: int, record: str, name: str, text: str) -> list[Problem]:
        if text.isascii() or not (meant := misread(text)):
            return []
        found = f"“{_short(text)}” seems to be “{_short(meant)}” in a wrong encoding."
        remedy = "Kept as it is: take the text from its source again as UTF-8."
        return [Problem(self.name, line, record, name, found, remedy)]

    def _unkeepable(self, line: int, record: str, name: str, text: str) -> list[Problem]:
        problems = []
        for sign, what in (("\x00", "a NUL character"), ("\ufffd", "the sign U+FFFD")):
            if sign in text:
                found = f"“{_short(text.replace(sign, '□'))}” holds {what}."
                remedy = "Text was lost before the file came here: take it from its source again."
                problems.append(Problem(self.name, line, record, name, found, remedy))
        return problems

    def _turned(self, line: int, record: str, name: str, text: str) -> list[Problem]:
        """Signs that let a text read otherwise than it is written; cleaning drops them."""
        signs = sorted({f"U+{ord(sign):04X}" for sign in text if sign in _OVERRIDES})
        if not signs:
            return []
        shown = _short("".join(sign for sign in text if sign not in _OVERRIDES))
        found = f"“{shown}” holds {', '.join(signs)}: the direction of the text is turned."
        remedy = "They were dropped: look whether the text is what it seemed to be."
        return [Problem(self.name, line, record, name, found, remedy)]


def _short(text: str) -> str:
    """The text in one line of at most 60 characters, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
