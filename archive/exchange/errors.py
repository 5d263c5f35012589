"""What can be wrong with a file that is read: all of it, or one record."""

from dataclasses import dataclass


class SourceError(ValueError):
    """A file that cannot be taken at all, with the line where that was found and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in one record that a person should look at; the record is taken nevertheless."""

    file: str
    line: int
    record: str  # the identifier, "frus1955-57v02/d5"
    field: str
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.record}: {self.field}: {self.found} {self.remedy}"
