"""Restoring a backup: the new archive is complete beside the old before it takes its place."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg2
import psycopg2.errors
from django.conf import settings
from django.core.management import call_command
from django.db import connection as default_connection
from django.db.migrations.loader import MigrationLoader
from psycopg2 import sql

from config.backups import databases, programs
from config.backups.files import DUMP, MEDIA, Manifest, unpack, working_folder
from config.backups.writing import default_path, write
from config.problems import Problem
from config.tidying import tidy

MAINTENANCE = "postgres"  # the database from which others are made and renamed
RESTORING = 0x52657374  # the advisory lock of whoever restores
PATIENCE = 10  # seconds in which the sessions of a running site are ended


def restore(path: Path) -> Path | None:
    """Put what this backup holds in the place of the archive, the media included.

    A damaged file, or one of a newer Chancery, is refused with nothing changed. Until all rows of
    the new database are in and counted, the old one serves; then they change names in one
    transaction. What the archive held before is first written to a backup of its own, whose path
    is returned; None where it held nothing.
    """
    home = Path(settings.CHANCERY_HOME)
    with _alone() as cursor, working_folder(home, "restoring-") as folder:
        manifest = unpack(path, folder)
        server = databases.major_version(cursor.connection)
        _require_fitting(path, manifest, server)
        _require_rights(cursor)
        kept = _keep_present()
        with _beside(cursor) as database:
            programs.run(
                "pg_restore",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                folder / DUMP,
                server=server,
                database=database,
            )
            _require_complete(path, manifest, database)
            _migrate(database)
            media = _add_media(folder / MEDIA)
            _exchange(cursor, database)
            _remove_media_but(media)
    return kept


@contextlib.contextmanager
def _alone() -> Iterator[Any]:
    """A cursor in the maintenance database, for one restore at a time."""
    with contextlib.closing(databases.connect(MAINTENANCE)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [RESTORING])
            if not cursor.fetchone()[0]:
                raise Problem("Another restore is at work on this archive. Wait until it ends.")
            yield cursor


def _require_fitting(path: Path, manifest: Manifest, server: int) -> None:
    """Refuse a backup of a newer Chancery or a newer PostgreSQL."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.migrations) - known):
        raise Problem(
            f"{path} was written by a newer version of Chancery (it has {unknown[-1]}). "
            "Nothing was changed. Update Chancery, then restore."
        )
    if manifest.postgres > server:
        raise Problem(
            f"{path} comes from PostgreSQL {manifest.postgres}; this server is {server}. "
            "Nothing was changed. Restore it on that version or a later one."
        )


def _require_rights(cursor: Any) -> None:
    """Refuse a user who may not make a database beside the archive's and rename the two."""
    cursor.execute(
        "SELECT rolname, rolsuper, rolcreatedb AND pg_has_role(datdba, 'USAGE') "
        "FROM pg_roles, pg_database WHERE rolname = current_user AND datname = %s",
        [databases.name()],
    )
    for user, superuser, may in cursor.fetchall():
        if not (superuser or may):
            raise Problem(
                f"The database user {user} may not make and rename databases, as a restore does. "
                f"Nothing was changed. As the server's administrator: ALTER ROLE {user} CREATEDB; "
                f"ALTER DATABASE {databases.name()} OWNER TO {user};"
            )


def _keep_present() -> Path | None:
    """Write what the archive holds now to a backup; None where it holds no table."""
    present = contextlib.closing(databases.connect(databases.name()))
    with present as connection, connection.cursor() as cursor:
        if not databases.migrations(cursor):
            return None
    path = default_path("before-restore")
    write(path)
    return path


@contextlib.contextmanager
def _beside(cursor: Any) -> Iterator[str]:
    """A new database beside the archive's, gone at the end unless it has taken its place."""
    database = f"{databases.name()}_restoring"
    _drop(cursor, database)  # left by a restore that was killed
    cursor.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(
            sql.Identifier(database)
        )
    )
    try:
        yield database
    finally:
        default_connection.close()
        with contextlib.suppress(psycopg2.Error):  # the next restore takes it away
            _drop(cursor, database)


def _drop(cursor: Any, database: str) -> None:
    cursor.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
    )


def _require_complete(path: Path, manifest: Manifest, database: str) -> None:
    new = contextlib.closing(databases.connect(database))
    with new as connection, connection.cursor() as cursor:
        found = databases.rows(cursor)
    if found != manifest.rows:
        wrong = min(table for table, _number in found.items() ^ manifest.rows.items())
        raise Problem(
            f"{path} says that {wrong} has {manifest.rows.get(wrong)} rows, but "
            f"{found.get(wrong)} came in. The archive was left as it was."
        )


def _migrate(database: str) -> None:
    """Bring the database of an older Chancery up to date, its words included."""
    default_connection.close()
    archive = default_connection.settings_dict["NAME"]
    default_connection.settings_dict["NAME"] = database
    try:
        call_command("migrate", interactive=False, verbosity=0)
        tidy()
    finally:
        default_connection.close()
        default_connection.settings_dict["NAME"] = archive


def _add_media(new: Path) -> set[Path]:
    """Move the backup's media to where they belong, beside those of the archive: their places.

    Nothing is taken away before the databases have changed names, so that whichever of the two
    is the archive when this process is killed has all its files.
    """
    media, places = Path(settings.MEDIA_ROOT), set()
    for path in [one for one in new.rglob("*") if one.is_file()]:
        place = media / path.relative_to(new)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
        places.add(place)
    return places


def _remove_media_but(kept: set[Path]) -> None:
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()


def _exchange(cursor: Any, database: str) -> None:
    """Let the new database take the archive's name, and drop the old one."""
    archive, replaced = databases.name(), f"{databases.name()}_replaced"
    _drop(cursor, replaced)
    default_connection.close()
    deadline = time.monotonic() + PATIENCE
    while True:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname IN (%s, %s) AND pid <> pg_backend_pid()",
            [archive, database],
        )
        try:
            _rename(cursor, (archive, replaced), (database, archive))
        except psycopg2.errors.ObjectInUse:  # a running site came back in between
            if time.monotonic() > deadline:
                raise Problem(
                    "The running site holds the database. Stop it, then restore."
                ) from None
            time.sleep(0.1)
        else:
            break
    _drop(cursor, replaced)


def _rename(cursor: Any, *pairs: tuple[str, str]) -> None:
    """Rename databases, all in one transaction."""
    command = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    cursor.execute("BEGIN")
    try:
        for old, new in pairs:
            cursor.execute(command.format(sql.Identifier(old), sql.Identifier(new)))
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
    cursor.execute("COMMIT")
