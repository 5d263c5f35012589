"""History: every insert, update and delete is kept by database triggers (django-pghistory).

Revisions of one change share a context that holds the user, the comment and the door (admin,
import, command) it came through; see ``archive.curation.journal``.
"""

import pghistory


def tracked(model):
    """Keep the history of a model in a table of its own, ``<Model>Revision``."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name=f"{model.__name__}Revision",
        obj_field=pghistory.ObjForeignKey(related_name="revisions"),
        level=pghistory.Statement,
        append_only=True,
    )(model)
