"""What a phrase states: an EDTF expression and why it was chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .found import merged_mark
from .pieces import Piece
from .tokens import Token

_POINTS = re.compile(r"(-?[0-9X]{4}(?:-[0-9]{2}){0,2})([?~%]?)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One meaning of a phrase in EDTF (None = undated), and why."""

    expression: str | None
    reason: str = ""
    julian: bool = False
    supplied: bool = False


# A rule takes the sides of a phrase and the text for its errors.
Rule = Callable[[list[list[Token]], str], list[Statement]]


def with_mark(expression: str | None, mark: str) -> str | None:
    """The EDTF expression with the qualifier added to each of its points."""
    if expression is None:
        return None
    return _POINTS.sub(lambda match: match[1] + merged_mark(match[2], mark), expression)


def notes_of(*pieces: Piece) -> tuple[str, bool]:
    """The reasons of the pieces together, and whether any was Julian."""
    reasons = dict.fromkeys(piece.reason for piece in pieces if piece.reason)
    return "; ".join(reasons), any(piece.julian for piece in pieces)
