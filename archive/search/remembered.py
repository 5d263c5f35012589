"""The columns of all search rows, as a process remembers them, and what has changed since.

A statement that finds documents tells from its own snapshot which rows have changed since the
moment of what is remembered: so what is counted is of one moment, whatever others write meanwhile.
Within a transaction, which sees what it has not committed, nothing is remembered or taken: the
rows that are found are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import connection, transaction

from archive.search.columns import READ, Columns
from archive.search.sql import Sql, put

_CHUNK = 20_000
# What tells the moment of a statement, and the table, of which a restored archive has another one.
_MOMENT = "'archive_searchentry'::regclass::oid::bigint, pg_current_snapshot()::text"
_SOME = f"""
SELECT {READ} FROM (
    SELECT * FROM archive_searchentry WHERE document_id > %s ORDER BY document_id LIMIT {_CHUNK}
) entry
"""
# Numbers of transactions above all known ones come with a backup of another server.
_CHANGED = (
    "entry.changed >= %s AND entry.changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
    " AND NOT pg_visible_in_snapshot(entry.changed::text::xid8, %s::pg_snapshot)"
)


@dataclass(frozen=True, slots=True)
class Memory:
    """Columns, and the snapshot and the table that they are of."""

    columns: Columns
    snapshot: str
    table: int

    @property
    def oldest(self) -> int:
        """The oldest transaction that may not be in it."""
        return int(self.snapshot.split(":")[0])


_kept: list[Memory] = []
_loading = Lock()


def remembered() -> Memory | None:
    """What is remembered, read now where nothing is; None within a transaction."""
    if connection.in_atomic_block:
        return None
    with _loading:
        if not _kept:
            _kept.append(_read())
        return _kept[0]


def news(memory: Memory | None, rows: Iterable[str]) -> Sql:
    """A SELECT of what ``with_news`` reads.

    That is the rows that have changed since; without a memory those of these tables.
    """
    if memory is None:
        of_rows = " UNION ".join(f"SELECT document_id FROM {name}" for name in rows)
        changed = Sql(f"entry.document_id IN ({of_rows})")
    else:
        changed = Sql(_CHANGED, (memory.oldest, memory.snapshot))
    read = f"SELECT {_MOMENT}, ARRAY[{READ}] FROM archive_searchentry entry WHERE {{}}"
    return put(read, changed)


def forget() -> None:
    """Read all rows anew when they are asked for next."""
    _kept.clear()


def with_news(
    memory: Memory | None, snapshot: str, table: int, sent: Sequence[bytes | None]
) -> Columns | None:
    """The columns of the moment at which the news were told.

    None where what is remembered is of another archive: it is forgotten.
    """
    if memory is None:
        return Columns.of(sent)
    if table != memory.table or _end(snapshot) < _end(memory.snapshot):
        forget()
        return None
    if not sent[0]:
        return memory.columns
    columns = Columns.joined([memory.columns, Columns.of(sent)]).tidied()
    _kept[:] = [Memory(columns, snapshot, table)]
    return columns


def _end(snapshot: str) -> int:
    """The first transaction that had not begun."""
    return int(snapshot.split(":")[1])


def _read() -> Memory:
    """All search rows, some at a time, of one moment."""
    pieces, last = [], 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(f"SELECT {_MOMENT}")
        table, snapshot = cursor.fetchone()
        while True:
            cursor.execute(_SOME, [last])
            pieces.append(Columns.of(cursor.fetchone()))
            if not len(pieces[-1].numbers):
                break
            last = int(pieces[-1].numbers[-1])
    return Memory(Columns.joined(pieces), snapshot, table)
