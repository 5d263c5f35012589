"""System checks: what must hold on every machine (``manage.py check``)."""

from django.core.checks import Error, register
from django.db.backends.postgresql.psycopg_any import is_psycopg3


@register
def check_driver(app_configs, **kwargs):
    """archive.E001: Django takes psycopg 3 silently wherever it is installed; we need psycopg2."""
    return driver_errors(is_psycopg3)


def driver_errors(psycopg3: bool) -> list[Error]:
    """The errors for a database driver that is psycopg 3, or none for psycopg2."""
    if not psycopg3:
        return []
    return [
        Error(
            "The database driver is psycopg 3, not psycopg2.",
            hint="Remove psycopg from this environment: pip uninstall psycopg.",
            id="archive.E001",
        )
    ]
