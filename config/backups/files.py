"""The file of a backup: its manifest, and the proof that it is whole."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath
from typing import IO, get_origin

from config.problems import Problem

FORMAT = 1
DUMP = "database.dump"
MEDIA = "media/"
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024  # bytes
JUST_MADE = 10  # seconds
LONGEST_MANIFEST = 256 * CHUNK  # a million media files


@dataclass(frozen=True)
class Manifest:
    """What a backup holds.

    ``postgres`` is the server's major version, ``migrations`` the applied ones as ``app.name``,
    ``rows`` the number of rows of each table, ``members`` the SHA-256 of each file.
    """

    made: str
    postgres: int
    migrations: list[str]
    rows: dict[str, int]
    members: dict[str, str]
    format: int = FORMAT

    def to_json(self) -> bytes:
        """The manifest as the file keeps it."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def sha256(file: IO[bytes]) -> str:
    """The checksum of the rest of an open file."""
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


@contextlib.contextmanager
def working_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A folder of this process's own in the parent, gone at the end.

    Those that killed processes left there under this prefix go, too: they hold drafts, and the
    hashes of passwords.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        made = tempfile.TemporaryDirectory(prefix=prefix, dir=parent)
    except PermissionError as error:
        raise Problem(
            f"{parent} may not be written to: {error.strerror}. Choose another folder, "
            "or run this as a user who may."
        ) from error
    with made as name, _held(Path(name)):
        for other in parent.glob(f"{prefix}*"):
            if other.is_dir() and not other.is_symlink() and _is_abandoned(other):
                shutil.rmtree(other, ignore_errors=True)
        yield Path(name)


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Lock the folder as long as this process lives."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _is_abandoned(folder: Path) -> bool:
    """Whether nobody holds the folder, and whoever made it has had time to."""
    try:
        if time.time() - folder.stat().st_mtime < JUST_MADE:
            return False
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # its owner has just ended, or is another user
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def unpack(path: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder and check every byte; raises Problem if it is damaged."""
    if not path.is_file():
        what = "is no file" if path.exists() else "is not there"
        raise Problem(f"There is no backup at {path}: it {what}. Look into the folder backups.")
    try:
        with tarfile.open(path, "r:") as tar:
            found = dict(_unpacked(tar, folder))
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise _damaged(path, str(error)) from error
    manifest = _manifest(path, folder)
    found.pop(MANIFEST)
    if found != manifest.members:
        wrong = {name for name, _sum in found.items() ^ manifest.members.items()}
        raise _damaged(path, f"{min(wrong)} is not what was written")
    return manifest


def _unpacked(tar: tarfile.TarFile, folder: Path) -> Iterator[tuple[str, str]]:
    """Write each member under the folder: its name and checksum."""
    for member in tar:
        parts = PurePosixPath(member.name).parts
        if not member.isreg() or ".." in parts or member.name.startswith("/"):
            raise tarfile.TarError(f"it holds “{member.name}”, which no backup does")
        if member.name == MANIFEST and member.size > LONGEST_MANIFEST:
            raise tarfile.TarError("its manifest is too long")
        source = tar.extractfile(member)
        if source is None:
            raise tarfile.TarError(f"“{member.name}” cannot be read")
        with source, _made(folder / member.name) as file:
            while chunk := source.read(CHUNK):
                file.write(chunk)
        with (folder / member.name).open("rb") as file:
            yield member.name, sha256(file)


def _made(target: Path) -> IO[bytes]:
    """A new file, in new folders; TarError where the place is taken."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return target.open("xb")
    except (FileExistsError, NotADirectoryError) as error:
        raise tarfile.TarError(f"it holds “{target.name}” twice") from error


def _manifest(path: Path, folder: Path) -> Manifest:
    try:
        values = json.loads((folder / MANIFEST).read_bytes())
        manifest = Manifest(**values)
        _require_types(manifest)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise _damaged(path, "its manifest is missing or cannot be read") from error
    if manifest.format != FORMAT:
        raise Problem(
            f"{path} has the format {manifest.format}; this version of Chancery reads {FORMAT}. "
            "Restore it with the version that wrote it."
        )
    return manifest


def _require_types(manifest: Manifest) -> None:
    """Raise TypeError where the manifest holds other things than one does."""
    for one in fields(Manifest):
        kind = get_origin(one.type) or one.type
        if type(getattr(manifest, one.name)) is not kind:
            raise TypeError(one.name)
    texts = [*manifest.migrations, *manifest.rows, *manifest.members, *manifest.members.values()]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("texts")


def _damaged(path: Path, reason: str) -> Problem:
    return Problem(
        f"{path} is not a whole backup: {reason}. Nothing was changed. Take an older backup, "
        "or copy this one again from where it was kept."
    )
