"""The system checks of the archive."""

from django.core.checks import run_checks

from archive.checks import driver_errors


def test_the_driver_is_psycopg2():
    assert not [error for error in run_checks() if error.id == "archive.E001"]


def test_psycopg3_is_an_error_with_a_remedy():
    [error] = driver_errors(psycopg3=True)
    assert error.id == "archive.E001"
    assert "uninstall" in error.hint
