"""Secrets that are made on first use and kept in files that only their owner reads."""

import contextlib
import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """The key that signs sessions: DJANGO_SECRET_KEY, else the file ``secret_key`` in the home."""
    if key := os.environ.get("DJANGO_SECRET_KEY"):
        return key
    home.mkdir(parents=True, exist_ok=True)
    return kept(home / "secret_key", secrets.token_urlsafe(64))


def kept(path: Path, content: str) -> str:
    """What the file holds; if it is missing it is made with this content and mode 0600.

    Two processes that start at once agree on one content, because only one of them can create
    the name; and the name never stands for a half-written file.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            draft.touch(mode=0o600)
            draft.write_text(content)
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return path.read_text().strip()
