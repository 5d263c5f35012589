"""What one side of a phrase says: the year, month and day found in it, still without bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .errors import DateSyntaxError
from .glue import DAY_FIRST, EITHER_FIRST, MONTH_FIRST, NEEDS_FOUR_DIGITS, letters
from .languages import Kind
from .tokens import Token

_MARKS_TOGETHER = {frozenset("?"): "?", frozenset("~"): "~"}
LAST_CENTURY = 9900
_SEPARATORS = (Kind.COMMA, Kind.DOT)


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of one date as far as they are written.

    `years` is 1 for a year, 10 for a decade, 100 for a century whose first year is `year`;
    `mark` '' or ? ~ %; `order` tells readings of 03/02/1949 apart; `double` is an Old Style
    double year, of which `year` is the second. `ordinal` stands alone for a day or a century,
    `roman` for a month or a century, until the other side of the phrase says which. `year_last` is true of 3 February 1949, whose
    year is not that of what follows, and false of 1949 February 3, whose year may be.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    years: int = 1
    part: str = ""
    mark: str = ""
    order: str = ""
    weekday: int | None = None
    before_christ: bool = False
    julian: bool = False
    double: bool = False
    ordinal: int | None = None
    roman: int | None = None
    year_last: bool = False

    @property
    def is_bare_year(self) -> bool:
        """Whether it is a year and nothing else: 'March – 1949' says no year of March."""
        parts = (self.month, self.season, self.day, self.ordinal, self.part)
        return self.year is not None and self.years == 1 and not any(parts)

    @property
    def is_bare_part(self) -> bool:
        """Whether only 'early', 'first half' or the like was written."""
        return bool(self.part) and not any(
            (self.year is not None, self.month, self.season, self.ordinal, self.roman)
        )


def merged_mark(*marks: str) -> str:
    """The one qualifier that says what all of these say."""
    signs = frozenset("".join(marks).replace("%", "?~"))
    return _MARKS_TOGETHER.get(signs, "%") if signs else ""


def find(tokens: list[Token], text: str) -> list[Found]:
    """The readings of one side of a phrase; DateSyntaxError where it is none."""
    said = Found()
    core: list[Token] = []
    for token in tokens:
        if token.kind is Kind.MARK and not (core and _is_century(core[-1], token)):
            said = replace(said, mark=merged_mark(said.mark, str(token.value)))
        elif token.kind is Kind.MARK:
            core.append(replace(token, kind=Kind.CENTURY))
        elif token.kind is Kind.PART and not said.part:
            said = replace(said, part=str(token.value))
        elif token.kind is Kind.WEEKDAY and said.weekday is None:
            said = replace(said, weekday=int(token.value))
        elif token.kind is Kind.ERA:
            said = replace(said, before_christ=token.value == "BC")
            core.append(token)
        elif token.kind is Kind.OLD_STYLE:
            said = replace(said, julian=True)
        elif token.kind not in (*_SEPARATORS, Kind.NEW_STYLE) and not _joins_part(
            token, said, core
        ):
            core.append(token)
    return _from_core(core, said, text)


def _is_century(before: Token, token: Token) -> bool:
    """Whether a 'c.' stands for century: '19th c.'."""
    return before.kind is Kind.ORDINAL and token.text == "c"


def _joins_part(token: Token, said: Found, core: list[Token]) -> bool:
    """Whether this is the hyphen of 'mid-1950s' or 'early-March'."""
    return token.kind in (Kind.DASH, Kind.SPACED_DASH) and bool(said.part) and not core


def _from_core(core: list[Token], said: Found, text: str) -> list[Found]:
    core = _without_era(core)
    shape = letters(core)
    if shape == "" and (said.part or said.mark):
        return [said]
    if shape == "NNY":
        core = [replace(core[0], kind=Kind.NUMERIC, value=EITHER_FIRST, parts=tuple(core))]
    if shape in ("A", "NNY"):
        return _numeric(core[0], said, text)
    for pattern, names in _SHAPES:
        if pattern.fullmatch(shape):
            named = _named(core, names, said)
            if named.years == 100 and not 0 <= (named.year or 0) <= LAST_CENTURY:
                break
            # The 1900s may be ten years or a hundred; '190-' is ten.
            hundred = shape == "D" and re.match("[0-9]{2}00", core[0].text)
            return [named, replace(named, years=100)] if hundred else [named]
    raise _not_understood(core, shape, text)


_SHAPES = tuple(
    (re.compile(shape), names.split())
    for shape, names in (
        ("[NO][MR][YW]", "day month year"),
        ("[MR][NO][YW]", "month day year"),
        ("[YW][MR][NO]", "year month day"),
        ("[YW][NO][MR]", "year day month"),
        ("[MR][YW]", "month year"),
        ("[YW][MR]", "year month"),
        ("[NO][MR]", "day month"),
        ("[MR][NO]", "month day"),
        ("[NO][YW]", "day year"),
        ("S[YW]", "season year"),
        ("[YW]S", "year season"),
        ("[NORT]C", "century"),
        ("C[NORT]", "century"),
        ("Y", "year"),
        ("W", "year"),
        ("D", "decade"),
        ("M", "month"),
        ("S", "season"),
        ("O", "ordinal"),
        ("R", "roman"),
        ("N", "day"),
    )
)


def _named(core: list[Token], names: list[str], said: Found) -> Found:
    said = replace(said, year_last=len(names) > 1 and names[-1] == "year")
    for token, name in zip(core, names, strict=False):
        value = int(token.value or 0)
        if name == "century":
            value = next(int(one.value) for one in core if one.kind is not Kind.CENTURY)
            said = replace(said, year=(value - 1) * 100, years=100)
        elif name == "decade":
            said = replace(said, year=value, years=10)
        elif name == "ordinal":
            said = replace(said, day=value, ordinal=value)
        else:
            said = replace(said, **{name: value})  # type: ignore[arg-type]
        if token.kind is Kind.DOUBLE_YEAR:
            said = _double(said, value, winter="season" in names)
    return said


def _double(said: Found, second_year: int, winter: bool) -> Found:
    """A winter is named by its first year, an Old Style date by its second."""
    if winter:
        return replace(said, year=second_year - 1)
    return replace(said, year=second_year, double=True, julian=True)


def _numeric(token: Token, said: Found, text: str) -> list[Found]:
    """The readings of 03/02/1949, 1949.02.03, 5.III.1953 or 02/1949."""
    numbers = [int(part.value) for part in token.parts]
    orders = [str(token.value)]
    if orders == [EITHER_FIRST]:
        orders = [DAY_FIRST]
        if token.parts[1].kind is Kind.NUMBER and numbers[0] != numbers[1]:
            orders.append(MONTH_FIRST)
    readings = []
    for order in orders:
        parts = dict(zip(order.split("/"), numbers, strict=False))
        named = order if len(orders) > 1 else ""
        last = order.endswith("year")
        readings.append(replace(said, **parts, order=named, year_last=last))  # type: ignore[arg-type]
    possible = [found for found in readings if 1 <= (found.month or 0) <= 12]
    if not possible:
        raise DateSyntaxError(
            text, f"there is no month {readings[0].month}", "Months are 1 to 12.", token.start
        )
    return possible


def _without_era(core: list[Token]) -> list[Token]:
    """The tokens without BC or AD; a short number beside one is a year."""
    eras = [place for place, token in enumerate(core) if token.kind is Kind.ERA]
    if len(eras) != 1:
        return core
    place = eras[0]
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(core) and core[beside].kind in (Kind.NUMBER, Kind.LONG_NUMBER):
            number = core[beside]
            if isinstance(number.value, int) and number.value > 0:
                core = [*core[:beside], replace(number, kind=Kind.YEAR), *core[beside + 1 :]]
                break
    return [token for token in core if token.kind is not Kind.ERA]


def _not_understood(core: list[Token], shape: str, text: str) -> DateSyntaxError:
    if re.fullmatch("[NO][MR]N|[MR][NO]N|SN|NS", shape):
        return DateSyntaxError(
            text, NEEDS_FOUR_DIGITS, "Write all four digits, like 1949.", core[-1].start
        )
    if "T" in shape:
        token = core[shape.index("T")]
        return DateSyntaxError(
            text,
            f"“{token.text[:20]}” is no year",
            "Write four digits, like 0850, or “850 AD”; longer years in EDTF, like Y17000.",
            token.start,
        )
    return DateSyntaxError(
        text,
        "its words do not make one date" if core else "it holds no date",
        "Write it like “3 February 1949”, “February 1949”, “1949–1953” or “ca. 1949”.",
        core[0].start if core else 0,
    )
