"""Running the embedded server from real processes, as commands and sites do."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from config.embedded_postgres.places import Places
from config.embedded_postgres.server import running

ROOT = Path(__file__).resolve().parent.parent.parent

USE = """
import sys
from pathlib import Path
import psycopg2
from config import embedded_postgres
from config.problems import told_plainly

home = Path(sys.argv[1])
with told_plainly(), embedded_postgres.using(home, durable="durable" in sys.argv):
    connection = psycopg2.connect(embedded_postgres.address(home))
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(1)")  # one visitor at a time
        cursor.execute("CREATE TABLE IF NOT EXISTS visit (visitor text)")
        cursor.execute("INSERT INTO visit VALUES ('one')")
        cursor.execute("SELECT count(*) FROM visit")
        visits = cursor.fetchone()[0]
    connection.close()
    print(visits, flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def new_home(name="home"):
    """A home that is not there yet, where every user may come; its server is stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="chancery-test-") as folder:
        Path(folder).chmod(0o711)
        home = Path(folder) / name
        try:
            yield home
        finally:
            kill_server(home)
            socket = Places(home).socket
            if socket.exists() and not socket.is_relative_to(folder):
                shutil.rmtree(socket)


def kill_server(home):
    """Kill the home's server, if it runs, as a power cut would."""
    pid = running(Places(home))
    if pid is not None:
        os.kill(pid, signal.SIGKILL)
    return pid


def start_user(home, *words):
    """A process that uses the home's server until its input ends or it is killed.

    With the word “durable” a server that it starts keeps what it has said when it is killed.
    """
    return _python("-c", USE, str(home), *words)


def visits_seen_by(user):
    """How many visits the archive had when this user came, once it is there."""
    return int(user.stdout.readline())


def leave(user):
    """Let the user end as it would by itself; its exit status."""
    user.communicate("")
    return user.returncode


def visit(home):
    """Come and go: the exit status, what was printed and what was complained of."""
    user = start_user(home)
    said, complained = user.communicate("")
    return user.returncode, said.strip(), complained.strip()


def run(*arguments, **environment):
    """Run python with these arguments and environment: exit status and all that was said."""
    program = _python(*arguments, **environment)
    said, complained = program.communicate("")
    return program.returncode, said + complained


def _python(*arguments, **environment):
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        text=True,
    )
