"""Making the data folder, tuned for the machine."""

import os
import secrets
import shutil
import subprocess
from pathlib import Path

from config.embedded_postgres.accounts import Account, binaries, require_name
from config.embedded_postgres.places import MAJOR_VERSION, NAME, PORT, Places
from config.problems import DISK_FULL, Problem
from config.secret import kept

MEGABYTE = 1024 * 1024


def require_sound(places: Places) -> None:
    """Raise Problem unless the data folder is one of this version of PostgreSQL."""
    try:
        found = (places.data / "PG_VERSION").read_text(errors="replace").strip()
    except FileNotFoundError:
        found = ""
    if found == MAJOR_VERSION:
        return
    if found.isdigit() and len(found) < 4:
        raise Problem(
            f"The data folder {places.data} was made by PostgreSQL {found}; this is version "
            f"{MAJOR_VERSION}, which cannot read it. Set CHANCERY_HOME to another folder, or "
            "dump the data with the old version and restore it here."
        )
    raise Problem(
        f"The data folder {places.data} is damaged: its PG_VERSION should say {MAJOR_VERSION}. "
        "Restore it from a backup, or move it away to begin with an empty archive."
    )


def create(places: Places, account: Account, *, durable: bool) -> None:
    """Make the data folder with one database and one user, complete or not at all."""
    require_name(account)
    programs = binaries(account)
    draft = places.folder / "data.new"
    if draft.exists():  # left by a start that was killed
        shutil.rmtree(draft)
    account.own(draft)
    kept(places.password, f"*:*:*:{NAME}:{secrets.token_urlsafe(32)}\n")
    words = places.folder / "password.new"
    words.write_text(places.password.read_text().strip().rsplit(":", 1)[1])
    words.chmod(0o600)
    os.chown(words, account.uid, account.gid)
    try:
        initdb: list[str | Path] = [programs / "initdb", "-D", draft, "-U", NAME, *_KIND]
        initdb += [f"--pwfile={words}"] if durable else [f"--pwfile={words}", "--no-sync"]
        _run(account, initdb)
    finally:
        words.unlink()
    with (draft / "postgresql.conf").open("a") as conf:
        conf.write(_tuning(_memory()) + f"\ninclude '../{places.start_settings.name}'\n")
    write_start_settings(places, durable=durable)
    single: list[str | Path] = [programs / "postgres", "--single", "-D", draft, "postgres"]
    _run(account, single, words=f"CREATE DATABASE {NAME}\n")
    draft.rename(places.data)


def write_start_settings(places: Places, *, durable: bool) -> None:
    """Write what is decided at each start: the socket, and whether a test may forgo safety."""
    lines = [
        "# Written at each start; data/postgresql.conf is the place for settings of your own.",
        "listen_addresses = ''",
        f"port = {PORT}",
        f"unix_socket_directories = '{places.socket}'",
        "unix_socket_permissions = 0700",
    ]
    if not durable:
        lines += [f"{name} = off" for name in ("fsync", "synchronous_commit", "full_page_writes")]
    places.start_settings.write_text("\n".join(lines) + "\n")
    places.start_settings.chmod(0o644)  # the server's user reads it; it holds no secret


_KIND = [
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=scram-sha-256",
    "--no-instructions",
]


def _run(account: Account, command: list[str | Path], words: str = "") -> None:
    pipe = subprocess.PIPE
    program = account.run(command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT)
    said, _ = program.communicate(words)
    if program.returncode == 0:
        return
    if "No space left on device" in said:
        raise Problem(DISK_FULL)
    lines = [line for line in said.splitlines() if "error:" in line or "FATAL" in line]
    reason = (lines or said.strip().splitlines() or [f"exit status {program.returncode}"])[-1]
    raise Problem(
        f"The embedded database could not be made: {reason}. "
        "Mend that, or set DATABASE_URL to a server of your own."
    )


def _memory() -> int:
    """The megabytes this machine, or the container we are in, may use."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = Path("/sys/fs/cgroup/memory.max")
    if limit.exists() and (words := limit.read_text().strip()).isdigit():
        total = min(total, int(words))
    return total // MEGABYTE


def _tuning(memory: int) -> str:
    """Settings for a machine of so many megabytes that runs the site as well."""
    settings = {
        "shared_buffers": f"{min(max(memory // 4, 32), 2048)}MB",
        "effective_cache_size": f"{max(memory // 2, 64)}MB",
        "work_mem": f"{min(max(memory // 128, 4), 64)}MB",
        "maintenance_work_mem": f"{min(max(memory // 16, 32), 512)}MB",
        "jit": "off",
        "random_page_cost": "1.1",
        "log_min_messages": "log",  # errors reach the application, which reports them
    }
    folder = Path("/dev/shm")  # noqa: S108 (only its size is asked)
    shm = os.statvfs(folder) if folder.is_dir() else None
    if shm is None or shm.f_blocks * shm.f_frsize < 256 * MEGABYTE:
        settings["dynamic_shared_memory_type"] = "mmap"  # containers often give 64 MB
    lines = [f"{name} = {value}" for name, value in settings.items()]
    return "\n".join(["", f"# Chancery, for {memory} MB of memory", *lines])
