"""What search rows cost those who write. Nothing of it stays: every change is rolled back."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from django.db import connection, transaction

from archive.curation.imports import import_volumes
from archive.models import Correspondent, Document, Participation, Role
from archive.search import index_words
from benchmarks.costs.cost import Cost
from benchmarks.costs.volume import write_volume
from benchmarks.questions import nearest_person, total_documents

ROUNDS = 9
PARTS = 60
IMPORTED = 500
MOST_RENAMING = 0.05


def writing_costs() -> Iterator[Cost]:
    """Saving, renaming and importing, with search rows and without."""
    yield _saving()
    yield _renaming()
    yield _importing()


def _saving() -> Cost:
    persons = list(Correspondent.objects.order_by("pk").values_list("pk", flat=True)[:PARTS])
    with_rows, without = [], []
    for _ in range(ROUNDS):
        with _rolled_back(rows=True):
            with_rows.append(_seconds(lambda: _save(persons, rows=True)))
        with _rolled_back(rows=False):
            without.append(_seconds(lambda: _save(persons, rows=False)))
    ours, bare = median(with_rows), median(without)
    said = f"{ours * 1000:.1f} and {bare * 1000:.1f} ms, {ours / bare:.2f} times"
    promise = f"saving a document with {PARTS} participations takes at most twice as long"
    return Cost(f"{promise} with its search row", said, ours <= 2 * bare)


def _save(persons: list[int], *, rows: bool) -> None:
    """As the admin saves: the document, each part of its own, and the words before the commit."""
    document = Document.objects.create(title="A conference of sixty", date="1955-04-18")
    for person in persons:
        Participation.objects.create(document=document, role=Role.SPEAKER, correspondent_id=person)
    if rows:
        index_words()


def _renaming() -> Cost:
    many = min(10_000, total_documents() // 10)
    correspondent = Correspondent.objects.get(pk=nearest_person(many))
    times = []
    for number in range(ROUNDS):
        with _rolled_back(rows=True):
            correspondent.refresh_from_db()
            correspondent.authorised_form = f"Another Name {number}"
            times.append(_seconds(lambda: (correspondent.save(), index_words())))
    said = f"{median(times) * 1000:.1f} ms"
    promise = f"renaming a correspondent of {many:,} documents takes less than 50 ms"
    return Cost(promise, said, median(times) < MOST_RENAMING)


def _importing() -> Cost:
    speeds: dict[bool, list[float]] = {True: [], False: []}
    with TemporaryDirectory() as folder:
        path = write_volume(Path(folder) / "volume.xml", IMPORTED)
        for _ in range(3):
            for rows, found in speeds.items():
                with _rolled_back(rows=rows):
                    seconds = _seconds(lambda: import_volumes([path], publish=True))
                found.append(IMPORTED / seconds)
    ours, bare = median(speeds[True]), median(speeds[False])
    said = f"{ours:.0f} and {bare:.0f} documents a second"
    return Cost("importing keeps at least half its speed with search rows", said, ours * 2 >= bare)


@contextmanager
def _rolled_back(*, rows: bool):
    """A transaction that leaves nothing; without rows, the triggers of search rows are off."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not rows:
            cursor.execute(
                "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
                " WHERE tgname LIKE 'search%%' AND NOT tgisinternal"
            )
            for table, trigger in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {trigger}")
        yield
        transaction.set_rollback(True)


def _seconds(work) -> float:
    """The time that the work takes, with what the database puts off until the commit."""
    begun = time.perf_counter()
    work()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return time.perf_counter() - begun
