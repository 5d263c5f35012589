"""Downloads: any list of records as CSV or JSON, and a document in full as JSON.

    for piece in DOWNLOADS["documents"].as_csv(documents, user): …   text, row by row

The caller brings records that the reader may see; what hangs on them is asked through the gate
again. Dates are given as EDTF and as written, names as written and as identified. Offers
DOWNLOADS (by the name of the list), Download, Numbered (records in the order of their numbers),
and document_in_full.
"""

from archive.exchange.downloads.authorities import CORRESPONDENTS, EVENTS
from archive.exchange.downloads.documents import DOCUMENTS, document_in_full
from archive.exchange.downloads.download import Download, Numbered
from archive.exchange.downloads.keeping import COLLECTIONS, PLACES, REPOSITORIES

DOWNLOADS = {
    one.kind: one for one in (DOCUMENTS, CORRESPONDENTS, EVENTS, COLLECTIONS, REPOSITORIES, PLACES)
}

__all__ = ["DOWNLOADS", "Download", "Numbered", "document_in_full"]
