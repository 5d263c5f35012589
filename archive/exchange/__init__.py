"""Formats in and out: a file or a package for each format.

    from archive.exchange import tei
    volume = tei.read_volume(path)
    for document in tei.read_documents(path, volume): ...

    from archive.exchange import citation
    citation.cite(citation.citable(document, parts, holdings, printings, address))

Readers are pure: they turn a file into frozen records and know no database. What a reader cannot
accept as a whole is a SourceError (file, line, reason); what is wrong with one record is a Problem
that travels with it. May import dates and text, and models where a format is written.
"""

from archive.exchange.errors import Problem, SourceError

__all__ = ["Problem", "SourceError"]
