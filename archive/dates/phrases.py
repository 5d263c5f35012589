"""The grammar between dates: before, after, between … and, from … to, or, and their dashes.

A phrase is taken apart at these words; each side is found on its own, and what one side leaves
out (the month of '3–5 February 1949') is taken from the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

from .days import Day
from .edtf import parse
from .errors import DateSyntaxError
from .found import Found, find, merged_mark
from .glue import letters
from .languages import Kind
from .pieces import Piece, after, before, piece_of
from .tokens import Token

MOST_ALTERNATIVES = 10

_EDGES = "bfst"


@dataclass(frozen=True, slots=True)
class Statement:
    """One meaning of a phrase in EDTF (None = undated), and why."""

    expression: str | None
    reason: str = ""
    julian: bool = False
    supplied: bool = False


def statements(tokens: list[Token], text: str) -> list[Statement]:
    """All meanings of a phrase; DateSyntaxError where it has none."""
    tokens = _trimmed(tokens)
    shape = letters(tokens)
    if shape and not shape.strip("ZU"):
        if "Z" in shape:
            return [Statement(None)]
    elif shape.startswith("Z"):
        # 'n.d. [1949]': the writer gave no date, the editor did.
        rest = statements(tokens[1:], text)
        return [replace(statement, supplied=True) for statement in rest]
    for pattern, rule in _RULES:
        match = pattern.fullmatch(shape)
        if match:
            return rule(_groups(tokens, match), text)
    return [_statement(piece) for piece in _pieces([tokens], text)[0]]


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without commas and dots at the ends, and without the 'on' of 'on 3 February'."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind in ",.+":
        start += 1
    while end > start and tokens[end - 1].kind in ",.":
        end -= 1
    return tokens[start:end]


def _groups(tokens: list[Token], match: re.Match[str]) -> list[list[Token]]:
    return [tokens[slice(*match.span(group))] for group in range(1, len(match.groups()) + 1)]


def _statement(piece: Piece) -> Statement:
    return Statement(piece.expression, piece.reason, piece.julian)


def _pieces(sides: list[list[Token]], text: str) -> list[tuple[Piece, ...]]:
    """The pieces of the sides, one list for each side if alone, else combinations that agree."""
    alternatives = [find(side, text) for side in sides]
    if len(sides) == 1:
        return [tuple(piece_of(found, text) for found in alternatives[0])]
    combined = []
    for choice in product(*alternatives):
        orders = {found.order for found in choice if found.order}
        if len(orders) < 2:
            filled = _filled(list(choice))
            combined.append(tuple(piece_of(found, text) for found in filled))
    if not combined:
        raise DateSyntaxError(text, "its dates are not written alike", "Write the months in words.")
    return combined


def _filled(sides: list[Found]) -> list[Found]:
    """Each side with what it leaves out taken from the next one that says it."""
    for place in range(len(sides) - 2, -1, -1):
        sides[place] = _completed(sides[place], sides[place + 1])
    for place in range(1, len(sides)):
        sides[place] = _completed(sides[place], sides[place - 1])
    return sides


def _completed(side: Found, other: Found) -> Found:
    if side.is_bare_part:
        return replace(other, part=side.part, mark=merged_mark(side.mark, other.mark))
    if side.ordinal is not None and side.month is None and other.years == 100:
        return replace(
            other, year=(side.ordinal - 1) * 100, part=side.part, mark=side.mark, day=None
        )
    if side.day is not None and side.month is None and other.month is not None:
        side = replace(side, month=other.month)
    if side.year is None and other.years == 1:
        side = replace(
            side, year=other.year, before_christ=other.before_christ, double=other.double
        )
        side = replace(side, julian=side.julian or other.julian)
    if other.before_christ and not side.before_christ and not other.month:
        side = replace(side, before_christ=(side.year or 0) > (other.year or 0))
    return side


def _one_sided(name: str) -> Callable[[list[list[Token]], str], list[Statement]]:
    def rule(groups: list[list[Token]], text: str) -> list[Statement]:
        side = groups[0]
        made = []
        for piece in _pieces([side], text)[0]:
            made.append(Statement(_edge(name, piece), piece.reason, piece.julian))
        return made

    return rule


def _edge(name: str, piece: Piece) -> str:
    """The set or interval with one open end."""
    if name == "b":
        return f"[..{before(piece)}]"
    if name == "f":
        return f"[{after(piece)}..]"
    if name == "t":
        return f"[..{piece.end}]"
    if name == "s":
        return f"[{piece.start}..]"
    if name == "onwards" and piece.is_plain:
        return f"{piece.start}/.."
    if name == "until" and piece.is_plain:
        return f"../{piece.end}"
    if name == "end unknown" and piece.is_plain:
        return f"{piece.start}/"
    if name == "beginning unknown" and piece.is_plain:
        return f"/{piece.end}"
    return f"[{piece.start}..]" if name in ("onwards", "end unknown") else f"[..{piece.end}]"


def _within(groups: list[list[Token]], text: str) -> list[Statement]:
    """between a and b; after a and before b."""
    lower, upper = "s", "t"
    if groups[0] and groups[0][0].kind in _EDGES:
        lower, upper = groups.pop(0)[0].kind, groups.pop(1)[0].kind
    made = []
    for start, end in _pieces(groups[-2:], text):
        low = after(start) if lower == "f" else start.start
        high = before(end) if upper == "b" else end.end
        made.append(Statement(f"[{low}..{high}]", *_notes(start, end)))
    return made


def _notes(*pieces: Piece) -> tuple[str, bool]:
    reasons = dict.fromkeys(piece.reason for piece in pieces if piece.reason)
    return "; ".join(reasons), any(piece.julian for piece in pieces)


def _lasting(groups: list[list[Token]], text: str) -> list[Statement]:
    """from a to b, a–b, a..b: a duration; with 'early' and its like, one date between."""
    made = []
    for start, end in _pieces(groups[-2:], text):
        reason, julian = _notes(start, end)
        if start.is_plain and end.is_plain:
            made.append(Statement(f"{start.start}/{end.end}", reason, julian))
        else:
            reason = "; ".join(note for note in (reason, "one date between the two") if note)
            made.append(Statement(f"[{start.start}..{end.end}]", reason, julian))
    return made


def _joined(groups: list[list[Token]], text: str) -> list[Statement]:
    """a–b, where a mark at one end ('ca. 1949–1953') may belong to both."""
    start, _, end = groups
    first, last = start[:1], end[-1:]
    made = _lasting([start, end], text)
    marked = [token for token in (*first, *last) if token.kind is Kind.MARK]
    others = [token for token in (*start[1:], *end[:-1]) if token.kind is Kind.MARK]
    if len(marked) == 1 and not others:
        both = _lasting([[*marked, *start], [*marked, *end]], text)
        return [*both, *made] if both != made else made
    return made


def _chosen(groups: list[list[Token]], text: str) -> list[Statement]:
    """a or b; a, b or c."""
    return _set(groups, text, "[", "]", Kind.OR)


def _all(groups: list[list[Token]], text: str) -> list[Statement]:
    """a and b."""
    return _set(groups, text, "{", "}", Kind.AND)


def _set(
    groups: list[list[Token]], text: str, opening: str, closing: str, kind: Kind
) -> list[Statement]:
    sides = _split(groups[0], kind)
    if len(sides) > MOST_ALTERNATIVES:
        raise DateSyntaxError(text, "it names too many dates", "Write a set in EDTF.")
    made = []
    for pieces in _pieces(sides, text):
        members = ",".join(piece.member for piece in pieces)
        made.append(Statement(f"{opening}{members}{closing}", *_notes(*pieces)))
    return made


def _split(tokens: list[Token], kind: Kind) -> list[list[Token]]:
    sides: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind is kind:
            sides.append([])
        else:
            sides[-1].append(token)
    return sides


def _slashed(groups: list[list[Token]], text: str) -> list[Statement]:
    """21 February / 5 March 1853: one day in two calendars; else either of two, or both."""
    made = []
    for start, end in _pieces(groups, text):
        dual = _same_day(start, end)
        if dual:
            made.append(dual)
            continue
        reason, julian = _notes(start, end)
        notes = [f"{reason}; " if reason else "", julian]
        made.append(
            Statement(f"[{start.member},{end.member}]", f"{notes[0]}one or the other", julian)
        )
        if start.is_plain and end.is_plain:
            made.append(
                Statement(f"{start.start}/{end.end}", f"{notes[0]}from one to the other", julian)
            )
    return made


def _same_day(one: Piece, other: Piece) -> Statement | None:
    """The day that the two name, one of them in the Julian calendar."""
    for julian, gregorian in ((one, other), (other, one)):
        day = _day(julian.low)
        if day is None or _day(gregorian.low) is None:
            continue
        for year in (day.year, day.year - 1):
            found = Found(year=year, month=day.month, day=day.day, julian=True)
            try:
                converted = piece_of(found, julian.low)
            except DateSyntaxError:
                continue
            if converted.low == gregorian.low:
                mark = merged_mark(one.mark, other.mark)
                return Statement(gregorian.low + mark, converted.reason, julian=True)
    return None


def _day(expression: str) -> Day | None:
    date = parse(expression)
    return date.earliest if date.precision == "day" and isinstance(date.earliest, Day) else None


def _open_ended(groups: list[list[Token]], text: str) -> list[Statement]:
    """1949–: still going on, or ended nobody knows when."""
    lasting = _one_sided("onwards")(groups, text)
    unknown = _one_sided("end unknown")(groups, text)
    return [
        *(replace(statement, reason="going on") for statement in lasting),
        *(replace(statement, reason="end unknown") for statement in unknown),
    ]


_SIDE = "([^BFbfst|&]+?)"
_RULES: tuple[tuple[re.Pattern[str], Callable[[list[list[Token]], str], list[Statement]]], ...] = (
    (re.compile(f"B{_SIDE}[&>_-]{_SIDE}"), _within),
    (re.compile(f"([fs]){_SIDE}[&,]?([bt]){_SIDE}"), _within),
    *((re.compile(f"{name}{_SIDE}"), _one_sided(name)) for name in "bfst"),
    *((re.compile(f"{_SIDE}{name}"), _one_sided(name)) for name in "st"),
    (re.compile(f"F{_SIDE},?y"), _one_sided("end unknown")),
    (re.compile(f">{_SIDE},?x"), _one_sided("beginning unknown")),
    (re.compile(f"F{_SIDE}[>_e-]{_SIDE}"), _lasting),
    (re.compile(r"F([^>_e-]+?)\+?"), _one_sided("onwards")),
    (re.compile(r"([^BFbfst|&>_e-]+?)\+"), _one_sided("onwards")),
    (re.compile(r"([^BFbfst|&>_e-]+?)[e_-]"), _open_ended),
    (re.compile(f">{_SIDE}"), _one_sided("until")),
    (re.compile(r"([^BFbfst&>_e]+?\|[^BFbfst&>_e]+)"), _chosen),
    (re.compile(r"([^BFbfst|>_e]+?&[^BFbfst|>_e]+)"), _all),
    (re.compile(r"([^BFbfst|&/>_e]+?)/([^BFbfst|&/>_e]+)"), _slashed),
    (re.compile(f"{_SIDE}(?<!P)([>_e-]){_SIDE}"), _joined),
)
