"""History: every insert, update and delete is kept by database triggers (django-pghistory).

Revisions of one change share a context that holds the user, the comment and the door (admin,
import, command) it came through; see ``archive.curation.journal``.
"""

from functools import partial

import pghistory


def tracked(model=None, *, exclude: list[str] | None = None):
    """Keep the history of a model in a table of its own, ``<Model>Revision``.

    Columns to ``exclude`` follow from others, and make no revision when they alone change.
    """
    if model is None:
        return partial(tracked, exclude=exclude)
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name=f"{model.__name__}Revision",
        exclude=exclude,
        obj_field=pghistory.ObjForeignKey(related_name="revisions"),
        level=pghistory.Statement,
        append_only=True,
    )(model)
