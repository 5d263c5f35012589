"""Whether search rows tell the truth: compared with the records, which are asked anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from psycopg2.extras import execute_values

from archive.models import Document, SearchEntry
from archive.search.content import contents

_BATCH = 500
_NO_COLUMNS = {"document_id", "words", "words_due", "changed"}
_COLUMNS = {
    field.attname: field.db_type(connection)
    for field in SearchEntry._meta.fields
    if field.attname not in _NO_COLUMNS
}
# The view has the types of the records, say varchar where the row has text.
_DIFFERING = ", ".join(
    f"CASE WHEN entry.{name} IS DISTINCT FROM truth.{name}::{kind} THEN '{name}' END"
    for name, kind in _COLUMNS.items()
)
_STRUCTURE = f"""
SELECT truth.document_id, CASE WHEN entry.document_id IS NULL THEN '{{row}}'
    ELSE array_remove(ARRAY[{_DIFFERING}], NULL) END AS columns
FROM archive_searchtruth truth LEFT JOIN archive_searchentry entry USING (document_id)
WHERE truth.document_id = ANY(%s)
"""
_WORDS = """
SELECT entry.document_id FROM archive_searchentry entry
JOIN (VALUES %s) AS made (document_id, words) ON made.document_id = entry.document_id
WHERE entry.words IS DISTINCT FROM made.words::tsvector AND entry.words_due IS NULL
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """What in the search row of a document is not as it should be.

    ``columns`` are columns of the row, "words due" where words wait for ``reindex --stale``,
    "row" where the document has none.
    """

    number: int
    columns: tuple[str, ...]


def differences(progress: Callable[[int], None] = lambda number: None) -> Iterator[Difference]:
    """All differences in the order of the documents. Some documents at a time are compared."""
    last = 0
    while True:
        rows = Document.objects.filter(pk__gt=last).order_by("pk")
        numbers = list(rows.values_list("pk", flat=True)[:_BATCH])
        if not numbers:
            return
        with transaction.atomic():
            yield from _compare(numbers)
        progress(len(numbers))
        last = numbers[-1]


def _compare(numbers: list[int]) -> list[Difference]:
    """The differences among the rows of these documents, all as of one moment."""
    with connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(_STRUCTURE, [numbers])
        found: dict[int, list[str]] = dict(cursor.fetchall())
    due = SearchEntry.objects.due().filter(pk__in=numbers)
    for number in due.values_list("pk", flat=True):
        found[number].append("words due")
    for number in _wrong_words(numbers):
        found[number].append("words")
    return [
        Difference(number, tuple(columns)) for number, columns in sorted(found.items()) if columns
    ]


def _wrong_words(numbers: list[int]) -> list[int]:
    made = [(number, vector.literal()) for number, vector in contents(numbers)]
    with connection.cursor() as cursor:
        template = "(%s::bigint, %s)"
        rows = execute_values(cursor.cursor, _WORDS, made, template, len(made), fetch=True)
    return [number for (number,) in rows]
