"""The filters of the list of documents: what may be asked, checked, and made into a Question.

    filters = DocumentFilter(request.GET, request.user)
    if filters.is_valid(): answer(filters.question(), request.user)

Imports archive.forms and below. Offers DocumentFilter, NamedGroup and NamedValue (what an answer
counts, in words), and the names of what can be chosen.
"""

from archive.filters.documents import DocumentFilter
from archive.filters.facets import NamedGroup, NamedValue
from archive.filters.names import CERTAINTY_NAMES, REPEATABLE, SINGLE, SIZES

__all__ = [
    "CERTAINTY_NAMES",
    "REPEATABLE",
    "SINGLE",
    "SIZES",
    "DocumentFilter",
    "NamedGroup",
    "NamedValue",
]
