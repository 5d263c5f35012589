"""Whether search rows tell the truth: compared with the records, which are asked anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from psycopg2.extras import execute_values

from archive.models import Document, SearchEntry
from archive.search.content import contents

_BATCH = 500
_NO_COLUMNS = {"document_id", "words", "words_due"}
_COLUMNS = {
    field.attname: field.db_type(connection)
    for field in SearchEntry._meta.fields
    if field.attname not in _NO_COLUMNS
}
# The view has the types of the records, say varchar where the row has text.
_DIFFERING = [
    f"CASE WHEN entry.known AND truth.known AND entry.{name} IS DISTINCT FROM truth.{name}::{kind}"
    f" THEN '{name}' END"
    for name, kind in _COLUMNS.items()
]
_STRUCTURE = f"""
SELECT document_id, array_remove(ARRAY[
    CASE WHEN entry.known IS NULL THEN 'row' WHEN truth.known IS NULL THEN 'document' END,
    {", ".join(_DIFFERING)}
], NULL) AS columns
FROM (
    SELECT *, true AS known FROM archive_searchtruth
    WHERE document_id > %(after)s AND document_id <= %(last)s
) truth FULL JOIN (
    SELECT *, true AS known FROM archive_searchentry
    WHERE document_id > %(after)s AND document_id <= %(last)s
) entry USING (document_id)
ORDER BY document_id
"""
_WORDS = """
SELECT entry.document_id FROM archive_searchentry entry
JOIN (VALUES %s) AS made (document_id, words) ON made.document_id = entry.document_id
WHERE entry.words IS DISTINCT FROM made.words::tsvector AND entry.words_due IS NULL
"""
_BEYOND = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Difference:
    """What in the search row of a document is not as it should be.

    ``columns`` are columns of the row, "words due" where words wait for ``reindex --stale``,
    "row" where the document has none, "document" where there is a row without one.
    """

    number: int
    columns: tuple[str, ...]


def differences(progress: Callable[[int], None] = lambda number: None) -> Iterator[Difference]:
    """All differences in the order of the documents. Some documents at a time are compared."""
    after = -_BEYOND
    while True:
        rows = Document.objects.filter(pk__gt=after).order_by("pk")
        numbers = list(rows.values_list("pk", flat=True)[:_BATCH])
        last = numbers[-1] if len(numbers) == _BATCH else _BEYOND
        with transaction.atomic():
            yield from _compare(numbers, after, last)
        progress(len(numbers))
        if last == _BEYOND:
            return
        after = last


def _compare(numbers: list[int], after: int, last: int) -> list[Difference]:
    """The differences among the rows between two numbers, all as of one moment."""
    found: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(_STRUCTURE, {"after": after, "last": last})
        for number, columns in cursor.fetchall():
            found[number] = columns
    due = SearchEntry.objects.due().filter(pk__gt=after, pk__lte=last)
    for number in due.values_list("pk", flat=True):
        found.setdefault(number, []).append("words due")
    for number in _wrong_words(numbers):
        found.setdefault(number, []).append("words")
    return [
        Difference(number, tuple(columns)) for number, columns in sorted(found.items()) if columns
    ]


def _wrong_words(numbers: list[int]) -> list[int]:
    made = [(number, vector.literal()) for number, vector in contents(numbers)]
    if not made:
        return []
    with connection.cursor() as cursor:
        template = "(%s::bigint, %s)"
        rows = execute_values(cursor.cursor, _WORDS, made, template, len(made), fetch=True)
    return [number for (number,) in rows]
