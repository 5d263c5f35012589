"""Building a collection in the database of the settings: fast, and as the application would have.

Columns that follow from others are reckoned by the models, structural columns of search rows by
the database's own function, words by ``archive.search.index_words``. Triggers are put off while
documents are copied, so there is no history of their making.
"""

import os
from collections.abc import Callable, Iterable
from multiprocessing import get_context

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from tqdm import tqdm

from archive.models import (
    Address,
    Document,
    DocumentEvent,
    DocumentLanguage,
    Holding,
    Participation,
    SearchEntry,
    Text,
)
from benchmarks.collection.authorities import make_authorities
from benchmarks.collection.copying import copy
from benchmarks.collection.documents import make_documents

CHUNK = 1000
COPIED = (Address, Document, DocumentEvent, DocumentLanguage, Holding, Participation, Text)


def build(documents: int, jobs: int = os.cpu_count() or 1) -> None:
    """Fill an empty database with a collection of so many documents, in so many processes."""
    call_command("migrate", verbosity=0)
    authorities = make_authorities(documents)
    chunks = [
        range(first, min(first + CHUNK, documents + 1)) for first in range(1, documents + 1, CHUNK)
    ]
    in_processes(
        lambda chunk: _copy_chunk(chunk, authorities), chunks, jobs, f"{documents:,} documents"
    )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), COPIED):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
    build_search_rows(documents, jobs)


def build_search_rows(documents: int, jobs: int = os.cpu_count() or 1) -> None:
    """Build all search rows anew, with their words."""
    chunks = [
        range(first, min(first + CHUNK, documents + 1)) for first in range(1, documents + 1, CHUNK)
    ]
    table = SearchEntry._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")
        # Indexes are built faster at once.
        cursor.execute(
            "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = %s::regclass AND NOT indisprimary",
            [table],
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    in_processes(_index_chunk, chunks, jobs, "search rows")
    with connection.cursor() as cursor:
        # Words were an update of every row: the dead ones are taken out.
        cursor.execute(f"VACUUM FULL {table}")
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("VACUUM ANALYZE")


def in_processes(
    work: Callable[[range], None], chunks: Iterable[range], jobs: int, label: str
) -> None:
    """Do the work for each chunk, in so many processes, each with a connection of its own."""
    global _work
    _work = work
    connections.close_all()
    with get_context("fork").Pool(jobs) as pool:
        for _ in tqdm(pool.imap_unordered(_do, chunks), desc=label, total=len(list(chunks))):
            pass


def _do(chunk: range) -> None:
    _work(chunk)


def _work(chunk: range) -> None:
    """What the processes were forked to do; a function that closes over data cannot be sent."""
    raise NotImplementedError


@transaction.atomic
def _copy_chunk(numbers: range, authorities) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    copy(make_documents(numbers, authorities))


@transaction.atomic
def _index_chunk(numbers: range) -> None:
    from archive.search import index_words

    with connection.cursor() as cursor:
        cursor.execute("SELECT archive_search_refresh(%s::bigint[])", [list(numbers)])
    index_words(numbers)
