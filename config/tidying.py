"""What is put in order before the site is served, so that it is found whole and at once."""

from django.core.management import call_command


def tidy() -> None:
    """Build the words that an upgrade, an older backup or an edit by SQL has left behind.

    Says nothing and does nothing where all words are as they should be. The tallies that changes
    have left as rows of their own become one row for each number.
    """
    from archive.models import Name, Tally
    from archive.search.indexing import count

    Tally.objects.compact()
    if count(stale=True) or Name.objects.due().exists():
        call_command("reindex", stale=True)
