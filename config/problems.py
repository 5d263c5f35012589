"""Problems that the person at the keyboard can mend, told in one sentence without a traceback."""

import contextlib
import errno
import sys
from collections.abc import Iterator


class Problem(Exception):
    """Something outside the program stands in the way; ``str()`` says what, and the remedy."""


DISK_FULL = (
    "The disk is full (no space left on device), so the archive cannot be written. "
    "Free some space, or set CHANCERY_HOME to a folder on another disk, and start again."
)


# SQLSTATE of an undefined table or column.
TABLES_MISSING = ("42P01", "42703")


@contextlib.contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what an operator can mend into one sentence on stderr and exit status 1.

    Everything else is a mistake in the program and keeps its traceback.
    """
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell reports a program that Ctrl-C ended
    except Exception as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        sys.stderr.write(f"{sentence}\n")
        sys.exit(1)


def sentence_for(error: Exception) -> str | None:
    """What to tell the operator about this error, or None when it is not theirs to mend."""
    import psycopg2
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError
    from django.db import DatabaseError, OperationalError

    if isinstance(error, DatabaseError | psycopg2.Error | OSError) and _is_disk_full(error):
        return DISK_FULL
    if isinstance(error, Problem | ImproperlyConfigured | CommandError):
        return str(error)
    if getattr(error.__cause__, "pgcode", None) in TABLES_MISSING:
        return "The database has not the tables of this version. Make them: make run, or manage.py migrate."
    if isinstance(error, OperationalError | psycopg2.OperationalError):
        return _database_out_of_reach(error)
    if isinstance(error, PermissionError) and error.filename:
        return (
            f"{error.filename} belongs to another user and cannot be used: {error.strerror}. "
            "Run this as that user, or set CHANCERY_HOME to a folder of your own."
        )
    if isinstance(error, OSError) and error.filename:
        return (
            f"{error.filename} cannot be used: {error.strerror}. "
            "Mend that, or set CHANCERY_HOME to another folder."
        )
    return None


def _is_disk_full(error: Exception) -> bool:
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    return full or "No space left on device" in str(error)


def _database_out_of_reach(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    reason = lines[0] if lines else "no reason given"
    return (
        f"The database does not answer: {reason.rstrip('.')}. "
        "Check that it runs and that DATABASE_URL is right, "
        "or unset DATABASE_URL to use the embedded database."
    )
