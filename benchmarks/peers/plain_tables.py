"""The tables of the plain Django project, in a database of their own."""

import os
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import psycopg2
from django.conf import settings
from django.db import connection

from benchmarks.building import drop_indexes, make_indexes
from benchmarks.copying import copy_rows
from benchmarks.homes import ROOT

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
_FILLED = ("document", "document_languages", "document_events", "participation", "holding")


class PlainTables:
    """The database ``plain``, made anew; indexes are made when all rows are there."""

    def __init__(self, names: dict[str, dict[int, str]], jobs: int) -> None:
        self._jobs = jobs
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS plain WITH (FORCE)")
            cursor.execute("CREATE DATABASE plain")
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.plain.settings"}
        command = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
        subprocess.run(command, env=environment, cwd=ROOT, check=True)
        self.plain = _connected()
        with self.plain.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            for kind, named in names.items():
                copy_rows(cursor, f"plain_{kind}", ("id", "name"), named.items())
            tables = [f"plain_{name}" for name in _FILLED]
            self.indexes = {table: drop_indexes(cursor, table) for table in tables}

    def write(self, batch: list[dict[str, Any]]) -> None:
        """Write some flat documents."""

        def pairs(name: str) -> Iterable[tuple[int, int]]:
            return ((one["number"], value) for one in batch for value in one[name])

        with self.plain.cursor() as cursor:
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

    def finish(self) -> None:
        """Make the indexes, and let the planner know the tables."""
        with self.plain.cursor() as cursor:
            for table, definitions in self.indexes.items():
                make_indexes(cursor, table, definitions, self._jobs)
            cursor.execute("VACUUM ANALYZE")
        self.plain.close()


def _connected() -> Any:
    options = settings.DATABASES["default"]
    made = psycopg2.connect(
        host=options["HOST"],
        port=options["PORT"],
        user=options["USER"],
        dbname="plain",
        **options["OPTIONS"],
    )
    made.autocommit = True
    return made
