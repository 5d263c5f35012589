"""Backups: one file that holds the whole archive, and the way back from it.

    write(path)    everything in the database and all media, as of one moment, verified
    restore(path)  puts such a file in the place of what the archive holds now

A backup is a tar file: ``database.dump`` (pg_dump's custom format), ``media/…`` and, last, a
``manifest.json`` with the checksum of each and the number of rows of every table, so that a file
that was cut short or damaged is known as such. Raises config.problems.Problem.
"""

from config.backups.restoring import restore
from config.backups.writing import write

__all__ = ["restore", "write"]
