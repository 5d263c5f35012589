"""A question of the benchmark, in values that every peer can read."""

from dataclasses import dataclass

PAGE = 10  # documents a page


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. Persons are numbers; a date is EDTF, and its first and last day."""

    kind: str
    words: str = ""
    person: int | None = None
    role: str = ""
    sender: int | None = None
    recipient: int | None = None
    date: str = ""
    page: int = 1
    first: int | None = None
    last: int | None = None

    @property
    def phrase(self) -> bool:
        """Whether the words are to stand together."""
        return self.words.startswith('"')
