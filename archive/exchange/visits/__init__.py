"""Lists of visits and journeys of statesmen as records (the lists of history.state.gov).

    for journey in read_journeys(path): ...     Journey("travels", "789", "John Foster Dulles", …)

``<visits>`` are visits of others to the United States, ``<trips>`` journeys from there. It streams,
and the file is not trusted: no DTD, no entities, no network, bounded depth and size. What cannot
be read at all raises SourceError; what is wrong with one entry travels with it. Imports dates and
text.

Offers read_journeys, Journey.
"""

from archive.exchange.visits.journeys import Journey
from archive.exchange.visits.reading import read_journeys

__all__ = ["Journey", "read_journeys"]
