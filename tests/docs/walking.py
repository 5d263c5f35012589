"""Walking through a tutorial as a reader does: a real site, real commands, a browser of sorts."""

import contextlib
import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from lxml import html

from tests.config.programs import ROOT, new_home

PATIENCE = 120  # seconds for a first start on a busy machine


class Visitor:
    """Reads pages and sends forms, and keeps cookies."""

    def __init__(self, site):
        self._site = site
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def get(self, path, **parameters):
        """The status and the text of what is at this address, redirects followed."""
        query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
        return self._ask(urllib.request.Request(f"{self._site}{path}{query}"))

    def post(self, path, values):
        """Send a form: pairs, or a dictionary."""
        body = urllib.parse.urlencode(values, doseq=True).encode()
        return self._ask(urllib.request.Request(f"{self._site}{path}", data=body))

    def form(self, path, form_id):
        """What the form on a page would send if nothing was changed."""
        page = html.fromstring(self.get(path)[1])
        return dict(next(one for one in page.forms if one.get("id") == form_id).form_values())

    def _ask(self, request):
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


class Archive:
    """An archive with its site, as ``make run`` makes it."""

    def __init__(self, home, port, environment):
        self.site = f"http://127.0.0.1:{port}"
        self.home = home
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "CHANCERY_HOME": str(home),
            "PORT": str(port),
            "WEB_CONCURRENCY": "1",
            **environment,
        }

    def run(self, command, **environment):
        """Run a command of a page: its exit status and all that it says."""
        command = command.replace(".venv/bin/python", sys.executable)
        done = subprocess.run(
            command,
            shell=True,
            cwd=ROOT,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.returncode, done.stdout


@contextlib.contextmanager
def archive_running(**environment):
    """A new archive whose site runs until the end, with these settings."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with new_home() as home:
        archive = Archive(home, port, environment)
        site = subprocess.Popen(
            [sys.executable, "-m", "config.serve"],
            cwd=ROOT,
            env=archive.environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(archive, site)
            yield archive
        finally:
            site.send_signal(signal.SIGTERM)
            site.wait(timeout=60)


def _wait_for(archive, site):
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return Visitor(archive.site).get("/about/")
        except OSError:
            if time.monotonic() > deadline or site.poll() is not None:
                raise
            time.sleep(0.2)


def words_of(page):
    """The words that a page shows, with single spaces."""
    root = html.fromstring(page)
    for hidden in root.xpath("//script|//style"):
        hidden.drop_tree()
    return " ".join(root.text_content().split())


def sections(path):
    """The text under each heading of the second level, by the number or words of the heading."""
    parts = re.split(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        heading.split(".")[0]: body for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def commands(section):
    """The commands of a section, in order: its indented lines that begin a program."""
    lines = re.findall(r"^    (\S.*)$", section, flags=re.MULTILINE)
    return [one for one in lines if re.match(r"(\.venv/|cp |curl |make )", one)]
