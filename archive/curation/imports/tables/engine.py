"""From a table to records: planned row by row, then written, in one transaction."""

import re
from collections.abc import Callable, Collection
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.db import transaction

from archive.curation.imports.tables.batch import Batch
from archive.curation.imports.tables.cells import Cells
from archive.curation.imports.tables.correspondents import Correspondents
from archive.curation.imports.tables.documents import Documents
from archive.curation.imports.tables.events import Events
from archive.curation.imports.tables.ids import Ids
from archive.curation.imports.tables.kinds import Entry, RecordKind
from archive.curation.imports.tables.known import MAY_BE_MADE, Known
from archive.curation.imports.tables.report import TableReport
from archive.curation.imports.turns import wait_for_others
from archive.curation.journal import changes
from archive.exchange import SourceError, csv
from archive.models import ImportRun
from archive.models.identifiers import SCHEME_FORMS
from archive.search import index_words

KINDS: dict[str, type[RecordKind]] = {
    "documents": Documents,
    "correspondents": Correspondents,
    "events": Events,
}
_BATCH = 250
_SCHEME = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")

# What is being done (check, write, or wait for another import), how far it is, and of how many.
Progress = Callable[[str, int, int], None]


def import_table(
    kind: str,
    file: BinaryIO,
    name: str,
    *,
    scheme: str = "csv",
    dry_run: bool = False,
    publish: bool = False,
    create: Collection[str] = (),
    ignore: Collection[str] = (),
    by: Any = None,
    progress: Progress = lambda step, done, total: None,
) -> TableReport:
    """Import a table of ``kind`` (documents, correspondents, events) from a seekable file.

    Its rows are recognised by their identifier in the ``scheme``. With an error in any row, or
    with ``dry_run``, nothing is written, and the report says what would be done. ``create`` names
    the lists that may grow (genre, repository), ``ignore`` columns to pass over; ``publish``
    publishes new records and earlier drafts. Raises SourceError where the file cannot be read,
    ValueError for a scheme or list that is none; whatever ends it leaves the archive as it was.
    """
    _check(scheme, create)
    if not file.seekable():
        raise SourceError(name, 1, "it is a pipe, and is read twice. Save it as a file first.")
    table = csv.read_table(file, name, csv.TABLES[kind], ignore)
    job = _Job(table, kind, scheme, publish, create, by, progress)
    if not table.readable:
        return job.refused()
    job.total = table.count()
    with transaction.atomic(), changes("import_csv", name, by):
        if not dry_run:
            wait_for_others(lambda: progress("wait", 0, 0))
        report = job.run(write=False)
        if dry_run or report.errors:
            return report
        report = job.run(write=True)
        index_words()
        return report


def import_csv(kind: str, path: Path | str, **options: Any) -> TableReport:
    """Import a table from a path; the options are those of ``import_table``."""
    with open(path, "rb") as file:
        return import_table(kind, file, str(path), **options)


def _check(scheme: str, create: Collection[str]) -> None:
    if not _SCHEME.fullmatch(scheme) or scheme in SCHEME_FORMS:
        raise ValueError(
            f"“{scheme}” is no scheme of your own. Take up to 40 lower-case letters and digits, "
            f"and none of {', '.join(SCHEME_FORMS)}."
        )
    for one in create:
        if one not in MAY_BE_MADE:
            raise ValueError(f"“{one}” is no list that may grow: {', '.join(MAY_BE_MADE)}.")


class _Job:
    """One table on its way in: run once to plan, and once more to write."""

    def __init__(
        self,
        table: csv.Table,
        kind: str,
        scheme: str,
        publish: bool,
        create: Collection[str],
        by: Any,
        progress: Progress,
    ) -> None:
        self.table, self.kind, self.scheme = table, kind, scheme
        self.publish, self.create, self.by, self.progress = publish, create, by, progress
        self.total = 0

    def refused(self) -> TableReport:
        """The report on a table whose header says too little to read any row."""
        report = TableReport(self.kind, self.table.name)
        report.errors.add(self.table.problems)
        return report

    def run(self, write: bool) -> TableReport:
        """Go through all rows; with ``write`` there is no error in any of them."""
        report = self.refused()
        report.rows = self.total
        kind = KINDS[self.kind](Known(self.create), report, self.scheme)
        journal = _Journal(self.table.name, self.by)
        here = kind.identifiers.objects.filter(scheme=self.scheme)
        ids = Ids(here.values_list("value", flat=True).iterator())
        passing, done = self.table.rows(), 0
        while entries := [Entry(Cells(row, self.table.name)) for row in islice(passing, _BATCH)]:
            for entry in entries:
                ids.check(entry.cells)
            batch = Batch(entries, kind, report, self.publish)
            batch.plan()
            if write:
                batch.write(journal.run, self.by)
            done += len(entries)
            self.progress("write" if write else "check", done, self.total)
        report.errors.add(kind.close(write))
        for problem in report.errors if write else ():
            reason = f"the file or the archive changed while it was read: {problem.found}"
            raise SourceError(self.table.name, problem.line, reason)
        report.written = write and not report.changes_nothing
        journal.close(report)
        return report


class _Journal:
    """The run that is recorded once something is written."""

    def __init__(self, name: str, by: Any) -> None:
        self.name, self.by = name, by
        self._run: ImportRun | None = None

    def run(self) -> ImportRun:
        """The record of the run, made when it is first asked for."""
        if self._run is None:
            self._run = ImportRun.objects.create(source=self.name[-300:], by=self.by)
        return self._run

    def close(self, report: TableReport) -> None:
        """Keep the counts of the run."""
        if self._run is not None:
            self._run.created, self._run.changed = report.created, report.changed
            self._run.save()
