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

from archive.search.columns import MICROSECONDS, READ, Columns, OutdatedError, numbers_sent
from archive.search.room import Room
from archive.search.sql import Sql, put

# Rows that are read at a time; where more have changed, all are read anew.
_CHUNK = 20_000
# The file of the table, of which a restored or emptied archive has another one; and the moment.
_MOMENT = (
    "pg_relation_filenode('archive_searchentry')::bigint,"
    f" {MICROSECONDS.format('now()')}, pg_current_snapshot()::text"
)
_SOME = f"""
SELECT {READ} FROM (
    SELECT * FROM archive_searchentry WHERE document_id > %s ORDER BY document_id LIMIT {_CHUNK}
) entry
"""
# Numbers of transactions above all known ones come with a backup of another server.
_SINCE = (
    "changed >= %s AND changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
    " AND NOT pg_visible_in_snapshot(changed::text::xid8, %s::pg_snapshot)"
)
_GONE = f"(SELECT string_agg(int8send(document_id), '') FROM archive_searchgone WHERE {_SINCE})"


@dataclass(frozen=True, slots=True)
class Memory:
    """Columns with the room behind them, and the snapshot and the file of the table that they are of."""

    columns: Columns
    room: Room
    snapshot: str
    file: int

    @property
    def since(self) -> tuple[int, str]:
        """The values of _SINCE: the oldest transaction that may not be in it, and the snapshot."""
        return int(self.snapshot.split(":")[0]), self.snapshot


@dataclass(frozen=True, slots=True)
class Moment:
    """When a statement ran: microseconds since 1970, its snapshot, and the file of the table."""

    file: int
    time: int
    snapshot: str


class _Kept:
    """What this process remembers."""

    memory: Memory | None = None


_reading = Lock()


def remembered() -> Memory | None:
    """What is remembered, read now where nothing is; None within a transaction."""
    if connection.in_atomic_block:
        return None
    with _reading:
        memory = _Kept.memory
        if memory is None:
            memory = _Kept.memory = _read()
        return memory


def news(memory: Memory | None, rows: Iterable[str]) -> Sql:
    """A SELECT of a moment, and of what ``with_news`` reads.

    That is the rows that have changed or gone since; without a memory the rows of these tables.
    """
    if memory is None:
        of_rows = " UNION ".join(f"SELECT document_id FROM {name}" for name in rows)
        changed, gone = Sql(f"document_id IN ({of_rows})"), Sql("NULL")
    else:
        changed, gone = Sql(_SINCE, memory.since), Sql(_GONE, memory.since)
    some = "" if memory is None else f"LIMIT {_CHUNK + 1}"
    return put(
        f"SELECT {_MOMENT}, ARRAY[{READ}, {{}}]"
        f" FROM (SELECT * FROM archive_searchentry WHERE {{}} {some}) entry",
        gone,
        changed,
    )


def forget(memory: Memory | None) -> None:
    """Read all rows anew when they are asked for next, unless somebody has done so meanwhile."""
    with _reading:
        if _Kept.memory is memory:
            _Kept.memory = None


def with_news(memory: Memory | None, moment: Moment, sent: Sequence[bytes | None]) -> Columns:
    """The columns of the moment at which the news were told.

    OutdatedError where what is remembered is of another archive, or where very much has changed.
    """
    *rows, gone = sent
    if memory is None:
        return Columns.of(rows)
    other = moment.file != memory.file or _end(moment.snapshot) < _end(memory.snapshot)
    if other or len(rows[0] or b"") > 8 * _CHUNK:
        raise OutdatedError
    columns, room = memory.columns, memory.room
    if gone:
        columns = columns.without(numbers_sent(gone))
    if rows[0]:
        room = Room(room)
        columns = Columns.joined([columns, Columns.of(rows)], room)
    if columns is not memory.columns:
        tidied = columns.tidied()
        room = room if tidied is columns else Room()
        columns = tidied
        _Kept.memory = Memory(columns, room, moment.snapshot, moment.file)
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
        moment = Moment(*cursor.fetchone())
        while True:
            cursor.execute(_SOME, [last])
            pieces.append(Columns.of(cursor.fetchone()))
            if not len(pieces[-1].numbers):
                break
            last = int(pieces[-1].numbers[-1])
    room = Room()
    return Memory(Columns.joined(pieces, room), room, moment.snapshot, moment.file)
