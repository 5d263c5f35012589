"""The secret key that signs sessions: kept in CHANCERY_HOME, made on first use."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """The key from DJANGO_SECRET_KEY, else from the file ``secret_key`` in the home folder.

    The file is made with mode 0600 if it is missing; two processes that start at once agree on
    one key, because only one of them can create the name.
    """
    if key := os.environ.get("DJANGO_SECRET_KEY"):
        return key
    path = home / "secret_key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        draft = home / f"secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
