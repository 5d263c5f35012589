"""Backups as an operator makes and restores them: real programs, servers and files."""

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import tarfile
import time

import psycopg2
import pytest
from psycopg2 import sql

from config import embedded_postgres
from tests.config.programs import ROOT, new_home, run

PHOTO = "scans/1949/лист ü 1.jpg"
GENRES = """
    INSERT INTO archive_genre (name, slug, translations)
    SELECT '{0} ' || n, 'genre-' || (n + (SELECT count(*) FROM archive_genre)), '{{}}'
    FROM generate_series(1, {1}) n
"""

BEARER = """
    WITH bearer AS (
        INSERT INTO archive_correspondent (kind, slug, authorised_form, qualifier, folded, filed_as,
            sort_key, history, status, withdrawn_reason, created_at, changed_at, version)
        VALUES ('person', 'mao', 'Mao', '', 'mao', '', 'mao', '', 'draft', '', now(), now(), 1)
        RETURNING id
    )
    INSERT INTO archive_name (
        correspondent_id, form, folded, kind, script, transliteration, source, words
    )
    SELECT id, 'Mao', 'mao', 'authorised', '', '', '', '' FROM bearer
"""


@pytest.fixture(scope="module")
def original():
    """The home of an archive with tables, records, history and a media file."""
    with new_home() as home:
        assert run("manage.py", "migrate", "-v0", CHANCERY_HOME=str(home)) == (0, "")
        execute(home, GENRES.format("Письмо, it’s “one”", 3))
        photo = home / "media" / PHOTO
        photo.parent.mkdir(parents=True)
        photo.write_bytes(bytes(range(256)) * 1000)
        yield home


@pytest.fixture(scope="module")
def backup(original):
    """A backup of it."""
    path = original / "backup.tar"
    status, said = run("-m", "config.backup", str(path), CHANCERY_HOME=str(original))
    assert status == 0, said
    assert "read again whole" in said
    return path


def execute(home, command):
    """The rows that this command gives, if any."""
    with cursor_of(home) as cursor:
        cursor.execute(command)
        return cursor.fetchall() if cursor.description else None


@contextlib.contextmanager
def cursor_of(home):
    with embedded_postgres.using(home, durable=False):
        connection = psycopg2.connect(embedded_postgres.address(home))
        with contextlib.closing(connection), connection, connection.cursor() as cursor:
            yield cursor


def everything(home):
    """Every row of every table and every sequence of the archive in this home, as text."""
    found = {}
    with cursor_of(home) as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            query = sql.SQL("SELECT t::text FROM {} t ORDER BY 1")
            cursor.execute(query.format(sql.Identifier(table)))
            found[table] = cursor.fetchall()
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1")
        found["sequences"] = cursor.fetchall()
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1")
        found["triggers"] = cursor.fetchall()
    return found


def restore(home, path):
    return run("-m", "config.restore", str(path), CHANCERY_HOME=str(home))


def test_a_backup_restored_elsewhere_holds_every_row_and_file(original, backup):
    with new_home("another machine") as home:
        assert restore(home, backup)[0] == 0
        assert everything(home) == everything(original)
        photo = home / "media" / PHOTO
        assert photo.read_bytes() == (original / "media" / PHOTO).read_bytes()
        assert run("manage.py", "migrate", "--check", CHANCERY_HOME=str(home))[0] == 0


def test_what_a_backup_has_without_words_is_found_once_it_is_restored(tmp_path):
    """As in a backup of an older Chancery, or one made after an edit by SQL."""
    path = str(tmp_path / "stale.tar")
    with new_home() as home:
        at_home = {"CHANCERY_HOME": str(home)}
        assert run("manage.py", "migrate", "-v0", **at_home) == (0, "")
        execute(home, BEARER)
        assert run("-m", "config.backup", path, **at_home)[0] == 0
        assert run("-m", "config.restore", path, **at_home)[0] == 0
        assert execute(home, "SELECT form FROM archive_name WHERE words @@ 'mao'") == [("Mao",)]


def test_a_restore_takes_the_place_of_what_was_there_and_keeps_it_in_a_backup(original, backup):
    with new_home() as home:
        restore(home, backup)
        execute(home, GENRES.format("Written since", 5))
        since = home / "media" / "since.txt"
        since.write_text("since")
        status, said = restore(home, backup)
        assert status == 0
        assert everything(home) == everything(original)
        assert not since.exists()
        kept = said.strip().rsplit(" ", 1)[1]
        assert restore(home, kept)[0] == 0
        assert since.read_text() == "since"
        names = execute(home, "SELECT name FROM archive_genre ORDER BY 1")
        assert ("Written since 1",) in names
        assert len(names) == 8


