"""Running those who are asked: askers line by line, and servers of whole pages."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.asked import Asked
from benchmarks.homes import ROOT
from benchmarks.peers.filling import BENCH_PYTHON

WORKERS = {"WEB_CONCURRENCY": "2"}
PATIENCE = 120  # seconds in which a server has to answer
LONGEST = 600  # seconds that a question may take
_LITE_SETTINGS = {
    # Slow facets would be left out, and guesses at more of them cost time.
    "facet_time_limit_ms": str(LONGEST * 1000),
    "sql_time_limit_ms": str(LONGEST * 1000),
    "suggest_facets": "off",
}


class FailedError(Exception):
    """A question that was not answered, with the reason."""


@dataclass
class Asker:
    """A program that answers questions below the level of pages."""

    process: subprocess.Popen

    def ask(self, asked: Asked) -> tuple[float, int]:
        """Seconds and documents."""
        seconds, total = self._told("answer", asked)
        return seconds, total

    def address(self, asked: Asked) -> str:
        """Where the page is; "" for who has none."""
        return self._told("address", asked)

    def _told(self, wanted: str, asked: Asked) -> Any:
        try:
            self.process.stdin.write(json.dumps([wanted, asdict(asked)]) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except OSError as error:
            raise FailedError(f"ended: {error}") from error
        if not line:
            raise FailedError("ended")
        told = json.loads(line)
        if isinstance(told, dict):
            raise FailedError(told["failed"])
        return told


@contextmanager
def askers(peers: Path, who: Collection[str]) -> Iterator[dict[str, Asker]]:
    """Those who are asked, each in a process of its own."""
    lite = [sys.executable, "-m", "benchmarks.contestants.lite", peers / "archive.db"]
    commands = {
        "chancery": [sys.executable, "-m", "benchmarks.contestants.chancery"],
        "plain": [sys.executable, "-m", "benchmarks.contestants.plain"],
        "lite": lite,
        "hand": [*lite, "--by-hand"],
        "engine": [BENCH_PYTHON, "-m", "benchmarks.contestants.engine", peers / "tantivy"],
    }
    with ExitStack() as stack:
        started = {}
        for name in filter(commands.__contains__, who):
            command = commands[name]
            process = stack.enter_context(_running(command, _environment(name), pipes=True))
            if process.stdout.readline() != "ready\n":
                raise SystemExit(f"{command} did not start.")
            started[name] = Asker(process)
        yield started


@contextmanager
def servers(peers: Path, who: Collection[str]) -> Iterator[dict[str, int]]:
    """The ports of those who serve pages; two are asked at the same."""
    ports = {name: free_port() for name in ("chancery", "plain", "lite") if name in who}
    metadata = peers / "metadata.json"
    tables = {"documents": {"fts_table": "documents_fts", "fts_pk": "number"}}
    metadata.write_text(json.dumps({"databases": {"archive": {"tables": tables}}}))
    gunicorn = ["-m", "gunicorn", "benchmarks.plain.wsgi", "--workers", "2", "--threads", "4"]
    gunicorn += ["--worker-class", "gthread", "--bind", f"127.0.0.1:{ports['plain']}"]
    gunicorn += ["--timeout", str(LONGEST)]
    datasette = ["-m", "datasette", "serve", peers / "archive.db", "--metadata", metadata]
    datasette += ["--port", str(ports.get("lite"))]
    for name, value in _LITE_SETTINGS.items():
        datasette += ["--setting", name, value]
    commands = {
        "chancery": [sys.executable, "-m", "config.serve"],
        "plain": [sys.executable, *gunicorn],
        "lite": [BENCH_PYTHON, *datasette],
    }
    with ExitStack() as stack:
        for name, port in ports.items():
            environment = _environment(name) | {"PORT": str(port)}
            stack.enter_context(_running(commands[name], environment, quiet=True))
        for port in ports.values():
            _wait(port)
        yield ports | ({"hand": ports["lite"]} if "hand" in who else {})


@contextmanager
def chancery() -> Iterator[tuple[int, int]]:
    """The port of Chancery's own server, and the number of its master process."""
    port = free_port()
    environment = _environment("chancery") | {"PORT": str(port)}
    command = [sys.executable, "-m", "config.serve"]
    with _running(command, environment, quiet=True) as process:
        _wait(port)
        yield port, process.pid


def fetch(port: int, address: str) -> tuple[float, bytes]:
    """The seconds in which a page comes, and the page; FailedError for anything but 200."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        page = answer.read()
    except (OSError, http.client.HTTPException) as error:
        raise FailedError(f"{type(error).__name__} for {address}") from error
    finally:
        connection.close()
    seconds = time.perf_counter() - begun
    if answer.status != http.HTTPStatus.OK:
        raise FailedError(f"{answer.status} for {address}")
    return seconds, page


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _environment(name: str) -> dict[str, str]:
    settings = "benchmarks.plain.settings" if name == "plain" else "config.settings"
    kept = {key: value for key, value in os.environ.items() if key != "MAKELEVEL"}
    return kept | WORKERS | {"DJANGO_SETTINGS_MODULE": settings}


@contextmanager
def _running(command: list, environment: dict, *, pipes: bool = False, quiet: bool = False):
    pipe = subprocess.PIPE if pipes else None
    process = subprocess.Popen(
        command,
        stdin=pipe,
        stdout=pipe or (subprocess.DEVNULL if quiet else None),
        stderr=subprocess.DEVNULL if quiet else None,
        env=environment,
        cwd=ROOT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit(f"Nobody answers at port {port}.")
