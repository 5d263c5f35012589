"""The cells of a row as values: cleaned, checked, with what is wrong collected."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from archive.dates import DateSyntaxError, Reading, parse, read
from archive.exchange import Problem
from archive.exchange.csv import Row
from archive.text import clean_line, fold

SEPARATOR = "|"
MOST_VALUES = 500
_MOST_BYTES = 2600
# What begins like ISO 8601 is meant so: 1950-1-5 or an interval that runs backwards is a slip.
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_EXPRESSION = re.compile(r"\d{4}(?:-\d{1,2}){1,2}(?:/\d{4}.*)?|\d{4}/\d{4}.*")


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as the archive keeps it: EDTF, its calendar, and the words where they say more."""

    date: str = ""
    calendar: str = "gregorian"
    words: str = ""


class Cells:
    """A row on its way in. Each method takes a column's name and gives a clean value."""

    def __init__(self, row: Row, file: str) -> None:
        self.row, self.file = row, file
        self.errors, self.notes = list(row.errors), list(row.notes)
        self.id = self.line("id", 300)
        if not self.id and not self.errors:
            self.error("id", "is empty.", "Give the row a number or sign of its own.")

    def __contains__(self, column: str) -> bool:
        return column in self.row.cells

    def line(self, column: str, longest: int = 0) -> str:
        """One line: white space is folded, invisible signs are dropped, NFC.

        Its length is checked where ``longest`` says how many characters are kept.
        """
        text = clean_line(self.row.cells.get(column, ""))
        if longest:
            self._check_length(column, text, longest)
        return text

    def text(self, column: str) -> str:
        """Several lines, each cleaned as in ``line``."""
        lines = [clean_line(one) for one in self.row.cells.get(column, "").split("\n")]
        return "\n".join(lines).strip()

    def many(self, column: str, longest: int = 0) -> list[str]:
        """Several values, as many as there are separators and one; empty for an empty cell.

        Their number and lengths are checked where ``longest`` is given.
        """
        raw = self.row.cells.get(column, "")
        values = [clean_line(one) for one in raw.split(SEPARATOR)]
        if longest and len(values) > MOST_VALUES:
            found = f"holds {len(values):,} values, and at most {MOST_VALUES} are kept."
            self.error(column, found, "Divide them among several rows.")
            return []
        for value in values if longest else ():
            self._check_length(column, value, longest)
            if ";" in _IN_BRACKETS.sub("", value):
                found = f"{shown(value)} is taken as one value."
                self._note_once(column, found, "Write | between several, not a semicolon.")
        return values if any(values) else []

    def choice(self, column: str, choices: Iterable[str], otherwise: str) -> str:
        """One of a fixed list, however it is spelt; ``otherwise`` where the cell is empty."""
        choices = list(choices)
        text = self.line(column, 100)
        found = {fold(choice).replace("-", " "): choice for choice in choices}
        value = found.get(fold(text).replace("-", " ").replace("_", " "))
        if text and value is None:
            self.unknown(column, text, choices, "Write one of these, or leave the cell empty.")
        return value or otherwise

    def date(self, column: str) -> Dating:
        """The one date that the words mean; what can be read in several ways is an error."""
        words = self.line(column, 300)
        if not words:
            return Dating()
        try:
            readings = [Reading(parse(words))] if _EXPRESSION.fullmatch(words) else read(words)
        except DateSyntaxError as error:
            self.error(column, f"{shown(words)} is not a date: {error.problem}.", error.remedy)
            return Dating()
        if len(readings) > 1:
            ways = " or ".join(f"{one.date} ({one.reason})" for one in readings)
            self.error(column, f"{shown(words)} can be {ways}.", "Write the one that is meant.")
            return Dating()
        date = str(readings[0].date or "")
        return Dating(date, readings[0].calendar, "" if words == date else words)

    def error(self, column: str, found: str, remedy: str) -> None:
        """Note what keeps the row out, once."""
        problem = self._problem(column, found, remedy)
        if problem not in self.errors:
            self.errors.append(problem)

    def note(self, column: str, found: str, remedy: str) -> None:
        """Note what a person should look at."""
        self.notes.append(self._problem(column, found, remedy))

    def _note_once(self, column: str, found: str, remedy: str) -> None:
        if self._problem(column, found, remedy) not in self.notes:
            self.note(column, found, remedy)

    def unknown(self, column: str, text: str, known: Iterable[str], remedy: str) -> None:
        """Note a value that is not on its list, with the nearest ones that are."""
        by_fold = {fold(one): one for one in known}
        near = get_close_matches(fold(text)[:100], by_fold, n=3, cutoff=0.6) or list(by_fold)[:8]
        names = ", ".join(by_fold[one] for one in near) or "nothing yet"
        more = " …" if len(by_fold) > len(near) else ""
        self.error(column, f"{shown(text)} is not on the list, which has {names}{more}.", remedy)

    def _check_length(self, column: str, text: str, longest: int) -> None:
        if len(text) > longest:
            found = f"{shown(text)} has {len(text):,} characters, and at most {longest:,} are kept."
            self.error(column, found, "Shorten it: nothing is cut for you.")
        elif len(fold(text)) > 2 * longest or len(text.encode()) > _MOST_BYTES:
            # A ligature can fold to many letters, and an index holds only so many bytes.
            found = f"{shown(text)} takes more room than can be kept in order."
            self.error(column, found, "Shorten it: nothing is cut for you.")

    def _problem(self, column: str, found: str, remedy: str) -> Problem:
        record = shortened(clean_line(self.row.cells.get("id", ""))) or "row"
        return Problem(self.file, self.row.line, record, column, found, remedy)


def shortened(text: str) -> str:
    """The text, or its beginning where it is long for a message."""
    return text if len(text) <= 60 else text[:59] + "…"


def shown(text: str) -> str:
    """The text in quotation marks, shortened for a message."""
    return f"“{shortened(text)}”"
