"""Load TEI volumes of documents into the archive.

    manage.py import_tei frus1955-57v02.xml.gz --publish
    manage.py import_tei volumes/*.xml --dry-run

All files go in together or not at all. Running it again changes only what has changed in the
source; what has been edited here is kept and reported.
"""

import sys
import time
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.curation.imports import Report, import_volumes
from archive.exchange import tei
from archive.management.commands._differences import differences
from archive.management.commands._refusals import told_as_refusal

_EVERY = 100


class Command(BaseCommand):
    """The command ``import_tei``."""

    help = "Load TEI volumes (plain or gzip): all of them, or on any error none."

    def add_arguments(self, parser):
        """The files, and whether to write and to publish."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a TEI volume, .xml or .gz")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--publish", action="store_true", help="publish the documents at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what was done; CommandError with file, line and reason otherwise."""
        dry_run = options["dry_run"]
        self._verbose = options["verbosity"] > 1
        started = time.monotonic()
        with told_as_refusal():
            report = import_volumes(
                options["files"], dry_run=dry_run, publish=options["publish"], watch=self._watch
            )
        self._tell(report, dry_run, time.monotonic() - started)

    def _watch(
        self, volume: tei.Volume, documents: Iterator[tei.Document]
    ) -> Iterator[tei.Document]:
        """The documents as they pass, with a bar on a terminal and plain lines elsewhere."""
        total = len(volume.documents)
        if sys.stderr.isatty():
            yield from tqdm(documents, desc=volume.id, total=total, unit="doc", file=sys.stderr)
            return
        for number, document in enumerate(documents, start=1):
            yield document
            if number % _EVERY == 0 or number == total:
                self.stderr.write(f"{volume.id}: {number} / {total}")

    def _tell(self, report: Report, dry_run: bool, seconds: float) -> None:
        for problem in report.problems:
            self.stderr.write(str(problem))
        for line in differences(report, self._verbose):
            self.stdout.write(line)
        for identifier in report.gone:
            self.stdout.write(_("Kept, though no longer in its source: %s.") % identifier)
        self.stdout.write(self._summary(report, dry_run))
        if not dry_run:
            self.stdout.write(_("Done in %.1f seconds.") % seconds)

    def _summary(self, report: Report, dry_run: bool) -> str:
        counts = _(
            "documents: %(created)d created, %(changed)d changed, %(left)d left as they are; "
            "enclosures: %(enclosures_created)d created, %(enclosures_changed)d changed; "
            "correspondents: %(correspondents_created)d created, "
            "%(correspondents_changed)d changed; %(published)d published; "
            "%(conflicts)d conflicts, %(problems)d problems."
        ) % {
            **vars(report),
            "conflicts": len(report.conflicts),
            "problems": len(report.problems),
        }
        if report.changes_nothing:
            start = _("Nothing would change:") if dry_run else _("Nothing has changed:")
        else:
            start = _("Dry run, nothing was written:") if dry_run else _("Imported:")
        return f"{start} {counts}"
