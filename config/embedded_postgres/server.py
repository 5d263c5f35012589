"""Starting, finding and stopping the server. The caller holds the start lock."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg2

from config.embedded_postgres import cluster
from config.embedded_postgres.accounts import Account, binaries, server_account
from config.embedded_postgres.places import PORT, Places, address
from config.problems import DISK_FULL, Problem

RECOVERY = 600  # seconds a start may take after a crash
LEFTOVERS = 15  # seconds that the children of a killed server may need to end
WAL_SEGMENT = 16 * 1024 * 1024  # bytes; PostgreSQL writes no less at a time
STEP = 0.02  # seconds between two looks


def ensure_running(places: Places, *, durable: bool) -> None:
    """Adopt the server that runs on this data, or make the data and start one."""
    account = server_account(places)
    if not places.data.exists():
        cluster.create(places, account, durable=durable)
    if (pid := running(places)) is not None:
        _wait_until_ready(places, pid)
        return
    cluster.require_sound(places)
    deadline = time.monotonic() + LEFTOVERS
    while not _start(places, account, durable=durable):
        if time.monotonic() > deadline:
            raise Problem(_why_not(places))
        time.sleep(0.25)


def stop(places: Places) -> None:
    """Stop the server, if it runs, and wait until it has."""
    pid = running(places)
    if pid is None:
        return
    os.kill(pid, signal.SIGINT)  # PostgreSQL's fast shutdown
    while running(places) == pid:
        time.sleep(STEP)


def running(places: Places) -> int | None:
    """The process id of the server that runs on this data.

    The number in its file may by now belong to any process, so what that one works on is asked.
    """
    try:
        words = (places.data / "postmaster.pid").read_text().split()
        pid = int(words[0])
        works_in = os.readlink(f"/proc/{pid}/cwd")
    except (OSError, ValueError, IndexError):
        return None
    return pid if works_in == os.path.realpath(places.data) else None


def answers(places: Places) -> bool:
    """Whether the server takes connections; raises Problem when it refuses our password."""
    try:
        psycopg2.connect(address(places.home), connect_timeout=5).close()
    except psycopg2.OperationalError as error:
        said = str(error)
        if "password" in said or "no password supplied" in said:
            raise Problem(
                f"The password in {places.password} does not open the database. "
                "Restore that file from a backup."
            ) from error
        if "too many clients" not in said:
            return False
    return True


def _start(places: Places, account: Account, *, durable: bool) -> bool:
    """Start the server and wait until it answers; False if it may do so a moment later."""
    account.own(places.socket)
    (places.socket / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)  # may name a dead server
    _disown_stale_number(places.data / "postmaster.pid", account)
    cluster.write_start_settings(places, durable=durable)
    command = [binaries(account) / "postgres", "-D", places.data]
    with places.log.open("w") as log:
        server = account.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    deadline = time.monotonic() + RECOVERY
    while time.monotonic() < deadline:
        if server.poll() is not None:
            if "shared memory block" in _log(places.log):
                return False
            raise Problem(_why_not(places))
        if answers(places):
            return True
        time.sleep(STEP)
    raise Problem(_why_not(places))


def _disown_stale_number(path: Path, account: Account) -> None:
    """Put our own number where the file of a dead server names what is now another process.

    PostgreSQL would take that process for a server and refuse to start, but not its own parent.
    The rest of the file stays: by it the new server sees whether children of the old still work.
    """
    try:
        number, rest = path.read_text().split("\n", 1)
        os.kill(int(number), 0)
    except PermissionError:
        pass  # alive, and somebody else's
    except (OSError, ValueError):
        return
    path.unlink()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{os.getpid()}\n{rest}")
    os.chown(path, account.uid, account.gid)


def _wait_until_ready(places: Places, pid: int) -> None:
    """Wait for a server that starts up or shuts down; what is left afterwards is running or not."""
    deadline = time.monotonic() + RECOVERY
    while running(places) == pid and time.monotonic() < deadline:
        if answers(places):
            return
        time.sleep(STEP)


def _log(path: Path) -> str:
    return path.read_text(errors="replace") if path.exists() else ""


def _why_not(places: Places) -> str:
    said = _log(places.log)
    # On a full disk the server cannot even write why it stops.
    if "No space left" in said or shutil.disk_usage(places.folder).free < WAL_SEGMENT:
        return DISK_FULL
    lines = [line for line in said.splitlines() if "FATAL:" in line or "PANIC:" in line]
    reason = (lines or said.strip().splitlines() or ["it gave no reason"])[-1]
    return (
        f"The embedded database in {places.data} did not start: {reason.split('  ')[-1]}. "
        f"More is in {places.log}. If the folder is damaged, restore it from a backup, or move "
        "it away to begin with an empty archive."
    )
