"""Imports: what a source would change is planned, then applied, in one transaction.

    report = import_volumes(paths, dry_run=True)
    report.created, report.changed, report.left, report.conflicts, report.problems

Records are recognised by their identifiers. What a source gave last is kept beside each record
(models.Imported), so that an edit made here is told from an old import: it is kept and reported.
A field changes only where its source has changed and nobody has edited it here.

Offers import_volumes, Report, Conflict. Spreadsheets have a room of their own: tables.
"""

from archive.curation.imports.report import Conflict, Report
from archive.curation.imports.volumes import import_volumes

__all__ = ["Conflict", "Report", "import_volumes"]
