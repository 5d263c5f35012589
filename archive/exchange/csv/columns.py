"""What a column of a table is: its name, what else people call it, what it holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.functional import Promise

from archive.text import fold

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the archive knows. Its declaration is also its documentation.

    ``many`` columns take several values with ``|`` between them. ``listed`` ones take only what
    is on a list of the archive, so that templates cannot have an example for them.
    """

    name: str
    meaning: str | Promise
    example: str = ""
    synonyms: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    listed: bool = False


class Columns:
    """The columns of one kind of table, in the order of its template."""

    def __init__(self, kind: str, columns: Iterable[Column]) -> None:
        self.kind = kind
        self.all = tuple(columns)
        # What is declared as it stands wins over a plural. “Identifiers” are no id, nor names a name.
        plurals = self._headings("s", [column for column in self.all if not column.required])
        self._by_heading = plurals | self._headings("", self.all)

    def _headings(self, ending: str, columns: Iterable[Column]) -> dict[str, Column]:
        return {
            plain(f"{heading}{ending}"): column
            for column in columns
            for heading in (*column.synonyms, column.name)
        }

    def find(self, heading: str) -> Column | None:
        """The column that a heading means, or None."""
        return self._by_heading.get(plain(heading))

    def nearest(self, heading: str) -> list[str]:
        """The names of columns that the heading may have been meant for, the nearest first."""
        close = get_close_matches(plain(heading)[:60], self._by_heading, n=3, cutoff=0.6)
        return list(dict.fromkeys(self._by_heading[one].name for one in close))

    @property
    def required(self) -> list[Column]:
        """The columns without which nothing can be read."""
        return [column for column in self.all if column.required]


def plain(heading: str) -> str:
    """A heading as it is compared: without case, accents, spaces, hyphens, underscores, “(s)”."""
    return _BETWEEN.sub("", fold(heading).replace("(s)", ""))
