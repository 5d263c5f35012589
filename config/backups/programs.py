"""pg_dump and pg_restore of the same PostgreSQL as the server, told how to reach it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from psycopg2.extensions import make_dsn

from config import embedded_postgres
from config.problems import DISK_FULL, Problem


def run(program: str, *arguments: str | Path, server: int, database: str | None = None) -> None:
    """Run pg_dump or pg_restore of this major version, on a database where one is named.

    Raises Problem with the program's own last words when it fails.
    """
    command = [str(_folder(server) / program), *map(str, arguments)]
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
    if database is not None:
        command += ["--no-password", f"--dbname={_address(database)}"]
        environment["PGPASSWORD"] = settings.DATABASES["default"]["PASSWORD"]
    if not environment.get("PGPASSWORD"):
        environment.pop("PGPASSWORD", None)  # so that the password file is asked
    done = subprocess.run(  # noqa: S603 (our own words only)
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode == 0:
        return
    if "No space left on device" in done.stderr:
        raise Problem(DISK_FULL)
    lines = [line for line in done.stderr.splitlines() if "error:" in line]
    reason = (lines or done.stderr.strip().splitlines() or ["it gave no reason"])[0]
    raise Problem(f"{program} failed: {reason.split('error: ', 1)[-1].strip().rstrip('.')}.")


def _address(database: str) -> str:
    """The database in the words of libpq, without the password."""
    known = settings.DATABASES["default"]
    options = {name: value for name, value in known["OPTIONS"].items() if isinstance(value, str)}
    places = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"]}
    given = {name: value for name, value in places.items() if value}
    return make_dsn(dbname=database, **given, **options)


def _folder(server: int) -> Path:
    """Where the programs of this major version are."""
    if settings.EMBEDDED:
        return embedded_postgres.programs()
    on_path = shutil.which("pg_dump")
    folders = [Path(f"/usr/lib/postgresql/{server}/bin"), Path(f"/usr/pgsql-{server}/bin")]
    folders += [Path(on_path).parent] if on_path else []
    for folder in (*folders, embedded_postgres.programs()):
        if _major_version(folder / "pg_dump") == server:
            return folder
    raise Problem(
        f"The server is PostgreSQL {server}, and no pg_dump of that version is on this machine. "
        f"Install it (Debian: apt install postgresql-client-{server}) or put it on the PATH."
    )


def _major_version(program: Path) -> int | None:
    """The major version of a program of PostgreSQL, None where there is none."""
    if not program.exists():
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"\) (\d+)", said.stdout)
    return int(found[1]) if found else None
