"""The embedded server: started by the first, shared, stopped by the last, found after a crash."""

import os
import shutil
import signal
from pathlib import Path

import psycopg2
import pytest

from config import embedded_postgres
from config.embedded_postgres.places import LONGEST_SOCKET, Places
from config.embedded_postgres.server import running
from tests.config.programs import kill_server, leave, new_home, start_user, visit, visits_seen_by


@pytest.fixture(scope="module")
def home():
    with new_home() as made:
        visit(made)
        yield made


def test_address_starts_and_makes_nothing(tmp_path):
    embedded_postgres.address(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_users_who_come_at_once_to_an_empty_home_share_one_server():
    with new_home() as home:
        users = [start_user(home) for _ in range(4)]
        assert sorted(visits_seen_by(user) for user in users) == [1, 2, 3, 4]
        assert [leave(user) for user in users] == [0, 0, 0, 0]
        assert running(Places(home)) is None


def test_server_stays_until_the_last_user_leaves(home):
    first, second = start_user(home), start_user(home)
    visits_seen_by(first), visits_seen_by(second)
    leave(first)
    assert running(Places(home)) is not None
    leave(second)
    assert running(Places(home)) is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_interrupted_user_stops_the_server(home, number):
    user = start_user(home)
    visits_seen_by(user)
    user.send_signal(number)
    assert user.wait() == 128 + number
    assert running(Places(home)) is None


def test_server_of_a_killed_user_is_adopted_with_what_it_kept(home):
    user = start_user(home)
    seen = visits_seen_by(user)
    user.kill()
    user.wait()
    left_behind = running(Places(home))
    heir = start_user(home)
    assert visits_seen_by(heir) == seen + 1
    assert running(Places(home)) == left_behind
    leave(heir)
    assert running(Places(home)) is None


def test_next_start_after_the_server_was_killed_just_works(home):
    user = start_user(home, "durable")
    seen = visits_seen_by(user)
    assert kill_server(home)
    user.kill()
    user.wait()
    assert visit(home) == (0, str(seen + 1), "")


def test_number_of_a_dead_server_that_another_process_now_has_is_no_server(home):
    (Places(home).data / "postmaster.pid").write_text(f"{os.getpid()}\n{Places(home).data}\n")
    assert running(Places(home)) is None
    assert visit(home)[0] == 0


def test_half_made_data_folder_is_made_anew():
    with new_home() as home:
        half_made = home / "postgres" / "data.new"
        half_made.mkdir(parents=True)
        (half_made / "PG_VERSION").write_text("18\n")
        assert visit(home) == (0, "1", "")


@pytest.mark.parametrize("name", ["with a space", "Větrník", "x" * 150, "it's $HOME"])
def test_home_may_have_any_name(name):
    with new_home(name) as home:
        assert visit(home) == (0, "1", "")
        socket = Places(home).socket
        assert len(bytes(socket / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET


def test_stranger_can_neither_reach_the_socket_nor_read_the_password(home):
    places = Places(home)
    assert places.password.stat().st_mode & 0o777 == 0o600
    assert places.socket.stat().st_mode & 0o777 == places.data.stat().st_mode & 0o777 == 0o700
    user = start_user(home)
    visits_seen_by(user)
    with pytest.raises(psycopg2.OperationalError, match="no password supplied"):
        psycopg2.connect(embedded_postgres.address(home).partition("?")[0], passfile="/dev/null")
    leave(user)


def test_server_is_durable_unless_a_test_asks_otherwise(home):
    start_conf = Places(home).start_settings
    with embedded_postgres.using(home, durable=False):
        assert "fsync = off" in start_conf.read_text()
    with embedded_postgres.using(home):
        assert "fsync" not in start_conf.read_text()


def test_socket_folder_that_another_user_holds_is_refused(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    with new_home("With Capitals") as home:
        socket = Places(home).socket
        socket.mkdir()
        os.chown(socket, 12345, 12345)
        status, _, complaint = visit(home)
        socket.rmdir()
    assert status == 1
    assert complaint == f"{socket} belongs to another user. Remove it, or run this as that user."


def test_home_that_the_servers_user_cannot_reach_keeps_its_data_elsewhere():
    if os.geteuid() != 0:
        pytest.skip("an ordinary user runs the server and reaches the home")
    with new_home() as home:
        home.mkdir(mode=0o700)
        assert visit(home) == (0, "1", "")
        assert visit(home) == (0, "2", "")
        elsewhere = Places(home).link.readlink()
        assert elsewhere.is_relative_to(Path("/var/lib/chancery"))
        shutil.rmtree(elsewhere)
