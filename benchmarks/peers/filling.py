"""Filling the peers' own tables from the flat documents, all in one pass."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings
from django.db import connection
from tqdm import tqdm

from benchmarks.building import drop_indexes, make_indexes
from benchmarks.copying import copy_rows
from benchmarks.homes import ROOT
from benchmarks.peers.flat import flat_documents, labels

BATCH = 2000
BENCH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
Write = Callable[[list[dict[str, Any]]], None]


def fill(folder: Path, jobs: int) -> None:
    """Make the plain database, ``archive.db`` for SQLite and the folder ``tantivy``."""
    folder.mkdir(parents=True, exist_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS plain")
        cursor.execute("CREATE DATABASE plain")
        cursor.execute("SELECT count(*) FROM archive_document")
        (total,) = cursor.fetchone()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.plain.settings"}
    command = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)
    plain, lite = _plain(), _lite(folder / "archive.db")
    tantivy = subprocess.Popen(
        [BENCH_PYTHON, "-m", "benchmarks.peers.tantivy_index", folder / "tantivy"],
        stdin=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    names = labels()
    _label_plain(plain, names)
    with plain.cursor() as cursor:
        indexes = drop_indexes(cursor, "plain_document")
    documents = iter(tqdm(flat_documents(), desc="peers", total=total))
    while batch := list(islice(documents, BATCH)):
        _write_plain(plain, batch)
        _write_lite(lite, batch, names)
        tantivy.stdin.writelines(json.dumps(one) + "\n" for one in batch)
    _finish_plain(plain, indexes, jobs)
    _finish_lite(lite)
    tantivy.stdin.close()
    if tantivy.wait():
        raise SystemExit("tantivy could not be filled.")


def _plain() -> Any:
    options = settings.DATABASES["default"]
    made = psycopg2.connect(
        host=options["HOST"],
        port=options["PORT"],
        user=options["USER"],
        dbname="plain",
        **options["OPTIONS"],
    )
    made.autocommit = True
    with made.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    return made


def _label_plain(plain: Any, names: dict[str, dict[int, str]]) -> None:
    with plain.cursor() as cursor:
        for kind, named in names.items():
            copy_rows(cursor, f"plain_{kind}", ("id", "name"), named.items())


_COLUMNS = {
    "id": "number",
    "title": "title",
    "summary": "summary",
    "text": "text",
    "date": "date",
    "date_first": "first",
    "date_last": "last",
    "year": "year",
    "genre_id": "genre",
    "place_id": "place",
    "has_text": "has_text",
    "has_translation": "has_translation",
}


def _write_plain(plain: Any, batch: list[dict]) -> None:
    def pairs(name: str) -> Iterable[tuple[int, int]]:
        return ((one["number"], value) for one in batch for value in one[name])

    with plain.cursor() as cursor:
        rows = ([one[name] for name in _COLUMNS.values()] for one in batch)
        copy_rows(cursor, "plain_document", _COLUMNS, rows)
        for name, column in (("languages", "language_id"), ("events", "event_id")):
            table = f"plain_document_{name}"
            copy_rows(cursor, table, ("document_id", column), pairs(name))
        parts = ((one["number"], *part) for one in batch for part in one["parts"])
        columns = ("document_id", "role", "person_id", "name")
        copy_rows(cursor, "plain_participation", columns, parts)
        holdings = (
            (one["number"], repository, collection, one["reference"])
            for one in batch
            for repository, collection in one["holdings"]
        )
        columns = ("document_id", "repository_id", "collection_id", "reference")
        copy_rows(cursor, "plain_holding", columns, holdings)


def _finish_plain(plain: Any, indexes: list[str], jobs: int) -> None:
    with plain.cursor() as cursor:
        make_indexes(cursor, "plain_document", indexes, jobs)
        cursor.execute("VACUUM ANALYZE")
    plain.close()


# Texts are in the index of words alone: Datasette reckons facets over whole rows.
_LITE = """
    DROP TABLE IF EXISTS documents_fts; DROP TABLE IF EXISTS documents;
    DROP TABLE IF EXISTS participations;
    CREATE TABLE documents (
        number INTEGER PRIMARY KEY, title TEXT, summary TEXT, date TEXT, start INTEGER,
        first INTEGER, last INTEGER, decade INTEGER, genre TEXT, place TEXT,
        has_text INTEGER, has_translation INTEGER, languages TEXT, repositories TEXT,
        collections TEXT, events TEXT, persons TEXT, roles TEXT, reference TEXT);
    CREATE TABLE participations (
        document INTEGER REFERENCES documents(number), role TEXT, person INTEGER, name TEXT);
    CREATE VIRTUAL TABLE documents_fts USING fts5(
        title, summary, text, content='', tokenize='porter unicode61 remove_diacritics 2');
"""
_LITE_INDEXES = """
    INSERT INTO documents_fts (documents_fts) VALUES ('optimize');
    CREATE INDEX participations_person ON participations (person, role, document);
    CREATE INDEX participations_document ON participations (document);
    CREATE INDEX documents_start ON documents (start);
    CREATE INDEX documents_days ON documents (first, last);
    CREATE INDEX documents_genre ON documents (genre);
    CREATE INDEX documents_place ON documents (place);
    CREATE INDEX documents_decade ON documents (decade);
    CREATE INDEX documents_has_text ON documents (has_text);
    CREATE INDEX documents_has_translation ON documents (has_translation);
    ANALYZE;
"""


def _lite(path: Path) -> sqlite3.Connection:
    made = sqlite3.connect(path)
    made.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off;" + _LITE)
    return made


def _write_lite(lite: sqlite3.Connection, batch: list[dict], names: dict) -> None:
    def listed(one: dict, name: str, kind: str) -> str:
        return json.dumps([names[kind][number] for number in one[name]], ensure_ascii=False)

    rows, parts = [], []
    for one in batch:
        bearers = list(dict.fromkeys(part[1] for part in one["parts"] if part[1]))
        roles = list(dict.fromkeys(part[0] for part in one["parts"]))
        parts += [(one["number"], *part) for part in one["parts"]]
        rows.append(
            (
                *(one[name] for name in ("number", "title", "summary", "date", "start")),
                *(one[name] for name in ("first", "last")),
                None if one["year"] is None else one["year"] // 10,
                names["genre"].get(one["genre"]),
                names["place"].get(one["place"]),
                one["has_text"],
                one["has_translation"],
                listed(one, "languages", "language"),
                listed(one, "repositories", "repository"),
                listed(one, "collections", "collection"),
                listed(one, "events", "event"),
                listed({"persons": bearers}, "persons", "person"),
                json.dumps(roles),
                one["reference"],
            )
        )
    with lite:
        lite.executemany(f"INSERT INTO documents VALUES ({', '.join('?' * len(rows[0]))})", rows)
        texts = ([one[name] for name in ("number", "title", "summary", "text")] for one in batch)
        columns = "rowid, title, summary, text"
        lite.executemany(f"INSERT INTO documents_fts ({columns}) VALUES (?, ?, ?, ?)", texts)
        lite.executemany("INSERT INTO participations VALUES (?, ?, ?, ?)", parts)


def _finish_lite(lite: sqlite3.Connection) -> None:
    lite.executescript(_LITE_INDEXES)
    lite.close()
