"""Filling the peers' own tables from the flat documents, all in one pass."""

import json
import subprocess
from collections.abc import Collection
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection
from tqdm import tqdm

from benchmarks.homes import ROOT
from benchmarks.peers.flat import flat_documents, labels
from benchmarks.peers.lite_tables import LiteTables
from benchmarks.peers.plain_tables import PlainTables

BATCH = 2000
BENCH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"


class Tantivy:
    """The index of tantivy, made by a program of its own."""

    def __init__(self, folder: Path) -> None:
        self._program = subprocess.Popen(
            [BENCH_PYTHON, "-m", "benchmarks.peers.tantivy_index", folder],
            stdin=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def write(self, batch: list[dict[str, Any]]) -> None:
        """Write some flat documents."""
        self._program.stdin.writelines(json.dumps(one) + "\n" for one in batch)

    def finish(self) -> None:
        """Wait until all is indexed; SystemExit where it cannot be."""
        self._program.stdin.close()
        if self._program.wait():
            raise SystemExit("tantivy could not be filled.")


def fill(folder: Path, jobs: int, who: Collection[str]) -> None:
    """Make the plain database, ``archive.db`` for SQLite and the folder ``tantivy``.

    ``who`` is asked beside Chancery (keys of NAMES).
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = labels()
    filled: list[Any] = [PlainTables(names, jobs)]
    if "lite" in who:
        filled.append(LiteTables(folder / "archive.db", names))
    if "engine" in who:
        filled.append(Tantivy(folder / "tantivy"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM archive_document")
        (total,) = cursor.fetchone()
    documents = iter(tqdm(flat_documents(), desc="peers", total=total))
    while batch := list(islice(documents, BATCH)):
        for tables in filled:
            tables.write(batch)
    for tables in filled:
        tables.finish()
