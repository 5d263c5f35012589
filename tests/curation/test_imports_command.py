"""The command: what it says, how it ends, and that it can be killed."""

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.models import Correspondent, Document
from tests.conftest import SHARED_DATA
from tests.exchange.volumes import document_xml, write_volume

ROOT = Path(__file__).parent.parent.parent


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("import_tei", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_command_says_what_it_did(tmp_path):
    path = write_volume(tmp_path, document_xml())
    out, err = run(path, "--publish")
    assert "Imported: documents: 1 created" in out
    assert "frus1955v01: 1 / 1" in err
    assert "Nothing has changed" in run(path, "--publish")[0]


@pytest.mark.django_db
def test_dry_run_says_that_nothing_was_written(tmp_path):
    out, _ = run(write_volume(tmp_path, document_xml()), "--dry-run")
    assert "Dry run, nothing was written: documents: 1 created" in out
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_problems_and_conflicts_are_told_one_a_line(tmp_path):
    path = write_volume(tmp_path, document_xml(dateline="<date when='1955-02-30'>x</date>"))
    assert "frus1955v01/d1: date:" in run(path)[1]
    Document.objects.update(title="Mine")
    assert "Conflict: frus1955v01/d1, title: kept “Mine”" in run(path)[0]


@pytest.mark.django_db
def test_what_was_described_before_is_told_in_one_line_or_in_full(tmp_path):
    mine = Document.objects.create(title="Mine")
    mine.identifiers.create(scheme="frus", value="frus1955v01/d1")
    path = write_volume(tmp_path, document_xml())
    assert "left so where they differ from the source: 1 (title 1)" in run(path, "--dry-run")[0]
    assert "As described: frus1955v01/d1, title: “Mine”" in run(path, "--dry-run", "-v", "2")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("content", ["", "<TEI/>", "<!DOCTYPE x><TEI/>", "<TEI"])
def test_bad_file_is_one_message_with_file_line_and_reason(tmp_path, content):
    path = tmp_path / "bad.xml"
    path.write_text(content)
    with pytest.raises(CommandError) as caught:
        run(path)
    assert str(caught.value).startswith(f"{path}, line 1: ")


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_it_leaves_the_archive_as_it_was(tmp_path):
    path = write_volume(tmp_path, *(document_xml(xml_id=f"d{n}") for n in range(1, 601)))
    command = [sys.executable, "manage.py", "import_tei", str(path)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=_environment(), stderr=subprocess.PIPE, text=True
    )
    assert "100 / 600" in process.stderr.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert not Document.objects.exists()
    assert not Correspondent.objects.exists()


def _environment():
    """The environment in which another process finds the tests' database."""
    there = connection.settings_dict
    place = f"{quote(there['HOST'] or '', safe='')}:{there['PORT'] or ''}".rstrip(":")
    login = f"{quote(there['USER'] or '')}:{quote(there['PASSWORD'] or '')}".rstrip(":")
    options = urlencode({key: str(value) for key, value in there["OPTIONS"].items()})
    address = f"postgres://{login}@{place}/{there['NAME']}?{options}"
    return {**os.environ, "DATABASE_URL": address}


@pytest.mark.django_db
@pytest.mark.skipif(
    not (SHARED_DATA / "frus").exists(),
    reason="skipped: the shared test data is not on this machine",
)
def test_real_volumes_come_in_whole_and_only_once():
    paths = sorted((SHARED_DATA / "frus").glob("*.gz"))
    out, _ = run(*paths, "--publish")
    assert "documents: 962 created" in out
    assert "enclosures: 27 created" in out
    assert "Nothing has changed: documents: 0 created, 0 changed, 962 left" in run(*paths)[0]
    assert Document.objects.filter(date__isnull=False, relations__isnull=True).count() == 899
