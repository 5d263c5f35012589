"""Asking everybody in turns, so that whatever else the machine does falls on all alike."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from django.db import connection
from tqdm import tqdm

from benchmarks.asked import PAGE, Asked
from benchmarks.contestants import takes
from benchmarks.questions import KINDS, questions, total_documents
from benchmarks.running import LONGEST, FailedError, askers, fetch, servers

EACH = 4  # questions of each kind
ROUNDS = 3
PATIENCE = 10  # seconds spent on one kind with who is slow, before they are asked no more of it
CHANGED = "no filter, right after a change"
WORKERS = 2
DEEP = 1_000

Seconds = dict[str, dict[str, list[float]]]  # by kind, and who was asked
Totals = dict[Asked, dict[str, int]]


@dataclass
class Measured:
    """Seconds by level (query or page), how many documents everybody found, and what failed."""

    seconds: dict[str, Seconds] = field(default_factory=dict)
    totals: Totals = field(default_factory=lambda: defaultdict(dict))
    failures: list[tuple[str, str, str, str]] = field(default_factory=list)

    def timed(self, level: str, name: str, one: Asked, ask: Callable[[], float]) -> float:
        """The seconds that a question takes; one that fails is noted, and took the longest."""
        try:
            return ask()
        except FailedError as error:
            self.failures.append((level, name, one.kind, str(error)))
            return LONGEST


def measure(peers: Path, who: Collection[str], keep: Callable[[Measured], object]) -> Measured:
    """Ask all questions at both levels; what is known after each round is given to ``keep``."""
    measured, asked = Measured(), questions(EACH)
    # The page without a filter is the same for everybody, so that its answer is kept.
    asked += [replace(one, kind=CHANGED) for one in asked if one.kind == KINDS[0]]
    whole = wholes()

    def turns(level: str, names: Iterable[str], ask: Callable[[str, Asked], float]) -> None:
        def timed(name: str, one: Asked) -> float:
            return measured.timed(level, name, one, lambda: ask(name, one))

        for seconds in in_turns(asked, names, timed, whole):
            measured.seconds[level] = seconds
            keep(measured)

    with askers(peers, who) as below:

        def ask(name: str, one: Asked) -> float:
            seconds, measured.totals[one][name] = below[name].ask(one)
            return seconds

        addresses = {
            (name, one): asker.address(one)
            for name, asker in below.items()
            for one in {*asked, *whole}
            if takes(name, one)
        }
        turns("query", below, ask)
    with servers(peers, who) as ports:
        turns("page", ports, lambda name, one: fetch(ports[name], addresses[name, one])[0])
    return measured


def wholes() -> tuple[Asked, Asked]:
    """The questions whose answers hold what is reckoned of the whole archive.

    That is part of every answer, and kept until something changes.
    """
    deep = min(DEEP, total_documents() * 9 // 10 // PAGE)
    return Asked(KINDS[0]), Asked(KINDS[0], page=deep)


def in_turns(
    asked: list[Asked],
    everybody: Iterable[str],
    ask: Callable[[str, Asked], float],
    whole: Iterable[Asked],
) -> Iterator[Seconds]:
    """The seconds that each needs for each question, as far as known after each round.

    The order changes from round to round; what is asked right after a change comes last. The first
    round warms up. It counts only for those who took all the patience there is for them.
    """
    chance, names = Random("turns"), list(everybody)
    warming: Seconds = defaultdict(lambda: defaultdict(list))
    counting: Seconds = defaultdict(lambda: defaultdict(list))
    with tqdm(desc="turns", total=(ROUNDS + 1) * len(asked) * len(names)) as progress:
        for times in (warming, *[counting] * ROUNDS):
            forget()
            _reckon_the_whole(ask, whole)
            shuffled = chance.sample(asked, len(asked))
            for one in sorted(shuffled, key=lambda one: one.kind == CHANGED):
                for name in chance.sample(names, len(names)):
                    progress.update()
                    spent = sum(warming[one.kind][name]) + sum(counting[one.kind][name])
                    if spent > PATIENCE or not takes(name, one):
                        continue
                    if name == "chancery" and one.kind == CHANGED:
                        forget()
                    times[one.kind][name].append(ask(name, one))
            yield _counted(warming, counting)


def _counted(warming: Seconds, counting: Seconds) -> Seconds:
    """What counts; who was not asked a kind is not in it."""
    return {
        kind: {name: counting[kind][name] or times for name, times in of_kind.items() if times}
        for kind, of_kind in warming.items()
    }


def _reckon_the_whole(ask: Callable[[str, Asked], float], whole: Iterable[Asked]) -> None:
    """Let every worker keep what it reckons of the whole archive, as visitors do all the time."""
    for _ in range(2 * WORKERS):
        for one in whole:
            ask("chancery", one)


def forget() -> None:
    """Let no kept answer hold, and one row be read anew: what a change of any document does."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_searchentry SET has_text = has_text WHERE document_id = 1")
        cursor.execute("UPDATE archive_changemark SET mark = gen_random_uuid()")


def kinds() -> list[str]:
    """The kinds of question, the one right after a change beside its twin."""
    return [KINDS[0], CHANGED, *KINDS[1:]]
