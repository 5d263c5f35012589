"""What ``make backup`` runs: the whole archive into one verified file.

    python -m config.backup [FILE]

Without FILE the backup goes into the folder ``backups`` of CHANCERY_HOME.
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
    """Write the backup and say where it is and what it holds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    with told_plainly(), contextlib.ExitStack() as stack:
        if len(arguments) > 1:
            raise Problem("Give one file at most: make backup FILE=/path/to/backup.tar")
        if settings.EMBEDDED:
            stack.enter_context(embedded_postgres.using(settings.CHANCERY_HOME))
        django.setup()
        from config.backups import write
        from config.backups.writing import default_path

        path = Path(arguments[0]).absolute() if arguments else default_path()
        manifest = write(path)
        rows = sum(manifest.rows.values())
        media = len(manifest.members) - 1
        size = path.stat().st_size / 1_000_000
        print(f"{path}: {rows:,} rows and {media:,} media files, {size:,.1f} MB, read again whole.")


if __name__ == "__main__":
    main(sys.argv[1:])
