"""Asking everybody in turns, so that whatever else the machine does falls on all alike."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from django.db import connection
from tqdm import tqdm

from benchmarks.asked import Asked
from benchmarks.questions import KINDS, questions
from benchmarks.running import askers, fetch, servers

EACH = 6  # questions of each kind
ROUNDS = {"10k": 5, "100k": 5, "1m": 3}
KEPT = "no filter, kept"


@dataclass
class Measured:
    """Seconds by level (query or page), kind and who was asked, and totals by question."""

    seconds: dict[str, dict[str, dict[str, list[float]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    )
    totals: list[tuple[Asked, dict[str, int]]] = field(default_factory=list)


def measure(size: str, peers: Path) -> Measured:
    """Ask all questions at both levels: a round to warm up, then those that count."""
    measured, asked = Measured(), questions(EACH)
    # The page without a filter is the same for everybody, so that its answer may be kept.
    unfiltered = [one for one in asked if one.kind == KINDS[0]]
    asked += [replace(one, kind=KEPT) for one in unfiltered]
    rounds = ROUNDS[size]
    with askers(peers) as below:
        addresses = {}
        for one in tqdm(asked, desc="totals"):
            answers = {name: asker.ask(one) for name, asker in below.items()}
            addresses[one] = {name: where for name, (_, _, where) in answers.items() if where}
            measured.totals.append((one, {name: total for name, (_, total, _) in answers.items()}))
        for asker, one, times in _turns(measured.seconds["query"], asked, below, rounds):
            times.append(asker.ask(one)[0])
    with servers(peers) as ports:
        warm = defaultdict(lambda: defaultdict(list))
        for number, seconds in ((1, warm), (rounds, measured.seconds["page"])):
            for port, one, times in _turns(seconds, asked, ports, number):
                name = next(name for name, of in ports.items() if of == port)
                times.append(fetch(port, addresses[one][name])[0])
    return measured


def _turns(seconds: Any, asked: list[Asked], everybody: dict[str, Any], rounds: int):
    """Each question to each, in an order that changes from round to round."""
    chance = Random("turns")
    with tqdm(desc="turns", total=rounds * len(asked) * len(everybody)) as progress:
        for _ in range(rounds):
            for one in chance.sample(asked, len(asked)):
                for name in chance.sample(list(everybody), len(everybody)):
                    if one.kind != KEPT:
                        forget()
                    yield everybody[name], one, seconds[one.kind][name]
                    progress.update()


def forget() -> None:
    """Let no kept answer hold: what a change of any document does."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_changemark SET mark = gen_random_uuid()")


def kinds() -> list[str]:
    """The kinds of question, the kept one beside its twin."""
    return [KINDS[0], KEPT, *KINDS[1:]]
