"""What a backup must know of a database: its tables, its migrations, its server."""

from typing import Any

import psycopg2
from django.conf import settings
from django.db import connections
from django.db.utils import DEFAULT_DB_ALIAS
from psycopg2 import sql

_TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public' ORDER BY 1
"""


def connect(database: str) -> Any:
    """A connection of psycopg2's own to a database of the archive's server."""
    parameters = connections[DEFAULT_DB_ALIAS].get_connection_params()
    return psycopg2.connect(**{**parameters, "dbname": database})


def name() -> str:
    """The name of the archive's database."""
    return str(settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"])


def major_version(connection: Any) -> int:
    """The major version of the server."""
    return int(connection.server_version) // 10000


def rows(cursor: Any) -> dict[str, int]:
    """The number of rows of every table."""
    cursor.execute(_TABLES)
    tables = [table for (table,) in cursor.fetchall()]
    counts = {}
    for table in tables:
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("public", table)))
        counts[table] = cursor.fetchone()[0]
    return counts


def migrations(cursor: Any) -> list[str]:
    """The applied migrations as ``app.name``; none where the database is empty."""
    cursor.execute("SELECT to_regclass('public.django_migrations')")
    if cursor.fetchone()[0] is None:
        return []
    cursor.execute("SELECT app || '.' || name FROM public.django_migrations ORDER BY 1")
    return [one for (one,) in cursor.fetchall()]
