"""TEI volumes of diplomatic documents (Foreign Relations of the United States) as records.

    read_volume(path)             gives  Volume("frus1955-57v02", title, persons, …)
    read_documents(path, volume)  gives  each Document in the order of the volume

Both stream: a file may be plain or gzip, and no more than one document is in memory. The file is
not trusted: no DTD, no entities, no network, bounded depth and size. Old and present encodings
are read alike. What cannot be read raises SourceError. docs/explanation/tei-import.md has the
mapping. Imports dates and text.
"""

from archive.exchange.tei.heading import is_office
from archive.exchange.tei.records import Document, Holding, Part, Person, Volume
from archive.exchange.tei.volume import read_documents, read_volume

__all__ = [
    "Document",
    "Holding",
    "Part",
    "Person",
    "Volume",
    "is_office",
    "read_documents",
    "read_volume",
]
