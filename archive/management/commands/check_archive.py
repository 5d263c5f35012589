"""Prove that what lists are found and counted by agrees with the records.

manage.py check_archive
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Census, Tally
from archive.search.checking import differences

_MOST = 100  # lines


class Command(BaseCommand):
    """The command ``check_archive``."""

    help = "Compare search rows and numbers with the records; status 1 where they differ."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what differs; CommandError that says how to mend it."""
        checked = 0

        def count(number: int) -> None:
            nonlocal checked
            checked += number

        found = 0
        for difference in differences(count):
            found += 1
            if found > _MOST:
                continue
            columns = ", ".join(difference.columns)
            self.stdout.write(
                _("Document %(number)d: %(columns)s")
                % {"number": difference.number, "columns": columns}
            )
        if found > _MOST:
            self.stdout.write(_("… and %d more.") % (found - _MOST))
        miscounted = Tally.objects.wrong()
        for number in miscounted[:_MOST]:
            self.stdout.write(_("Correspondent %d: number of documents") % number)
        facets = Census.objects.wrong()
        for name in facets:
            self.stdout.write(_("Facet %s: numbers of documents") % name)
        found += len(miscounted) + len(facets)
        if found:
            message = ngettext(
                "%(number)d search row or number is not as the records are. To mend it: "
                "manage.py reindex",
                "%(number)d search rows or numbers are not as the records are. To mend them: "
                "manage.py reindex",
                found,
            )
            raise CommandError(message % {"number": found})
        said = ngettext(
            "%(number)d document checked: its search row is right.",
            "%(number)d documents checked: their search rows are right.",
            checked,
        )
        self.stdout.write(said % {"number": checked})
