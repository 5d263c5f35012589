"""What was promised of the speed of finding, and whether it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.questions import KINDS, PERSON_AND_DATE

RELEVANCE = "common word"


@dataclass(frozen=True)
class Target:
    """A promise, what was measured, and whether that keeps it."""

    promise: str
    measured: str
    met: bool


def p95(seconds: list[float]) -> float:
    """The time in which 95 of 100 questions are answered."""
    return quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]


def targets(size: str, seconds: dict[str, dict[str, list[float]]]) -> Iterator[Target]:
    """The promises at this size for one level; ``seconds`` by kind and who was asked."""
    asked = [who for who in ("chancery", "plain", "lite") if who in seconds[KINDS[0]]]
    middle = {who: _of_kinds(seconds, who, median) for who in asked}
    slow = {who: _of_kinds(seconds, who, p95) for who in ("chancery", "plain")}
    if size == "1m":
        yield from _at_a_million(middle)
    else:
        yield _at_most("the slowest kind's p95", max, slow, 3)
        yield _at_most("the typical kind", _typical, middle, 12)
        if "lite" in middle:
            yield from _beside_datasette(middle)


def _at_a_million(middle: dict[str, dict[str, float]]) -> Iterator[Target]:
    yield _at_most("the typical kind", _typical, middle, 12)
    shares = {kind: middle["chancery"][kind] / middle["plain"][kind] for kind in KINDS}
    common = shares.pop(RELEVANCE)
    worst = max(shares, key=lambda kind: shares[kind])
    said = f"{worst}: 1/{1 / shares[worst]:.1f}"
    yield Target("no other kind above 1/5 of plain Django's", said, shares[worst] <= 1 / 5)
    said = f"1/{1 / common:.1f}"
    yield Target("a word in a fifth of all at most 1/3 of plain Django's", said, common <= 1 / 3)


def _beside_datasette(middle: dict[str, dict[str, float]]) -> Iterator[Target]:
    faster = {kind: middle["lite"][kind] / middle["chancery"][kind] for kind in KINDS}
    least = min(faster, key=lambda kind: faster[kind])
    said = f"{least}: {faster[least]:.1f} times"
    yield Target("faster than Datasette on every kind", said, faster[least] > 1)
    apart = {kind: faster[kind] for kind in PERSON_AND_DATE}
    least = min(apart, key=lambda kind: apart[kind])
    said = f"{least}: {apart[least]:.1f} times"
    yield Target("15 times as fast as Datasette on person and date kinds", said, apart[least] >= 15)


def _at_most(what: str, of, times: dict[str, dict[str, float]], part: int) -> Target:
    ours, theirs = of(times["chancery"].values()), of(times["plain"].values())
    said = f"{ours * 1000:.1f} of {theirs * 1000:.1f} ms, 1/{theirs / ours:.1f}"
    return Target(f"{what} at most 1/{part} of plain Django's", said, ours <= theirs / part)


def _typical(times) -> float:
    return median(times)


def _of_kinds(seconds, who: str, of) -> dict[str, float]:
    return {kind: of(seconds[kind][who]) for kind in KINDS}
