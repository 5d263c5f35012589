"""The file of a backup: its manifest, and the proof that it is whole."""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from config.problems import Problem

FORMAT = 1
DUMP = "database.dump"
MEDIA = "media/"
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024  # bytes
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


def unpack(path: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder and check every byte; raises Problem if it is damaged."""
    try:
        with tarfile.open(path, "r:") as tar:
            found = dict(_unpacked(tar, folder))
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Problem(f"There is no backup at {path}. Look into the folder backups.") from error
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
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source is None:
            raise tarfile.TarError(f"“{member.name}” cannot be read")
        with source, target.open("xb") as file:
            while chunk := source.read(CHUNK):
                file.write(chunk)
        with target.open("rb") as file:
            yield member.name, sha256(file)


def _manifest(path: Path, folder: Path) -> Manifest:
    try:
        values = json.loads((folder / MANIFEST).read_bytes())
        manifest = Manifest(**values)
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(path, "its manifest is missing or cannot be read") from error
    if manifest.format != FORMAT:
        raise Problem(
            f"{path} has the format {manifest.format}; this version of Chancery reads {FORMAT}. "
            "Restore it with the version that wrote it."
        )
    return manifest


def _damaged(path: Path, reason: str) -> Problem:
    return Problem(
        f"{path} is not a whole backup: {reason}. Nothing was changed. Take an older backup, "
        "or copy this one again from where it was kept."
    )
