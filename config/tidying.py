"""What is put in order before the site is served, so that it is found whole and at once."""

from django.core.management import call_command


def tidy() -> None:
    """Build the words that an upgrade, an older backup or an edit by SQL has left behind.

    Says nothing and does nothing where all words are as they should be. The numbers that are kept, to
    which every change adds rows, become one row each.
    """
    from archive.models import Name
    from archive.search.indexing import compact, count

    compact()
    if count(stale=True) or Name.objects.due().exists():
        call_command("reindex", stale=True)
