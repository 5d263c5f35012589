"""The one error of this room."""

from __future__ import annotations

SHOWN = 60


class DateSyntaxError(ValueError):
    """Raised when a text is no date: says what was found, where, and what to do.

    `position` is the index of the first character that is wrong (0 where the whole is meant),
    `remedy` one sentence with what to write instead. `str()` gives both in sentences.
    """

    def __init__(self, text: str, problem: str, remedy: str, position: int = 0) -> None:
        shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
        super().__init__(f"“{shown}” is not a date: {problem}. {remedy}")
        self.text = text
        self.problem = problem
        self.remedy = remedy
        self.position = position

    def __reduce__(self) -> tuple[type[DateSyntaxError], tuple[str, str, str, int]]:
        return DateSyntaxError, (self.text, self.problem, self.remedy, self.position)
