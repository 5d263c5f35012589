"""Words: what stands in the search box, read, asked of PostgreSQL, and said again in words.

    parse('gold "southern cities" -Nanjing').sentence()
    gives  documents with “gold” and the phrase “southern cities”, not “Nanjing”

Nothing that can be typed is an error: what means nothing is passed over. The rules are those of
docs/explanation/finding.md. Offers parse, Query, Clause, Term, Part, languages_in_use, MOST_WORDS,
LONGEST_QUESTION.
"""

from archive.search.words.languages import languages_in_use
from archive.search.words.query import Clause, Part, Query, Term
from archive.search.words.syntax import LONGEST_QUESTION, MOST_WORDS, parse

__all__ = [
    "LONGEST_QUESTION",
    "MOST_WORDS",
    "Clause",
    "Part",
    "Query",
    "Term",
    "languages_in_use",
    "parse",
]
