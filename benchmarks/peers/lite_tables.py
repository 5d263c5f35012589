"""The tables of Datasette, in one file of SQLite."""

import json
import sqlite3
from pathlib import Path
from typing import Any

# Texts are in the index of words alone: Datasette reckons facets over whole rows.
_LITE = """
    CREATE TABLE documents (
        number INTEGER PRIMARY KEY, title TEXT, summary TEXT, date TEXT, start INTEGER,
        first INTEGER, last INTEGER, decade INTEGER, genre TEXT, place TEXT,
        has_text INTEGER, has_translation INTEGER, languages TEXT, repositories TEXT,
        collections TEXT, events TEXT, persons TEXT, roles TEXT, parts TEXT, reference TEXT);
    CREATE TABLE persons (number INTEGER PRIMARY KEY, name TEXT);
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


class LiteTables:
    """The file, made anew; indexes are made when all rows are there."""

    def __init__(self, path: Path, names: dict[str, dict[int, str]]) -> None:
        path.unlink(missing_ok=True)
        self.lite, self.names = sqlite3.connect(path), names
        self.lite.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off;" + _LITE)
        self.lite.executemany("INSERT INTO persons VALUES (?, ?)", names["person"].items())

    def write(self, batch: list[dict[str, Any]]) -> None:
        """Write some flat documents."""

        def listed(one: dict, name: str, kind: str) -> str:
            return json.dumps(
                [self.names[kind][number] for number in one[name]], ensure_ascii=False
            )

        rows, parts = [], []
        for one in batch:
            bearers = list(dict.fromkeys(part[1] for part in one["parts"] if part[1]))
            roles = list(dict.fromkeys(part[0] for part in one["parts"]))
            parts += [(one["number"], *part) for part in one["parts"]]
            said = [
                said_part(role, self.names["person"][bearer])
                for role, bearer, _name in one["parts"]
                if bearer
            ]
            rows.append(
                (
                    *(one[name] for name in ("number", "title", "summary", "date", "start")),
                    *(one[name] for name in ("first", "last")),
                    None if one["year"] is None else one["year"] // 10,
                    self.names["genre"].get(one["genre"]),
                    self.names["place"].get(one["place"]),
                    one["has_text"],
                    one["has_translation"],
                    listed(one, "languages", "language"),
                    listed(one, "repositories", "repository"),
                    listed(one, "collections", "collection"),
                    listed(one, "events", "event"),
                    listed({"persons": bearers}, "persons", "person"),
                    json.dumps(roles),
                    json.dumps(said, ensure_ascii=False),
                    one["reference"],
                )
            )
        with self.lite:
            self.lite.executemany(
                f"INSERT INTO documents VALUES ({', '.join('?' * len(rows[0]))})", rows
            )
            texts = (
                [one[name] for name in ("number", "title", "summary", "text")] for one in batch
            )
            columns = "rowid, title, summary, text"
            self.lite.executemany(
                f"INSERT INTO documents_fts ({columns}) VALUES (?, ?, ?, ?)", texts
            )
            self.lite.executemany("INSERT INTO participations VALUES (?, ?, ?, ?)", parts)

    def finish(self) -> None:
        """Make the indexes, and let the planner know the tables."""
        self.lite.executescript(_LITE_INDEXES)
        self.lite.close()


def said_part(role: str, person: str) -> str:
    """Somebody's part as it stands in the column ``parts``."""
    return f"{role}: {person}"
