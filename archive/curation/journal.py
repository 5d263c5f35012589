"""The journal: who changed something, why, and by which door, kept with each revision."""

import pghistory


def changes(door: str, comment: str = "", by=None):
    """A context in which all changes are kept under one entry of the journal.

    ``door`` is the way they came (``admin``, ``import_tei`` …), ``comment`` the reason in words,
    ``by`` the User or None for a command. Nested contexts add to the outer entry.
    """
    user = {"user": by.pk} if by is not None else {}
    return pghistory.context(door=door, comment=comment, **user)
