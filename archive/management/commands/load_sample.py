"""Load the sample collection.

manage.py load_sample              adds what the archive lacks of it
manage.py load_sample --if-empty   does nothing where there is any document
"""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.curation.sample import SampleError, is_empty, load_sample


class Command(BaseCommand):
    """Loads the sample; a second run changes nothing and says so."""

    help = "Load the sample collection: documents, their correspondents, events and collections."

    def add_arguments(self, parser):
        """Take the one option."""
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there is any document"
        )

    def handle(self, *, if_empty, **options):
        """Load it and say what was created."""
        if if_empty and not is_empty():
            self.stdout.write(_("The archive holds documents: the sample was not loaded."))
            return
        try:
            created = load_sample()
        except SampleError as error:
            raise CommandError(str(error)) from error
        counts = ", ".join(f"{kind} {number}" for kind, number in created.items() if number)
        if counts:
            self.stdout.write(_("Loaded the sample: %s.") % counts)
        else:
            self.stdout.write(_("The sample is there already: nothing was changed."))
