"""Search: from a question to a page of results with its counts.

    answer(Question(span=parse("1949-02").span), user)  gives  an Answer

Question and Answer hold plain values only, nothing of the ORM or of SQL, so that another engine
can stand behind them. Imports archive.models and below. Offers Question, Certainty, Sort,
Answer, Hit, answer, matching (the documents themselves), totals (of several questions),
histogram (of any documents), Histogram, Bucket, and neighbours (of a document among those listed), Neighbours, Neighbour.
"""

from archive.search.answer import Answer, Hit, answer, listed, matching
from archive.search.histogram import Bucket, Histogram, histogram
from archive.search.names import Bearer, FoundAs, bearers, complete, forms_found
from archive.search.neighbours import Neighbour, Neighbours, neighbours
from archive.search.question import Certainty, Question, Sort
from archive.search.telling import found_as
from archive.search.totals import totals

__all__ = [
    "Answer",
    "Bearer",
    "Bucket",
    "Certainty",
    "Histogram",
    "FoundAs",
    "Hit",
    "Neighbour",
    "Neighbours",
    "Question",
    "Sort",
    "answer",
    "bearers",
    "complete",
    "forms_found",
    "found_as",
    "histogram",
    "listed",
    "matching",
    "neighbours",
    "totals",
]
