"""The home of a made-up collection: a database and files of its own, apart from every archive."""

import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from benchmarks.collection import SIZES

ROOT = Path(__file__).resolve().parent.parent
# What a built collection depends on, the documents, the words of search rows, the peers' own tables.
_DOCUMENTS = ("archive/migrations", "archive/models", "archive/dates", "benchmarks/collection")
_WORDS = (*_DOCUMENTS, "archive/text", "archive/search/words")
_PEERS = (*_DOCUMENTS, "benchmarks/peers", "benchmarks/plain/models.py")


def home_of(size: str) -> Path:
    """The folder of the collection of this size (a key of SIZES)."""
    return Path(os.environ.get("BENCH_HOME") or ROOT / "var" / "bench") / size


@contextmanager
def opened(size: str, *, durable: bool = True) -> Iterator[Path]:
    """The home of this size, with its server running and Django set up for it.

    Once in a process, before anything of the application is imported.
    """
    home = home_of(size).absolute()
    home.mkdir(parents=True, exist_ok=True)
    os.environ["CHANCERY_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    from config import embedded_postgres

    with embedded_postgres.using(home, durable=durable):
        django.setup()
        from django.db import connections

        try:
            yield home
        finally:
            connections.close_all()


def build(size: str, jobs: int, who: Collection[str]) -> None:
    """Build the collection in the home that is open, and the peers', as far as code has changed.

    ``who`` is asked (keys of NAMES).
    """
    from benchmarks import building
    from benchmarks.peers.filling import fill

    home, documents = home_of(size), SIZES[size]
    steps = (
        ("documents", _DOCUMENTS, lambda: building.build_documents(documents, jobs)),
        ("words", _WORDS, lambda: building.build_search_rows(documents, jobs)),
        ("peers", _PEERS, lambda: fill(home / "peers", jobs, who)),
    )
    for name, folders, step in steps:
        stamp, fingerprint = home / f"{name}.stamp", _fingerprint(folders)
        if name == "peers":
            fingerprint += f" of {', '.join(sorted(who))}"
        if stamp.exists() and stamp.read_text() == fingerprint:
            continue
        begun = time.monotonic()
        stamp.unlink(missing_ok=True)
        step()
        stamp.write_text(fingerprint)
        print(f"{name}: {time.monotonic() - begun:.0f} seconds", flush=True)


def _fingerprint(folders: tuple[str, ...]) -> str:
    digest = sha256()
    for folder in folders:
        for path in sorted([ROOT / folder, *(ROOT / folder).rglob("*")]):
            if path.suffix in (".py", ".sql", ".txt"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
