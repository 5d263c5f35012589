"""Whole volumes into the archive, all in one transaction or not at all."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.db import transaction

from archive.curation.imports.authorities import SCHEME, Authorities
from archive.curation.imports.documents import Batch
from archive.curation.imports.persons import Persons
from archive.curation.imports.report import Report
from archive.curation.imports.turns import wait_for_others
from archive.curation.journal import changes
from archive.exchange import tei
from archive.models import DocumentIdentifier, ImportRun, Publication, Status
from archive.search import index_words

Watch = Callable[[tei.Volume, Iterator[tei.Document]], Iterable[tei.Document]]
_BATCH = 100


def import_volumes(
    paths: Iterable[Path | str],
    *,
    dry_run: bool = False,
    publish: bool = False,
    by=None,
    watch: Watch = lambda volume, documents: documents,
) -> Report:
    """Import TEI volumes; with ``dry_run`` only say what would be done.

    ``publish`` publishes new documents and earlier drafts of these volumes. ``watch`` may wrap
    the documents as they pass, to show progress. Raises SourceError where a file cannot be taken,
    before anything is written; whatever else ends it leaves the archive as it was.
    """
    volumes = [(Path(path), tei.read_volume(path)) for path in paths]
    report = Report()
    names = ", ".join(volume.id for _, volume in volumes)
    with transaction.atomic(), changes("import_tei", names, by):
        if not dry_run:
            wait_for_others()
        authorities = Authorities()
        for path, volume in volumes:
            documents = watch(volume, tei.read_documents(path, volume))
            _Importing(volume, authorities, report, dry_run, publish, by).run(documents)
        if not dry_run:
            index_words()
    return report


class _Importing:
    """One volume on its way in."""

    def __init__(
        self,
        volume: tei.Volume,
        authorities: Authorities,
        report: Report,
        dry_run: bool,
        publish: bool,
        by,
    ) -> None:
        self.volume, self.authorities, self.report = volume, authorities, report
        self.dry_run, self.publish, self.by = dry_run, publish, by
        self.seen: set[str] = set()
        self._run: ImportRun | None = None

    def run(self, documents: Iterable[tei.Document]) -> None:
        before = self.report.created, self.report.changed
        self.report.problems += self.volume.problems
        persons = Persons(self.volume, self.authorities, self.report)
        persons.plan()
        persons.update(self.dry_run)
        if not self.dry_run:
            self._publication()
            persons.write(self.journal)
        passing = iter(documents)
        while some := list(islice(passing, _BATCH)):
            self._batch(some)
        self._gone()
        if self._run is not None:
            self._run.created = self.report.created - before[0]
            self._run.changed = self.report.changed - before[1]
            self._run.save()

    def _batch(self, documents: list[tei.Document]) -> None:
        batch = Batch(self.volume, self.authorities, self.report)
        batch.plan(documents)
        self.seen.update(batch.sources)
        if self.publish:
            self.report.published += len(batch.drafts()) + len(batch.new)
        if self.dry_run:
            return
        batch.write(self.journal, Status.PUBLISHED if self.publish else Status.DRAFT)
        if self.publish:
            batch.publish_drafts(self.by)

    def journal(self) -> ImportRun:
        """The run that is recorded once something is written."""
        if self._run is None:
            self._run = ImportRun.objects.create(source=self.volume.id, by=self.by)
        return self._run

    def _publication(self) -> None:
        """The volume as a publication, made once."""
        title = self.volume.title[:500]
        if ("publication", title) not in self.authorities.known:
            made = Publication.objects.create(
                title=title, editor=", ".join(self.volume.editors)[:300], date=self.volume.year[:60]
            )
            self.authorities.known["publication", title] = made.pk

    def _gone(self) -> None:
        """Documents that an earlier form of the source had: they are kept and reported."""
        rows = DocumentIdentifier.objects.filter(
            scheme=SCHEME, value__startswith=f"{self.volume.id}/"
        )
        known = set(rows.values_list("value", flat=True))
        self.report.gone += sorted(known - self.seen)
