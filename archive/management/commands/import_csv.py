"""Load a table of documents, correspondents or events.

    manage.py import_csv correspondents persons.csv --publish
    manage.py import_csv documents letters.csv --dry-run
    manage.py import_csv documents letters.csv --create genre,repository --ignore "my notes"

All rows go in, or with an error in any of them none. Running it again changes only what has
changed in the file; what has been edited here is kept and reported.
"""

import time
from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.curation.imports.tables import TableReport, import_csv
from archive.exchange import csv
from archive.management.commands import _telling
from archive.management.commands._refusals import told_as_refusal


class Command(BaseCommand):
    """The command ``import_csv``."""

    help = "Load a CSV file of documents, correspondents or events: all rows, or on any error none."

    def add_arguments(self, parser):
        """The kind of table, the file, and how to take it."""
        parser.add_argument("kind", choices=list(csv.TABLES), help="what the rows are")
        parser.add_argument("file", metavar="FILE", help="a CSV file in UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--publish", action="store_true", help="publish the records at once")
        parser.add_argument("--scheme", default="csv", help="whose identifiers the ids are")
        growing = "lists that may grow, with commas between them: genre, repository"
        parser.add_argument("--create", default="", metavar="LIST", help=growing)
        passed = "columns to pass over, with commas between them"
        parser.add_argument("--ignore", default="", metavar="COLUMN", help=passed)

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what was done; CommandError with line, column and remedy otherwise."""
        started, progress = time.monotonic(), _telling.Progress(self.stderr)
        with closing(progress), told_as_refusal(ValueError):
            report = import_csv(
                options["kind"],
                options["file"],
                scheme=options["scheme"],
                dry_run=options["dry_run"],
                publish=options["publish"],
                create=_names(options["create"]),
                ignore=_names(options["ignore"]),
                progress=progress,
            )
        self._tell(report, options["dry_run"])
        if report.written:
            self.stdout.write(_("Done in %.1f seconds.") % (time.monotonic() - started))

    def _tell(self, report: TableReport, dry_run: bool) -> None:
        for line in _telling.remarks(report):
            self.stdout.write(line)
        for line in _telling.errors(report):
            self.stderr.write(line)
        if report.errors:
            raise CommandError(_telling.refusal(report))
        self.stdout.write(_telling.summary(report, dry_run))


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
