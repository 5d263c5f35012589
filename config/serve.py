"""What ``make run`` runs: everything from an empty folder to a served site, in one process.

    python -m config.serve

Takes the port, starts the embedded database, brings the archive up to date, and serves it with
gunicorn on 127.0.0.1 until SIGINT or SIGTERM. What an operator can mend is told in one sentence,
with exit status 1.
"""

import contextlib
import ctypes
import errno
import gc
import hashlib
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import NotSupportedError, connection, connections
from gunicorn.app.base import BaseApplication
from gunicorn.http import message

from config import embedded_postgres
from config.problems import Problem, told_plainly
from config.tidying import tidy

OLDEST_POSTGRES = 15
PATIENCE = 2  # seconds in which the workers of a killed master let go of the port
THREADS = 4
LONGEST_ADDRESS = 131_072  # bytes: 10,000 Chinese characters are 90,000
PREPARING = 0x4368616E  # the advisory lock of whoever brings the archive up to date


def main() -> None:
    """Serve until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.pop("CHANCERY_DEBUG", None)
    if "MAKELEVEL" in os.environ:
        _end_with_parent()
    with told_plainly(), contextlib.ExitStack() as stack:
        listener = listen(int(settings.PORT))
        if settings.EMBEDDED:
            stack.enter_context(embedded_postgres.using(settings.CHANCERY_HOME))
        django.setup()
        bring_up_to_date()
        connections.close_all()  # the workers must not share a connection
        _greet()
        _Site(listener).run()


def listen(port: int) -> socket.socket:
    """A socket bound to this port of 127.0.0.1; raises Problem if that cannot be had."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < deadline:
                time.sleep(0.1)
                continue
            raise Problem(
                f"Port {port} of 127.0.0.1 cannot be used: {_port_problem(error)}. Stop what "
                f"uses it, or choose another port, for example: make run PORT={_other(port)}"
            ) from error
        return listener


def bring_up_to_date() -> None:
    """Migrate, load the sample into an empty archive, index, collect static files, if need be."""
    try:
        connection.ensure_connection()
        found = connection.connection.server_version // 10000
    except NotSupportedError as error:
        raise Problem(f"The database server is too old: {error}") from error
    if found < OLDEST_POSTGRES:
        raise Problem(
            f"The database server is PostgreSQL {found}; Chancery needs {OLDEST_POSTGRES} or "
            "later. Upgrade it, or unset DATABASE_URL to use the embedded database."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        try:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("load_sample", if_empty=True)
            tidy()
            _collect_static()
        finally:
            connection.close()  # and the lock with it


def _collect_static() -> None:
    stamp = Path(settings.STATIC_ROOT) / ".collected-from"
    fingerprint = _static_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)


def _static_fingerprint() -> str:
    """A hash of all static files as they stand in the source."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(f"{path}\n".encode() + hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def _greet() -> None:
    data = settings.CHANCERY_HOME / "postgres"
    if settings.EMBEDDED and data.is_symlink():
        print(
            f"The data is in {data.resolve()}: the user who runs PostgreSQL for root "
            f"cannot reach {settings.CHANCERY_HOME}."
        )
    print(f"Chancery is at http://127.0.0.1:{settings.PORT}/ (Ctrl-C stops it).")
    if f"http://127.0.0.1:{settings.PORT}" != settings.CHANCERY_URL:
        print(f"Its public address is {settings.CHANCERY_URL}/")
    print("To make an administrator: make admin", flush=True)


class _Site(BaseApplication):
    """gunicorn, told here what its command line would tell it."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        super().__init__()

    def load_config(self) -> None:
        # What gunicorn takes for the longest line, whatever is configured, is less than a question
        # in Cyrillic may have: who asks it gets our answer, not a bare 414.
        message.MAX_REQUEST_LINE = LONGEST_ADDRESS
        choices = {
            "bind": f"fd://{self.listener.fileno()}",
            "workers": int(os.environ.get("WEB_CONCURRENCY") or min(os.cpu_count() or 1, 4) + 1),
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
            "graceful_timeout": 10,
            "limit_request_line": LONGEST_ADDRESS,
            "limit_request_field_size": LONGEST_ADDRESS,  # the next page is asked for with this one
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_fork": lambda master, worker: _end_with_parent(),
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from config.wsgi import application

        _read_ahead()
        return application


def _read_ahead() -> None:
    """Read now, once for all workers, what the first question would wait for.

    That is the tables of Chinese signs and readings, the hash of the program for the tags of pages, and
    the columns of search rows, of which each worker then reads only what changes.
    """
    from django.db import connections

    from archive.search.remembered import remembered
    from archive.text import NameQuestion, derived_forms
    from archive.views.unchanged import release

    name = "毛泽东"  # any in Chinese signs
    derived_forms(name)
    NameQuestion(name)
    release()
    remembered()
    connections.close_all()  # a worker needs its own
    gc.freeze()  # all this stays: the collector need not go through it during pages


def _port_problem(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program listens there"
    return os.strerror(error.errno or 0).lower()


def _other(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8000


def _end_with_parent() -> None:
    """Ask the kernel for SIGTERM when our parent ends, even when it is killed.

    So no server outlives its ``make``, and no worker keeps the port after its master.
    """
    if sys.platform == "linux":
        set_parent_death_signal = 1  # PR_SET_PDEATHSIG of prctl(2)
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


if __name__ == "__main__":
    main()
