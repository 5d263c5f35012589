"""The home of a made-up collection: a database and files of its own, apart from every archive."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from benchmarks.collection import SIZES

ROOT = Path(__file__).resolve().parent.parent
# What a built collection depends on, in two layers: the documents, and the words of search rows.
_DOCUMENTS = ("archive/migrations", "archive/models", "archive/dates", "benchmarks/collection")
_WORDS = ("archive/text", "archive/search/words")


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
        yield home


def build(size: str, jobs: int) -> None:
    """Build the collection in the home that is open, as far as it is not of this code."""
    from django.db import connection

    from archive.models import Document
    from benchmarks.collection import building

    stamps = home_of(size) / "documents.stamp", home_of(size) / "words.stamp"
    documents, words = _fingerprint(_DOCUMENTS), _fingerprint(_DOCUMENTS + _WORDS)
    begun = time.monotonic()
    if not _holds(stamps[0], documents):
        for stamp in stamps:
            stamp.unlink(missing_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        building.build(SIZES[size], jobs)
        stamps[0].write_text(documents)
    elif not _holds(stamps[1], words):
        building.build_search_rows(Document.objects.count(), jobs)
    else:
        return
    stamps[1].write_text(words)
    print(f"Built in {time.monotonic() - begun:.0f} seconds.")


def _holds(stamp: Path, fingerprint: str) -> bool:
    return stamp.exists() and stamp.read_text() == fingerprint


def _fingerprint(folders: tuple[str, ...]) -> str:
    digest = sha256()
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".sql", ".txt"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
