"""Search: from a question to a page of results with its counts.

    answer(Question(span=parse("1949-02").span), user)  gives  an Answer

Question and Answer hold plain values only, nothing of the ORM or of SQL, so that another engine
can stand behind them. Imports archive.models and below. Offers Question, Certainty, Sort,
Answer, Hit, FacetValue, answer, persons_of (all correspondents of an answer), Persons, values_of
(all values of another group), totals (of several questions), numbers (of all documents listed; asked_for gives them
as SQL), overview and histogram (for a page about a
record), counts_of (of all values of a group), Overview, Histogram, Bucket, Unit, neighbours (of a document among those listed),
Neighbours, Neighbour; index_words (before a commit); and of words and names bearers, complete, forms_found, found_as, Bearer, FoundAs.
"""

from archive.search.answer import Answer, Hit, answer
from archive.search.axis import Unit
from archive.search.counts import counts_of
from archive.search.groups import FacetValue
from archive.search.histogram import Bucket, Histogram
from archive.search.indexing import index_words
from archive.search.names import Bearer, FoundAs, bearers, complete, forms_found, reindex_names
from archive.search.neighbours import Neighbour, Neighbours, neighbours
from archive.search.overview import Overview, asked_for, histogram, numbers, overview
from archive.search.question import Certainty, Question, Sort
from archive.search.telling import found_as
from archive.search.totals import totals
from archive.search.values import Persons, persons_of, values_of

__all__ = [
    "Answer",
    "Bearer",
    "Bucket",
    "Certainty",
    "FacetValue",
    "FoundAs",
    "Histogram",
    "Hit",
    "Neighbour",
    "Neighbours",
    "Overview",
    "Persons",
    "Question",
    "Sort",
    "Unit",
    "answer",
    "asked_for",
    "bearers",
    "complete",
    "counts_of",
    "forms_found",
    "found_as",
    "histogram",
    "index_words",
    "neighbours",
    "numbers",
    "overview",
    "persons_of",
    "reindex_names",
    "totals",
    "values_of",
]
