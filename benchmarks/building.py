"""Building a collection in the database of the settings: fast, and as the application would have.

Columns that follow from others are reckoned by the models, structural columns of search rows by
the database's own function, words by ``archive.search.index_words``. Triggers are put off while
documents are copied, so there is no history of their making.
"""

from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from tqdm import tqdm

from archive.models import (
    Address,
    Document,
    DocumentEvent,
    Holding,
    Participation,
    SearchEntry,
    Text,
    Vocabulary,
)
from archive.search.indexing import compact
from benchmarks.collection.authorities import Authorities, make_authorities
from benchmarks.collection.documents import make_documents
from benchmarks.copying import copy

CHUNK = 500
# With the table itself behind DocumentLanguage, which is a proxy and so has no sequence.
_LANGUAGES = Document.languages.through
COPIED = (Address, Document, DocumentEvent, _LANGUAGES, Holding, Participation, Text)


def build_documents(documents: int, jobs: int) -> None:
    """Fill the database, emptied first, with so many documents, in so many processes.

    Their search rows are still to be built.
    """
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    call_command("migrate", verbosity=0)
    authorities = make_authorities(documents)
    in_processes(partial(_copy_chunk, authorities), _chunks(documents), jobs, "documents")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


def build_search_rows(documents: int, jobs: int) -> None:
    """Build all search rows anew, with their words and the vocabulary."""
    tables = [model._meta.db_table for model in (SearchEntry, Vocabulary)]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
        indexes = {table: drop_indexes(cursor, table) for table in tables}
    in_processes(_index_chunk, _chunks(documents), jobs, "search rows")
    compact()
    with connection.cursor() as cursor:
        for table in tables:
            # Words were an update of every row: the dead ones are taken out.
            cursor.execute(f"VACUUM FULL {table}")
            make_indexes(cursor, table, indexes[table], jobs)
        cursor.execute("VACUUM ANALYZE")


def drop_indexes(cursor: Any, table: str) -> list[str]:
    """Drop the indexes of a table but those of its constraints, and tell how they are made."""
    cursor.execute(
        "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = %s::regclass AND NOT indisunique",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [definition for _name, definition in indexes]


def make_indexes(cursor: Any, table: str, definitions: list[str], jobs: int) -> None:
    """Make the indexes of a filled table, which is faster than to fill them row by row."""
    cursor.execute("SET maintenance_work_mem = '2GB'")
    cursor.execute(f"SET max_parallel_maintenance_workers = {jobs - 1}")
    cursor.execute(f"ALTER TABLE {table} SET (parallel_workers = {jobs - 1})")
    for definition in definitions:
        cursor.execute(definition)
    cursor.execute(f"ALTER TABLE {table} RESET (parallel_workers)")


def in_processes(
    work: Callable[[range], None], chunks: Sequence[range], jobs: int, label: str
) -> None:
    """Do the work for each chunk, in so many processes, each with a connection of its own."""
    global _work
    _work = work
    connections.close_all()
    with get_context("fork").Pool(jobs) as pool:
        for _ in tqdm(pool.imap_unordered(_do, chunks), desc=label, total=len(chunks)):
            pass
        # Told to end, for SIGTERM, which leaving the block sends, may find them where they live on.
        pool.close()
        pool.join()


def _chunks(documents: int) -> list[range]:
    """The numbers of so many documents, some at a time."""
    ends = range(1, documents + 1, CHUNK)
    return [range(first, min(first + CHUNK, documents + 1)) for first in ends]


def _do(chunk: range) -> None:
    _work(chunk)


def _work(chunk: range) -> None:
    """What the processes were forked to do; a function that closes over data cannot be sent."""
    raise NotImplementedError


@transaction.atomic
def _copy_chunk(authorities: Authorities, numbers: range) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    copy(make_documents(numbers, authorities))


@transaction.atomic
def _index_chunk(numbers: range) -> None:
    from archive.search import index_words

    with connection.cursor() as cursor:
        cursor.execute("SELECT archive_search_refresh(%s::bigint[])", [list(numbers)])
    index_words(numbers)
