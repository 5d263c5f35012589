"""The command that loads tables: what it says, how it ends, killed half-way, two at once."""

import os
import signal
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from archive.curation.imports.tables import import_table
from archive.exchange import SourceError
from archive.models import Document, Imported
from tests.curation.tables import FULL, load, one, table
from tests.curation.test_imports_command import _environment

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parent.parent.parent


def command(*arguments):
    out, err = StringIO(), StringIO()
    call_command("import_csv", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_says_what_it_did(tmp_path):
    path = tmp_path / "letters.csv"
    path.write_bytes(one(**FULL))
    assert (
        "Dry run, nothing was written: documents: 1 created"
        in command("documents", path, "--dry-run")[0]
    )
    out, err = command("documents", path, "--publish")
    assert "Imported: documents: 1 created" in out
    assert "New on the list “place”: 1 (Moscow)." in out
    assert "written: 1 / 1" in err
    assert "Nothing has changed" in command("documents", path)[0]


def test_the_command_ends_with_one_sentence_where_something_is_wrong(tmp_path):
    path = tmp_path / "letters.csv"
    path.write_bytes(one(date="soon", oddity="x"))
    err = StringIO()
    with pytest.raises(CommandError, match=r"nothing was written\. Rows: 1; errors: 2"):
        call_command("import_csv", "documents", str(path), stderr=err)
    assert f"{path}, line 2: L-1: date: “soon” is not a date" in err.getvalue()
    for name, word in (("none.csv", "No such file"), ("", "directory")):
        with pytest.raises(CommandError, match=word):
            command("documents", tmp_path / name)


def test_a_pipe_is_refused_with_a_sentence():
    read, write = os.pipe()
    os.close(write)
    with open(read, "rb") as pipe, pytest.raises(SourceError, match="is a pipe"):
        import_table("documents", pipe, "pipe")


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_it_leaves_the_archive_as_it_was(tmp_path):
    load("documents", one(id="0"))
    path = tmp_path / "many.csv"
    path.write_bytes(table(*([str(number), f"Letter {number}"] for number in range(4000))))
    program = [sys.executable, "manage.py", "import_csv", "documents", str(path)]
    process = subprocess.Popen(
        program, cwd=ROOT, env=_environment(), stderr=subprocess.PIPE, text=True
    )
    while "written: 1000" not in (line := process.stderr.readline()):
        assert line, "it ended before it was killed"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert list(Document.objects.values_list("title", flat=True)) == ["Letter"]
    assert Imported.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_the_second_says_so_and_waits():
    waiting, reports = threading.Event(), []

    def second():
        def progress(step, done, total):
            if step == "wait":
                waiting.set()

        reports.append(load("documents", one(**FULL), progress=progress))
        connection.close()

    thread = threading.Thread(target=second)
    with transaction.atomic():
        load("documents", one(**FULL))
        thread.start()
        assert waiting.wait(20)
        assert reports == []
    thread.join(20)
    assert reports[0].changes_nothing
    assert Document.objects.count() == 1
