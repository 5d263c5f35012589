"""History: every insert, update and delete is kept by database triggers (django-pghistory).

Events of one change share a context that holds the user, the comment and the door (admin,
import, command) it came through; see ``archive.curation.journal``.
"""

import pghistory

tracked = pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    level=pghistory.Statement,
    append_only=True,
)
