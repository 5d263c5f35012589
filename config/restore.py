"""What ``make restore FILE=…`` runs: a backup in the place of what the archive holds.

python -m config.restore FILE
"""

import contextlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings

from config import embedded_postgres
from config.problems import Problem, told_plainly


def main(arguments: list[str]) -> None:
    """Restore the backup and say where the former archive is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with told_plainly(), contextlib.ExitStack() as stack:
        if len(arguments) != 1 or not arguments[0]:
            raise Problem("Say which backup: make restore FILE=/path/to/backup.tar")
        path = Path(arguments[0]).absolute()
        if settings.EMBEDDED:
            stack.enter_context(embedded_postgres.using(settings.CHANCERY_HOME))
        django.setup()
        from config.backups import restore

        kept = restore(path)
        print(f"Restored from {path}.")
        if kept:
            print(f"What the archive held before is in {kept}")


if __name__ == "__main__":
    main(sys.argv[1:])