def test_a_backup_is_of_one_moment_while_the_archive_is_written_to(original):
    with new_home() as home:
        restore(home, original / "backup.tar")
        write = f"import time\nfrom tests.config.test_backups import execute, GENRES\nfrom pathlib import Path\nfor _ in range(40):\n    execute(Path({str(home)!r}), GENRES.format('busy', 50))"
        writer = subprocess.Popen([sys.executable, "-c", write], cwd=ROOT)
        try:
            path = home / "busy.tar"
            assert run("-m", "config.backup", str(path), CHANCERY_HOME=str(home))[0] == 0
        finally:
            writer.kill()
            writer.wait()
        with new_home() as other:
            status, said = restore(other, path)
            assert status == 0, said  # which counts the rows of every table
            assert execute(other, "SELECT count(*) % 50 FROM archive_genre") == [(3,)]


@pytest.mark.parametrize("place", [0.001, 0.5, 0.95])
def test_one_wrong_byte_is_found_and_nothing_changed(original, backup, tmp_path, place):
    damaged = tmp_path / "damaged.tar"
    content = bytearray(backup.read_bytes())
    content[int(len(content) * place)] ^= 0x40
    damaged.write_bytes(content)
    before = everything(original)
    status, said = restore(original, damaged)
    assert status == 1
    assert "is not a whole backup" in said
    assert everything(original) == before


@pytest.mark.parametrize("share", [0, 0.3, 0.999])
def test_a_backup_cut_short_is_refused(original, backup, tmp_path, share):
    cut = tmp_path / "cut.tar"
    cut.write_bytes(backup.read_bytes()[: int((backup.stat().st_size - 10240) * share)])
    status, said = restore(original, cut)
    assert (status, "is not a whole backup" in said) == (1, True)


def rewritten(backup, path, change):
    """A backup in which the manifest says something else."""
    with tarfile.open(backup) as old, tarfile.open(path, "w") as new:
        for member in old:
            file = old.extractfile(member)
            if member.name == "manifest.json":
                manifest = json.load(file)
                change(manifest)
                words = json.dumps(manifest).encode()
                member.size = len(words)
                (path.parent / "manifest").write_bytes(words)
                file = (path.parent / "manifest").open("rb")
            new.addfile(member, file)
    return path


def test_a_backup_of_a_newer_chancery_is_refused(original, backup, tmp_path):
    newer = rewritten(
        backup, tmp_path / "n.tar", lambda m: m["migrations"].append("archive.9999_x")
    )
    status, said = restore(original, newer)
    assert (status, "newer version of Chancery (it has archive.9999_x)" in said) == (1, True)


def test_rows_that_did_not_come_in_are_missed(original, backup, tmp_path):
    before = everything(original)
    more = rewritten(backup, tmp_path / "m.tar", lambda m: m["rows"].update(archive_genre=4))
    status, said = restore(original, more)
    assert status == 1
    assert "archive_genre has 4 rows, but 3 came in" in said
    assert everything(original) == before


def test_a_path_out_of_the_folder_is_refused(original, tmp_path):
    hostile = tmp_path / "hostile.tar"
    with tarfile.open(hostile, "w") as tar:
        tar.addfile(tarfile.TarInfo("../escaped"))
    status, said = restore(original, hostile)
    assert (status, "../escaped" in said) == (1, True)
    assert not (original.parent / "escaped").exists()


