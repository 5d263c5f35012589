"""What stands in an operator's way is told in one sentence with the remedy, and status 1."""

import socket

import pytest

from config.embedded_postgres.places import Places
from tests.config.programs import new_home, run, visit


@pytest.fixture(scope="module")
def home():
    with new_home() as made:
        visit(made)
        yield made


def said_when(home, path, content):
    """The complaint of a visitor when this file of the data folder holds this."""
    path = Places(home).data / path
    before = path.read_bytes()
    path.write_bytes(content)
    status, _, complaint = visit(home)
    path.write_bytes(before)
    assert status == 1
    assert "Traceback" not in complaint
    return complaint


def test_data_of_another_version(home):
    said = said_when(home, "PG_VERSION", b"15\n")
    assert "was made by PostgreSQL 15; this is version 18" in said
    assert "dump the data" in said


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"eighteen"])
def test_damaged_version_file(home, content):
    said = said_when(home, "PG_VERSION", content)
    assert "is damaged" in said
    assert "Restore it from a backup" in said


def test_damaged_control_file(home):
    said = said_when(home, "global/pg_control", b"\x00" * 8192)
    assert "did not start" in said
    assert "restore it from a backup" in said


def test_archive_is_as_before_once_the_damage_is_mended(home):
    assert visit(home)[0] == 0


def test_lost_password():
    with new_home() as home:
        visit(home)
        Places(home).password.unlink()
        status, _, complaint = visit(home)
    assert status == 1
    assert "does not open the database. Restore that file" in complaint


def test_data_that_was_moved_away_but_linked():
    with new_home() as home:
        home.mkdir()
        (home / "postgres").symlink_to("/nowhere/at/all")
        status, _, complaint = visit(home)
    assert status == 1
    assert "kept in /nowhere/at/all, which is gone" in complaint


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "eighty", "PORT is “eighty”: it must be a number from 1 to 65535."),
        ("PORT", "70000", "it must be a number from 1 to 65535."),
        ("CHANCERY_URL", "archive.example.org", "it must be a full address such as"),
        ("CHANCERY_URL", "https://[", "it must be a full address such as"),
        ("CHANCERY_CONTACT", "the desk", "it must be one e-mail address such as"),
        ("DATABASE_URL", "sqlite:///x", "is not the address of a PostgreSQL database"),
        ("DATABASE_URL", "nonsense", "is not the address of a PostgreSQL database"),
        ("DATABASE_URL", "postgres://a:hush@127.0.0.1:1/x", "The database does not answer"),
        ("CHANCERY_HOME", "/dev/null/x", "cannot be used: Not a directory"),
    ],
)
def test_environment_that_cannot_work(name, value, sentence):
    status, said = run("-m", "config.serve", **{"PORT": "0", name: value} | _port(name, value))
    assert status == 1
    assert sentence in said
    assert "Traceback" not in said
    assert "hush" not in said


def _port(name, value):
    return {"PORT": value if name == "PORT" else str(free_port())}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_port_in_use():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, said = run("-m", "config.serve", PORT=str(port))
    assert status == 1
    assert said.startswith(f"Port {port} of 127.0.0.1 cannot be used: another program listens")


def test_unreachable_database_stops_a_command_too():
    status, said = run("manage.py", "migrate", DATABASE_URL="postgres://a:b@127.0.0.1:1/x")
    assert status == 1
    assert "Check that it runs and that DATABASE_URL is right" in said
    assert "Traceback" not in said


def test_a_database_without_tables_is_told_to_a_command(tmp_path):
    status, said = run("manage.py", "load_sample", CHANCERY_HOME=str(tmp_path / "home"))
    assert status == 1
    assert "has not the tables of this version" in said
    assert "Traceback" not in said
