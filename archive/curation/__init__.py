"""What changes records beyond a plain save: publishing, addresses, imports.

Every function takes who and why, runs in a transaction, checks the step it takes and leaves its
comment in the history. May import exchange, search, models, dates and text.

Offers changes, publish, withdraw, settle, give_addresses, renew_address, IllegalStep.
"""

from archive.curation.addresses import give_addresses, renew_address
from archive.curation.journal import changes
from archive.curation.publishing import IllegalStep, publish, settle, withdraw

__all__ = [
    "IllegalStep",
    "changes",
    "give_addresses",
    "publish",
    "renew_address",
    "settle",
    "withdraw",
]
