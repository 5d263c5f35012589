"""The grammar between dates: before, after, between … and, from … to, or, and their dashes.

A phrase is taken apart at these words into sides, each of which is one date.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .dual import bracketed, slashed
from .errors import DateSyntaxError
from .glue import letters
from .languages import Kind
from .pieces import Piece, after, before
from .sides import pieces_of
from .statements import Rule, Statement, notes_of, with_mark
from .tokens import Token

MOST_ALTERNATIVES = 10

_EDGES = "bfst"
_MARKED_PHRASE = re.compile("U[BFbfst>]")


def statements(tokens: list[Token], text: str) -> list[Statement]:
    """All meanings of a phrase; DateSyntaxError where it has none."""
    tokens = _trimmed(tokens)
    shape = letters(tokens)
    if "Z" in shape and not shape.strip("ZU"):
        return [Statement(None)]
    if shape.startswith("Z"):
        # 'n.d. [1949]': the writer gave no date, the editor did.
        rest = statements(tokens[1:], text)
        return [replace(statement, supplied=True) for statement in rest]
    if _MARKED_PHRASE.match(shape):
        mark = str(tokens[0].value)
        rest = statements(tokens[1:], text)
        return [replace(one, expression=with_mark(one.expression, mark)) for one in rest]
    for pattern, rule in _RULES:
        match = pattern.fullmatch(shape)
        if match:
            return rule(_groups(tokens, match), text)
    return [_statement(piece) for piece in pieces_of([tokens], text)[0]]


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without commas and dots at the ends, and without the 'on' of 'on 3 February'."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind in ",.:+":
        start += 1
    while end > start and tokens[end - 1].kind in ",.:":
        end -= 1
    return tokens[start:end]


def _groups(tokens: list[Token], match: re.Match[str]) -> list[list[Token]]:
    return [tokens[slice(*match.span(group))] for group in range(1, len(match.groups()) + 1)]


def _statement(piece: Piece) -> Statement:
    return Statement(piece.expression, piece.reason, piece.julian)


def _one_sided(name: str) -> Rule:
    def rule(groups: list[list[Token]], text: str) -> list[Statement]:
        side = groups[0]
        made = []
        for piece in pieces_of([side], text)[0]:
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

    def made_of(sides: list[list[Token]], text: str) -> list[Statement]:
        made = []
        for start, end in pieces_of(sides, text):
            low = after(start) if lower == "f" else start.start
            high = before(end) if upper == "b" else end.end
            made.append(Statement(f"[{low}..{high}]", *notes_of(start, end)))
        return made

    return _sharing_marks(made_of, groups, text, "last")


def _from_to(groups: list[list[Token]], text: str) -> list[Statement]:
    """from a to b."""
    return _sharing_marks(_lasting, groups, text, "last")


def _joined(groups: list[list[Token]], text: str) -> list[Statement]:
    """a–b, a..b, a to b."""
    return _sharing_marks(_lasting, groups, text)


def _lasting(sides: list[list[Token]], text: str) -> list[Statement]:
    """A duration; with 'early' and its like at an end, one date between the two."""
    made = []
    for start, end in pieces_of(sides, text):
        reason, julian = notes_of(start, end)
        if start.is_plain and end.is_plain:
            made.append(Statement(f"{start.start}/{end.end}", reason, julian))
        else:
            reason = "; ".join(note for note in (reason, "one date between the two") if note)
            made.append(Statement(f"[{start.start}..{end.end}]", reason, julian))
    return made


def _chosen(groups: list[list[Token]], text: str) -> list[Statement]:
    """a or b; a, b or c."""
    return _set(groups, text, "[", "]", Kind.OR)


def _all(groups: list[list[Token]], text: str) -> list[Statement]:
    """a and b; a, b and c; a, b."""
    return _set(groups, text, "{", "}", Kind.AND)


def _set(
    groups: list[list[Token]], text: str, opening: str, closing: str, kind: Kind
) -> list[Statement]:
    sides = _listed(groups[0], kind)
    if len(sides) > MOST_ALTERNATIVES:
        raise DateSyntaxError(text, "it names too many dates", "Write a set in EDTF.")

    def made_of(sides: list[list[Token]], text: str) -> list[Statement]:
        return [
            Statement(
                f"{opening}{','.join(piece.member for piece in pieces)}{closing}",
                *notes_of(*pieces),
            )
            for pieces in pieces_of(sides, text)
        ]

    return _sharing_marks(made_of, sides, text)


def _beside(groups: list[list[Token]], text: str) -> list[Statement]:
    """a/b."""
    return _sharing_marks(slashed, groups, text)


def _sharing_marks(
    rule: Rule, sides: list[list[Token]], text: str, ends: str = "both"
) -> list[Statement]:
    """The meanings, where a mark at one end ('ca. 1949–1953') may belong to every side."""
    made = rule(sides, text)
    marks = [token for side in sides for token in side if token.kind is Kind.MARK]
    at_ends = [*(sides[0][:1] if ends == "both" else []), *sides[-1][-1:]]
    if len(marks) != 1 or not any(token is marks[0] for token in at_ends):
        return made
    return [*rule([[*marks, *side] for side in sides], text), *made]


def _listed(tokens: list[Token], kind: Kind) -> list[list[Token]]:
    """The sides between words of the kind, and between the commas of '3, 4 and 5 February'."""
    commas = {match.end() - 1 for match in _LIST.finditer(letters(tokens))}
    sides: list[list[Token]] = [[]]
    for place, token in enumerate(tokens):
        if token.kind is kind or place in commas:
            sides.append([])
        else:
            sides[-1].append(token)
    return sides


def _open_ended(groups: list[list[Token]], text: str) -> list[Statement]:
    """1949–: still going on, or ended nobody knows when."""
    lasting = _one_sided("onwards")(groups, text)
    unknown = _one_sided("end unknown")(groups, text)
    return [
        *(replace(statement, reason="going on") for statement in lasting),
        *(replace(statement, reason="end unknown") for statement in unknown),
    ]


_LIST = re.compile(r"N\.?,(?=N)|O\.?,(?=O)|M\.?,(?=M)|Y,(?=Y)|S,(?=S)|D,(?=D)")
_SIDE = "([^BFbfst|&]+?)"
_DAY = "(?:[NO][MR]|[MR][NO]),?[JG]?"
_YEAR = "(?:Y,?[JG]?)"
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (re.compile(f"B{_SIDE}[&>_-]{_SIDE}"), _within),
    (re.compile(f"([fs]){_SIDE}[&,_-]?([bt]){_SIDE}"), _within),
    *((re.compile(f"{name}{_SIDE}"), _one_sided(name)) for name in "bfst"),
    *((re.compile(f"{_SIDE}{name}"), _one_sided(name)) for name in "st"),
    (re.compile(rf"F{_SIDE}\+?,?y"), _one_sided("end unknown")),
    (re.compile(f">{_SIDE},?x"), _one_sided("beginning unknown")),
    (re.compile(rf"F{_SIDE}\+?[>_e-]{_SIDE}"), _from_to),
    (re.compile(r"F([^>_e-]+?)\+?"), _one_sided("onwards")),
    (re.compile(rf"([^BFbfst|&>_e-]+?)\+>{_SIDE}"), _joined),
    (re.compile(r"([^BFbfst|&>_e-]+?)[_-]?\+"), _one_sided("onwards")),
    (re.compile(r"([^BFbfst|&>_e-]+?)[e_-]"), _open_ended),
    (re.compile(f">{_SIDE}"), _one_sided("until")),
    (re.compile(r"([^BFbfst&>_e]+?\|[^BFbfst&>_e]+)"), _chosen),
    (re.compile(r"([^BFbfst|>_e]+?&[^BFbfst|>_e]+)"), _all),
    (re.compile(r"([^BFbfst|&/>_e]+?)/([^BFbfst|&/>_e]+)"), _beside),
    (re.compile(r"([NO]\.?)([NO][MR],?Y)"), bracketed),
    (re.compile("([MR][NO])([NO],?Y)"), bracketed),
    (re.compile(f"({_DAY}{_YEAR}?)({_DAY}{_YEAR})"), bracketed),
    (re.compile(f"({_DAY}{_YEAR})({_DAY}{_YEAR}?)"), bracketed),
    (re.compile("([JG]?Y[MR][NO],?[JG]?)([JG]?Y?[MR][NO],?[JG]?)"), bracketed),
    (re.compile(f"{_SIDE}(?:>|(?<!P)[_e-]|-(?=P)){_SIDE}"), _joined),
    (re.compile(r"((?=.*(?:Y,Y|N\.?,N|O\.?,O|M\.?,M|S,S|D,D))[^BFbfst|&/>_e-]+)"), _all),
)
