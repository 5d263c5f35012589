"""The journal: who changed something, why, and by which door, kept with each revision."""

import pghistory


def changes(door: str = "", comment: str = "", by=None):
    """A context in which all changes are kept under one entry of the journal.

    ``door`` is the way they came (``admin``, ``import_tei`` …), ``comment`` the reason in words,
    ``by`` the User or None for a command. A context within another adds what it names to the
    outer entry, so a function that only gives a reason leaves the door as it is.
    """
    user = by.pk if by is not None else None
    named = {"door": door, "comment": comment, "user": user}
    return pghistory.context(**{key: value for key, value in named.items() if value})
