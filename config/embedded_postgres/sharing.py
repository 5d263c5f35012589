"""Sharing one server: the first who comes starts it, the last who leaves stops it.

Who uses the server holds a shared lock on the file ``users.lock``; the kernel lets go of it even
when the process is killed. Coming and leaving happen under the lock ``start.lock``, one at a time.
"""

import contextlib
import fcntl
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from config.embedded_postgres import server
from config.embedded_postgres.places import Places, make_folder


@contextlib.contextmanager
def using(home: Path, *, durable: bool = True) -> Iterator[None]:
    """Keep the embedded server of this home running while the block runs.

    Nothing is left running when the last user leaves, be it by SIGTERM, which ends the block as
    SystemExit. Forked processes do not count as users. ``durable=False`` is for tests: a server
    that this call starts may lose data when the machine fails. Raises config.problems.Problem.
    """
    places = Places(home)
    make_folder(places)
    with _leaving_on_sigterm():
        place = _enter(places, durable=durable)
        try:
            yield
        finally:
            if os.getpid() == place.process:  # a forked process leaves this block, too
                with _alone(places):
                    place.leave()


class _Place:
    """One user's hold on the server."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.process = os.getpid()
        self.descriptor = _open(places.folder / "users.lock")
        fcntl.flock(self.descriptor, fcntl.LOCK_SH)
        # A forked process shares the lock and would keep it when this one is killed.
        os.register_at_fork(after_in_child=self._close)

    def leave(self) -> None:
        """Let go under the start lock; stop the server if nobody else holds it."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        else:
            server.stop(self.places)
        finally:
            self._close()

    def _close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


def _enter(places: Places, *, durable: bool) -> _Place:
    with _alone(places):
        place = _Place(places)
        try:
            server.ensure_running(places, durable=durable)
        except BaseException:  # also when interrupted: nothing may run that nobody holds
            place.leave()
            raise
    return place


@contextlib.contextmanager
def _alone(places: Places) -> Iterator[None]:
    descriptor = _open(places.folder / "start.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


@contextlib.contextmanager
def _leaving_on_sigterm() -> Iterator[None]:
    """Let SIGTERM end the block like an exception; a handler that is already set stays."""
    ours = threading.current_thread() is threading.main_thread()
    if not ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _exit)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGTERM) is _exit:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _exit(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
