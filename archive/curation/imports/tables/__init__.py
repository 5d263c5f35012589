"""Tables of documents, correspondents or events into the archive: all rows, or on any error none.

    report = import_csv("documents", path, dry_run=True)
    report.created, report.changed, report.left, report.conflicts, report.errors, report.notes

The file is read twice: once to plan, which finds every error, and once to write. It prints
nothing, so that a command and a page can both use it.

Offers import_csv (a path), import_table (an open file), TableReport, MAY_BE_MADE.
"""

from archive.curation.imports.tables.engine import Progress, import_csv, import_table
from archive.curation.imports.tables.known import MAY_BE_MADE
from archive.curation.imports.tables.report import TableReport

__all__ = ["MAY_BE_MADE", "Progress", "TableReport", "import_csv", "import_table"]
