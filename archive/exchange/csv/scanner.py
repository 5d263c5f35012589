"""From lines to records of cells (RFC 4180), with the line on which each record begins.

Own code instead of the standard library's: that one does not know on which line a quote opened,
and takes a cell of any size into memory.
"""

from collections.abc import Iterator

LONGEST_CELL = 100_000
MOST_COLUMNS = 200

Record = tuple[int, list[str]]


class Unreadable(ValueError):
    """A record that cannot be taken apart: its line, the position of the cell, the reason."""

    def __init__(self, line: int, cell: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.cell, self.reason = line, cell, reason


def records(lines: Iterator[str], delimiter: str) -> Iterator[Record]:
    """The records, each with the number of its first line. Raises Unreadable.

    A quote counts where it begins a cell; elsewhere it is a character like any other.
    """
    numbered = enumerate(lines, start=1)
    for number, line in numbered:
        if '"' in line:
            cells = _Quoted(number, line, numbered, delimiter).cells()
        else:
            cells = line.rstrip("\r\n").split(delimiter)
        _check(number, cells)
        yield number, cells


def _check(number: int, cells: list[str]) -> None:
    if len(cells) > MOST_COLUMNS:
        reason = f"there are {len(cells):,} cells in this row, and at most {MOST_COLUMNS} are taken"
        raise Unreadable(number, MOST_COLUMNS, f"{reason}. Delete the columns that are not needed.")
    for at, cell in enumerate(cells):
        if len(cell) > LONGEST_CELL:
            raise Unreadable(number, at, too_long(len(cell)))


def too_long(length: int) -> str:
    """What is said of a cell that is longer than is taken."""
    return f"the cell has {length:,} characters or more, and at most {LONGEST_CELL:,} are taken. Shorten it."


class _Quoted:
    """A record with quotes in it, which may go on over several lines."""

    def __init__(
        self, number: int, line: str, numbered: Iterator[tuple[int, str]], delimiter: str
    ) -> None:
        self.number, self.line, self.numbered = number, line, numbered
        self.delimiter, self.at = delimiter, 0
        self.found: list[str] = []

    def cells(self) -> list[str]:
        """All cells, to the end of the line on which the last one ends."""
        while True:
            quoted = self.line.startswith('"', self.at)
            self.found.append(self._quoted() if quoted else self._plain())
            if not self.line.startswith(self.delimiter, self.at):
                return self.found
            self.at += 1

    def _plain(self) -> str:
        end = self.line.find(self.delimiter, self.at)
        if end < 0:
            end = len(self.line.rstrip("\r\n"))
        cell, self.at = self.line[self.at : end], end
        return cell

    def _quoted(self) -> str:
        opened, size = self.number, 0
        pieces: list[str] = []
        self.at += 1
        while True:
            end = self.line.find('"', self.at)
            pieces.append(self.line[self.at : end if end >= 0 else None])
            size += len(pieces[-1])
            if size > LONGEST_CELL:
                raise Unreadable(opened, len(self.found), too_long(size))
            if end < 0:
                self._next_line(opened)
            elif self.line.startswith('"', end + 1):
                pieces.append('"')
                self.at = end + 2
            else:
                self.at = end + 1
                self._check_end(opened)
                return "".join(pieces)

    def _next_line(self, opened: int) -> None:
        following = next(self.numbered, None)
        if following is None:
            reason = "the double quote that opens this cell is never closed. Close the cell with a double quote, or write the quote twice."
            raise Unreadable(opened, len(self.found), reason)
        (self.number, self.line), self.at = following, 0

    def _check_end(self, opened: int) -> None:
        """After the closing quote the cell must end."""
        rest = self.line[self.at :].rstrip("\r\n")
        if rest and not rest.startswith(self.delimiter):
            where = "" if self.number == opened else f" on line {self.number}"
            reason = (
                f"the double quote that opens this cell is closed{where} before “{rest[:20]}”, "
                "where the cell should end. Close the cell with a double quote, and write quotes "
                "within a cell twice."
            )
            raise Unreadable(opened, len(self.found), reason)
