"""Writing a backup: everything as of one moment, while the site goes on."""

import contextlib
import io
import os
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.conf import settings

from config.backups import databases, programs
from config.backups.files import DUMP, MANIFEST, MEDIA, Manifest, sha256, unpack, working_folder
from config.problems import Problem

NOTHING = "This archive holds nothing yet, not even its tables. Begin it with: make run"


def default_path(words: str = "chancery") -> Path:
    """Where a backup goes that is not told where: a file of this moment's name in the home."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    return Path(settings.CHANCERY_HOME) / "backups" / f"{words}-{moment}.tar"


def write(path: Path) -> Manifest:
    """Write a backup to this path and read it again; a path that exists is replaced at the end.

    The database is dumped and counted in one snapshot. Media are copied afterwards: files are
    never rewritten under a name, so each that the snapshot names is there.
    """
    if path.is_dir():
        raise Problem(f"{path} is a folder. Name a file in it, such as {path / 'chancery.tar'}")
    with working_folder(path.parent, ".backup-") as folder:
        draft = folder / path.name
        manifest = _write(draft, folder / DUMP)
        _verify(draft, folder / "again", manifest.postgres)
        draft.replace(path)
    return manifest


def _write(draft: Path, dump: Path) -> Manifest:
    with contextlib.closing(databases.connect(databases.name())) as connection:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with connection.cursor() as cursor:
            migrations = databases.migrations(cursor)
            if not migrations:
                raise Problem(NOTHING)
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            server = databases.major_version(connection)
            programs.run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={snapshot}",
                f"--file={dump}",
                server=server,
                database=databases.name(),
            )
            rows = databases.rows(cursor)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            members = _add_all(tar, dump)
            manifest = Manifest(made, server, migrations, rows, members)
            words = manifest.to_json()
            tar.addfile(_entry(MANIFEST, len(words)), io.BytesIO(words))
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _add_all(tar: tarfile.TarFile, dump: Path) -> dict[str, str]:
    """Add the dump and all media; their names and checksums."""
    media = Path(settings.MEDIA_ROOT)
    files = {DUMP: dump}
    for path in sorted(media.rglob("*")) if media.is_dir() else []:
        if path.is_file() and not path.is_symlink():
            files[f"{MEDIA}{path.relative_to(media).as_posix()}"] = path
    return {name: added for name, path in files.items() if (added := _add(tar, name, path))}


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str | None:
    """Add a file; its checksum, or None where it was deleted a moment ago."""
    try:
        file: IO[bytes] = path.open("rb")
    except FileNotFoundError:
        return None
    with file:
        checksum = sha256(file)
        size = file.tell()
        file.seek(0)
        tar.addfile(_entry(name, size), file)
    return checksum


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def _verify(draft: Path, folder: Path, server: int) -> None:
    """Read the file back as a restore would, and let pg_restore read all of the dump."""
    folder.mkdir()
    unpack(draft, folder)
    programs.run("pg_restore", f"--file={os.devnull}", folder / DUMP, server=server)
