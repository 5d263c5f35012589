"""Build the words of search rows and of names anew.

manage.py reindex           all of them; the site finds everything all the while
manage.py reindex --stale   those of documents that were changed by SQL
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from archive.search.indexing import compact, count, recount, reindex
from archive.search.names import reindex_names

_EVERY = 5000


class Command(BaseCommand):
    """The command ``reindex``."""

    help = "Build the words by which documents are found; it can be stopped and run again."

    def add_arguments(self, parser):
        """Whether to build all words or only those that are due."""
        parser.add_argument(
            "--stale", action="store_true", help="only what was changed past Chancery, by SQL"
        )

    def handle(self, *args: Any, stale: bool, **options: Any) -> None:
        """Build them, and say how many; CommandError where somebody stops it."""
        reindex_names(stale=stale)
        total = count(stale=stale)
        if not total:
            self.stdout.write(_("The words of all documents are as they should be."))
            return
        said = ngettext(
            "Indexing the words of %(number)d document …",
            "Indexing the words of %(number)d documents …",
            total,
        )
        self.stdout.write(said % {"number": total})
        progress = _Progress(self.stdout, total)
        try:
            done = reindex(stale=stale, progress=progress)
        except KeyboardInterrupt:
            message = _("Stopped after %(done)d of %(total)d: what is done stays. Run it again.")
            raise CommandError(message % {"done": progress.done, "total": total}) from None
        finally:
            progress.close()
        compact() if stale else recount()
        said = ngettext("%(number)d document indexed.", "%(number)d documents indexed.", done)
        self.stdout.write(said % {"number": done})


class _Progress:
    """A bar on a terminal; elsewhere a line for every five thousand documents."""

    def __init__(self, stream: Any, total: int) -> None:
        self.done, self._total, self._stream = 0, total, stream
        terminal = sys.stderr.isatty()
        self._bar: Any = tqdm(total=total, file=sys.stderr) if terminal else None

    def __call__(self, number: int) -> None:
        """Tell that so many more are done."""
        before, self.done = self.done, self.done + number
        if self._bar is not None:
            self._bar.update(number)
        elif before // _EVERY < self.done // _EVERY:
            self._stream.write(f"{self.done} / {self._total}")

    def close(self) -> None:
        """Leave the bar as it stands."""
        if self._bar is not None:
            self._bar.close()
