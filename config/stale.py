"""The words that an upgrade, a backup of an older Chancery or an edit by SQL has left behind."""

from django.core.management import call_command


def index_stale() -> None:
    """Build them; says nothing and does nothing where all words are as they should be."""
    from archive.models import Name
    from archive.search.indexing import count

    if count(stale=True) or Name.objects.due().exists():
        call_command("reindex", stale=True)
