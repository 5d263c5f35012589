"""The test run's own embedded PostgreSQL, and what all tests share.

A run never touches the archive in CHANCERY_HOME: it makes a home of its own and takes it away at
the end. With pytest-xdist the controller does that and the workers share the server. Only
DATABASE_URL, where it is set, is honoured.
"""

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure: what must be fast is measured where that is the point.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARED_DATA = Path(__file__).parent.parent.parent / "shared" / "data"

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
_stack = contextlib.ExitStack()
atexit.register(_stack.close)  # where Django cannot start, pytest_unconfigure is not called


def _make_home() -> None:
    home = Path(tempfile.mkdtemp(prefix="chancery-test-"))
    home.chmod(0o711)  # as root, another user runs the server
    (home / "static").mkdir()
    os.environ["CHANCERY_HOME"] = str(home)
    for name in ("CHANCERY_URL", "CHANCERY_CONTACT", "CHANCERY_DEBUG", "PORT", "DJANGO_SECRET_KEY"):
        os.environ.pop(name, None)
    _stack.callback(shutil.rmtree, home)


if not IS_WORKER:
    _make_home()
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"


def pytest_configure():
    """Start the database and Django, without the costs that only a real site needs."""
    import django
    from django.conf import settings

    from config import embedded_postgres

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if settings.EMBEDDED:
        _stack.enter_context(embedded_postgres.using(settings.CHANCERY_HOME, durable=False))
    django.setup()


@pytest.fixture(autouse=True)
def _search_rows_at_once(request):
    """Keep search rows true after each statement: what a test writes is never committed."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        request.getfixturevalue("db")
        from django.db import connection

        if connection.in_atomic_block:
            _settle(connection)


def _settle(connection):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS search_pending IMMEDIATE")


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """The sample, loaded once for all tests of a module: each takes back what it changes."""
    from django.db import connection, transaction

    from archive.curation.sample import load_sample

    with django_db_blocker.unblock(), transaction.atomic():
        load_sample()
        _settle(connection)  # once, and not in each of the tests
        yield
        transaction.set_rollback(True)


def pytest_unconfigure():
    """Stop the database and take the home away."""
    _stack.close()
