"""Load lists of visits and journeys as events.

    manage.py import_events 1950.xml eisenhower-dwight-d.xml --publish
    manage.py import_events lists/*.xml --dry-run

All files go in together or not at all. Running it again changes only what has changed in the
source; what has been edited here is kept and reported.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.curation.imports.events import Refused, import_events
from archive.curation.imports.report import Report
from archive.management.commands._differences import differences
from archive.management.commands._refusals import told_as_refusal


class Command(BaseCommand):
    """The command ``import_events``."""

    help = "Load lists of visits or trips (XML, plain or gzip): all of them, or on any error none."

    def add_arguments(self, parser):
        """The files, and whether to write and to publish."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a list, .xml or .gz")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--publish", action="store_true", help="publish the events at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what was done; CommandError with file, line and reason otherwise."""
        dry_run = options["dry_run"]
        self._verbose = options["verbosity"] > 1
        try:
            with told_as_refusal():
                report = import_events(
                    options["files"], dry_run=dry_run, publish=options["publish"]
                )
        except Refused as error:
            for problem in error.problems:
                self.stderr.write(str(problem))
            count = len(error.problems)
            message = ngettext(
                "%d problem: nothing was written.", "%d problems: nothing was written.", count
            )
            raise CommandError(message % count) from error
        self._tell(report, dry_run)

    def _tell(self, report: Report, dry_run: bool) -> None:
        for line in differences(report, self._verbose):
            self.stdout.write(line)
        counts = _(
            "events: %(created)d created, %(changed)d changed, %(left)d left as they are; "
            "%(published)d published; %(conflicts)d conflicts."
        ) % {**vars(report), "conflicts": len(report.conflicts)}
        if report.changes_nothing:
            start = _("Nothing would change:") if dry_run else _("Nothing has changed:")
        else:
            start = _("Dry run, nothing was written:") if dry_run else _("Imported:")
        self.stdout.write(f"{start} {counts}")
