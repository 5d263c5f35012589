"""Asking everybody in turns, so that whatever else the machine does falls on all alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from django.db import connection
from tqdm import tqdm

from benchmarks.asked import Asked
from benchmarks.questions import KINDS, questions
from benchmarks.running import askers, fetch, servers

EACH = 4  # questions of each kind
ROUNDS = 3
PATIENCE = 10  # seconds spent on one kind with who is slow, before they are asked no more of it
KEPT = "no filter, kept"
# What is reckoned of the whole archive is part of every answer, and kept until something changes.
WHOLE = (Asked("no filter"), Asked("no filter", page=1_000))
WORKERS = 2

Seconds = dict[str, dict[str, list[float]]]  # by kind, and who was asked
Totals = dict[Asked, dict[str, int]]


@dataclass
class Measured:
    """Seconds by level (query or page), and how many documents everybody found."""

    seconds: dict[str, Seconds] = field(default_factory=dict)
    totals: Totals = field(default_factory=lambda: defaultdict(dict))


def measure(peers: Path) -> Measured:
    """Ask all questions at both levels."""
    measured, asked = Measured(), questions(EACH)
    # The page without a filter is the same for everybody, so that its answer may be kept.
    asked += [replace(one, kind=KEPT) for one in asked if one.kind == KINDS[0]]
    with askers(peers) as below:

        def ask(name: str, one: Asked) -> float:
            seconds, measured.totals[one][name] = below[name].ask(one)
            return seconds

        measured.seconds["query"] = in_turns(asked, below, ask)
        addresses = {
            (name, one): asker.address(one)
            for name, asker in below.items()
            for one in {*asked, *WHOLE}
        }
    with servers(peers) as ports:

        def get(name: str, one: Asked) -> float:
            return fetch(ports[name], addresses[name, one])[0]

        measured.seconds["page"] = in_turns(asked, ports, get)
    return measured


def in_turns(
    asked: list[Asked], everybody: Iterable[str], ask: Callable[[str, Asked], float]
) -> Seconds:
    """The seconds that each needs for each question, in an order that changes from round to round.

    The first round warms up. It counts only for those who took all the patience there is for them.
    """
    chance, names = Random("turns"), list(everybody)
    warming: Seconds = defaultdict(lambda: defaultdict(list))
    counting: Seconds = defaultdict(lambda: defaultdict(list))
    with tqdm(desc="turns", total=(ROUNDS + 1) * len(asked) * len(names)) as progress:
        for times in (warming, *[counting] * ROUNDS):
            forget()
            _reckon_the_whole(ask)
            for one in chance.sample(asked, len(asked)):
                for name in chance.sample(names, len(names)):
                    progress.update()
                    spent = [*warming[one.kind][name], *counting[one.kind][name]]
                    if len(spent) > 1 and sum(spent) > PATIENCE:
                        continue
                    if name == "chancery" and one.kind == KINDS[0]:
                        forget()
                    times[one.kind][name].append(ask(name, one))
                    if name == "chancery" and one.kind == KINDS[0]:
                        _reckon_the_whole(ask)
    return {
        kind: {name: counting[kind][name] or warming[kind][name] for name in names}
        for kind in warming
    }


def _reckon_the_whole(ask: Callable[[str, Asked], float]) -> None:
    """Let every worker keep what it reckons of the whole archive, as visitors do all the time."""
    for _ in range(2 * WORKERS):
        for whole in WHOLE:
            ask("chancery", whole)


def forget() -> None:
    """Let no kept answer hold: what a change of any document does."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_changemark SET mark = gen_random_uuid()")


def kinds() -> list[str]:
    """The kinds of question, the kept one beside its twin."""
    return [KINDS[0], KEPT, *KINDS[1:]]
