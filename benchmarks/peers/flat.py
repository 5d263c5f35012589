"""The public documents of a collection as plain values, from which peers fill their own tables."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

CHUNK = 2000

_DOCUMENTS = """
    SELECT document.number, document.title, document.summary,
        concat_ws(E'\\n', nullif(document.editor_note, ''), written.words) AS text,
        coalesce(document.date, '') AS date, document.date_first AS first,
        document.date_last AS last, row.start, row.year_first AS year,
        document.genre_id AS genre, document.place_id AS place,
        row.has_text, row.has_translation, row.languages, row.repositories,
        (SELECT coalesce(json_agg(json_build_array(repository_id, collection_id)), '[]')
         FROM archive_holding WHERE document_id = document.number) AS holdings,
        ARRAY(SELECT DISTINCT event_id FROM archive_documentevent
              WHERE document_id = document.number) AS events,
        coalesce((SELECT reference FROM archive_holding WHERE document_id = document.number
                  ORDER BY "order", id LIMIT 1), '') AS reference
    FROM archive_document document
    JOIN archive_searchentry row ON row.document_id = document.number
    LEFT JOIN LATERAL (
        SELECT string_agg(regexp_replace(body, '<[^>]*>', ' ', 'g'), E'\\n' ORDER BY id) AS words
        FROM archive_text WHERE document_id = document.number AND status = 'published'
    ) written ON true
    WHERE document.number BETWEEN %s AND %s AND document.status = 'published'
        AND (document.public_from IS NULL OR document.public_from <= now())
    ORDER BY document.number
"""
# A capacity is a person like any other here, in a row of its own.
_PARTS = """
    SELECT document_id, role, bearer, max(name_as_written)
    FROM archive_participation
    CROSS JOIN LATERAL (
        SELECT DISTINCT bearer FROM (VALUES (correspondent_id), (capacity_id)) AS both_(bearer)
        WHERE bearer IS NOT NULL OR (correspondent_id IS NULL AND capacity_id IS NULL)
    ) bearers
    WHERE document_id BETWEEN %s AND %s
    GROUP BY document_id, role, bearer, CASE WHEN bearer IS NULL THEN name_as_written END
    ORDER BY document_id, min("order"), role, bearer
"""


def flat_documents() -> Iterator[dict[str, Any]]:
    """The public documents in the order of their numbers.

    ``parts`` are lists of role, number of the person (None where unidentified) and name as
    written, ``holdings`` of repository and collection; languages and the like of numbers.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(number) FROM archive_document")
        (last,) = cursor.fetchone()
        for first in range(1, last + 1, CHUNK):
            between = [first, first + CHUNK - 1]
            cursor.execute(_PARTS, between)
            parts: dict[int, list] = {}
            for number, *part in cursor.fetchall():
                parts.setdefault(number, []).append(part)
            cursor.execute(_DOCUMENTS, between)
            columns = [column.name for column in cursor.description]
            for row in cursor.fetchall():
                document = dict(zip(columns, row, strict=True))
                document["parts"] = parts.get(document["number"], [])
                document["collections"] = sorted({held[1] for held in document["holdings"]})
                yield document


def labels() -> dict[str, dict[int, str]]:
    """The names of what documents point to, by kind and number."""
    sources = {
        "genre": "SELECT id, name FROM archive_genre",
        "language": "SELECT id, name FROM archive_language",
        "place": "SELECT id, name FROM archive_place",
        "repository": "SELECT id, name FROM archive_repository",
        "collection": "SELECT id, title FROM archive_collection",
        "event": "SELECT id, title FROM archive_event",
        "person": "SELECT id, authorised_form || ' (' || qualifier || ')' FROM archive_correspondent",
    }
    found = {}
    with connection.cursor() as cursor:
        for kind, query in sources.items():
            cursor.execute(query)
            found[kind] = dict(cursor.fetchall())
    return found
