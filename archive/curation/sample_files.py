"""The files of a sample: entries by their keys, and what is said of one that does not fit."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError

SCHEME = "sample"
# What columns and keys raise that hold something else than the model wants.
_MISFITS = (
    ValidationError,
    FieldDoesNotExist,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
)


class SampleError(ValueError):
    """A record of the sample that does not fit the model; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as a file gives it."""

    path: Path
    key: str
    values: dict[str, Any]


@contextmanager
def naming(entry: Entry) -> Iterator[None]:
    """Turn what does not fit into a SampleError that names the entry."""
    try:
        yield
    except _MISFITS as error:
        where = f"{entry.path.name}: [{entry.key}]"
        raise SampleError(f"{where} does not fit: {error}") from error


def read_entries(folder: Path, kind: str) -> list[Entry]:
    """The entries of a kind: of its file, or of all files in its folder, by their names."""
    entries: dict[str, Entry] = {}
    for path in [folder / f"{kind}.toml", *sorted((folder / kind).glob("*.toml"))]:
        if not path.exists():
            continue
        try:
            read = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise SampleError(f"{path.name} is not TOML: {error}") from error
        for key, values in read.items():
            if not isinstance(values, dict):
                raise SampleError(f"{path.name}: “{key}” stands outside of any [record].")
            if key in entries:
                first = entries[key].path.name
                raise SampleError(f"{path.name}: [{key}] is in {first} already: give it once.")
            entries[key] = Entry(path, key, values)
    return list(entries.values())


def identifiers_of(entry: Entry) -> list[tuple[str, str]]:
    """Scheme and value of each identifier; a scheme may have a list of them."""
    pairs = [(SCHEME, entry.key)]
    for scheme, value in entry.values.get("identifiers", {}).items():
        pairs += [(scheme, each) for each in (value if isinstance(value, list) else [value])]
    return pairs
