"""The dates of made-up documents, as EDTF: most of the years around 1950, one in twenty unknown."""

from calendar import monthrange
from random import Random

FIRST, LAST = 1917, 1991


def some_date(chance: Random) -> str | None:
    """Of a hundred 70 days, 12 months, 6 years, 5 intervals, 2 about, 5 not known."""
    year = round(chance.triangular(FIRST, LAST, 1952)) if chance.random() < 0.8 else None
    year = year or chance.randint(FIRST, LAST)
    month = chance.randint(1, 12)
    day = chance.randint(1, monthrange(year, month)[1])
    drawn = chance.random()
    if drawn < 0.70:
        return f"{year}-{month:02}-{day:02}"
    if drawn < 0.82:
        return f"{year}-{month:02}"
    if drawn < 0.88:
        return f"{year}"
    if drawn < 0.93:
        return _interval(chance, year, month, min(day, 20))
    return f"{year}~" if drawn < 0.95 else None


def _interval(chance: Random, year: int, month: int, day: int) -> str:
    start = f"{year}-{month:02}-{day:02}"
    return chance.choice(
        (
            f"{start}/{year}-{month:02}-{day + 7:02}",
            f"[{start}..{year}-{month:02}-{day + 5:02}]",
            f"{year}-{month:02}/{year + 1}-{month:02}",
            f"{start}/..",
            f"[..{year}-{month:02}]",
        )
    )
