"""Filling the peers' own tables from the flat documents, all in one pass."""

import json
import subprocess
from itertools import islice
from pathlib import Path

from django.db import connection
from tqdm import tqdm

from benchmarks.homes import ROOT
from benchmarks.peers.flat import flat_documents, labels
from benchmarks.peers.lite_tables import LiteTables
from benchmarks.peers.plain_tables import PlainTables

BATCH = 2000
BENCH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"


def fill(folder: Path, jobs: int) -> None:
    """Make the plain database, ``archive.db`` for SQLite and the folder ``tantivy``."""
    folder.mkdir(parents=True, exist_ok=True)
    names = labels()
    plain, lite = PlainTables(names), LiteTables(folder / "archive.db", names)
    tantivy = subprocess.Popen(
        [BENCH_PYTHON, "-m", "benchmarks.peers.tantivy_index", folder / "tantivy"],
        stdin=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM archive_document")
        (total,) = cursor.fetchone()
    documents = iter(tqdm(flat_documents(), desc="peers", total=total))
    while batch := list(islice(documents, BATCH)):
        plain.write(batch)
        lite.write(batch)
        tantivy.stdin.writelines(json.dumps(one) + "\n" for one in batch)
    tantivy.stdin.close()
    plain.finish(jobs)
    lite.finish()
    if tantivy.wait():
        raise SystemExit("tantivy could not be filled.")