@pytest.mark.parametrize("seconds", [0.6, 1.0, 1.4])
def test_a_restore_killed_half_way_leaves_an_archive_that_is_whole(original, backup, seconds):
    with new_home() as home:
        restore(home, backup)
        execute(home, GENRES.format("Written since", 5))
        with embedded_postgres.using(home, durable=False):
            program = subprocess.Popen(
                [sys.executable, "-m", "config.restore", str(backup)],
                cwd=ROOT,
                env={**os.environ, "CHANCERY_HOME": str(home)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            time.sleep(seconds)
            os.kill(program.pid, signal.SIGKILL)
            program.wait()
            number = execute(home, "SELECT count(*) FROM archive_genre")[0][0]
        assert number in (3, 8)  # the backup's or the former, never a part of either
        assert restore(home, backup)[0] == 0
        assert everything(home) == everything(original)


def test_a_second_backup_in_a_moment_and_a_missing_file_are_told_plainly(original, tmp_path):
    home = {"CHANCERY_HOME": str(original)}
    assert run("-m", "config.backup", "a", "b", **home)[0] == 1
    status, said = run("-m", "config.restore", str(tmp_path / "none.tar"), **home)
    assert (status, said.startswith("There is no backup at")) == (1, True)
    assert "Traceback" not in said


def with_manifest(**values):
    return lambda manifest: manifest.update(values)


@pytest.mark.parametrize(
    "change",
    [
        with_manifest(rows=None),
        with_manifest(members=[1]),
        with_manifest(postgres="15"),
        with_manifest(migrations=[1]),
    ],
)
def test_a_manifest_that_holds_other_things_is_refused(original, backup, tmp_path, change):
    status, said = restore(original, rewritten(backup, tmp_path / "m.tar", change))
    assert (status, "Traceback" in said) == (1, False)
    assert "its manifest is missing or cannot be read" in said


def test_what_is_no_file_or_holds_a_file_twice_is_refused(original, backup, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "it is no file" in restore(original, tmp_path / "pipe")[1]
    assert "it is no file" in restore(original, tmp_path)[1]
    with tarfile.open(backup) as old, tarfile.open(tmp_path / "twice.tar", "w") as new:
        first = old.next()
        new.addfile(first, old.extractfile(first))
        new.addfile(first, old.extractfile(first))
    assert "it holds “database.dump” twice" in restore(original, tmp_path / "twice.tar")[1]


def test_a_folder_is_no_place_for_a_backup(original, tmp_path):
    status, said = run("-m", "config.backup", str(tmp_path), CHANCERY_HOME=str(original))
    assert (status, "is a folder. Name a file in it" in said) == (1, True)


@pytest.mark.parametrize("name", ["a $HOME.tar", 'a "quoted" `id`.tar', "архив ü.tar"])
def test_make_takes_any_name_of_a_file(original, tmp_path, name):
    path = tmp_path / name
    # A dollar sign is written twice for make.
    words = ["make", "backup", f"FILE={str(path).replace('$', '$$')}"]
    home = {**os.environ, "CHANCERY_HOME": str(original)}
    done = subprocess.run(words, cwd=ROOT, env=home, capture_output=True, text=True)
    assert (done.returncode, path.exists()) == (0, True), done.stderr


def test_what_a_killed_backup_or_restore_left_is_taken_away(original, backup, tmp_path):
    left = [tmp_path / ".backup-dead", original / "restoring-dead"]
    fresh = tmp_path / ".backup-just-made"
    for folder in (*left, fresh):
        folder.mkdir()
        (folder / "database.dump").write_bytes(b"drafts")
    for folder in left:
        os.utime(folder, (0, 0))
    assert run("-m", "config.backup", str(tmp_path / "b.tar"), CHANCERY_HOME=str(original))[0] == 0
    assert restore(original, backup)[0] == 0
    assert (any(folder.exists() for folder in left), fresh.exists()) == (False, True)


def test_the_folder_of_a_backup_at_work_is_left_alone(original, tmp_path):
    busy = tmp_path / ".backup-busy"
    busy.mkdir()
    os.utime(busy, (0, 0))
    descriptor = os.open(busy, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    run("-m", "config.backup", str(tmp_path / "b.tar"), CHANCERY_HOME=str(original))
    os.close(descriptor)
    assert busy.exists()


def test_a_user_who_may_not_make_databases_is_told_what_to_ask_for(original, tmp_path):
    with embedded_postgres.using(original, durable=False):
        plain = psycopg2.connect(embedded_postgres.address(original))
        plain.autocommit = True
        with contextlib.closing(plain), plain.cursor() as cursor:
            cursor.execute("CREATE ROLE plain LOGIN PASSWORD 'plain'")
            cursor.execute("CREATE DATABASE plain OWNER plain")
        whole, _slash, _name = embedded_postgres.address(original).rpartition("/")
        address = f"postgres://plain:plain@{whole.rpartition('@')[2]}/plain"
        server = {"CHANCERY_HOME": str(tmp_path / "home"), "DATABASE_URL": address}
        assert run("manage.py", "migrate", "-v0", **server)[0] == 0
        assert run("-m", "config.backup", str(tmp_path / "b.tar"), **server)[0] == 0
        status, said = run("-m", "config.restore", str(tmp_path / "b.tar"), **server)
    assert (status, "ALTER ROLE plain CREATEDB" in said) == (1, True)
    assert not (tmp_path / "home" / "backups").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="The superuser may write everywhere.")
def test_a_folder_that_may_not_be_written_to_is_named(original, tmp_path):
    tmp_path.chmod(0o555)
    status, said = run("-m", "config.backup", str(tmp_path / "b.tar"), CHANCERY_HOME=str(original))
    assert (status, f"{tmp_path} may not be written to" in said) == (1, True)


def test_an_archive_without_tables_has_nothing_to_back_up():
    with new_home() as home:
        status, said = run("-m", "config.backup", CHANCERY_HOME=str(home))
        assert (status, "holds nothing yet" in said) == (1, True)
        assert not list(home.glob("backups/*"))
