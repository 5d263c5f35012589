"""tantivy, the limit: an engine in memory without a database, a page or a gate before it.

.venv-bench/bin/python -m benchmarks.contestants.engine FOLDER
"""

import sys
from functools import partial

import tantivy
from tantivy import Occur, Query

from benchmarks.asked import PAGE, Asked
from benchmarks.contestants import serve
from benchmarks.peers.tantivy_index import TEXTS, part

FACETS = """genre place decade has_text has_translation languages repositories collections events
persons roles""".split()
AGGREGATIONS = {name: {"terms": {"field": name, "size": 20}} for name in FACETS}


def answer(index: tantivy.Index, asked: Asked) -> int:
    """How many documents there are."""
    searcher = index.searcher()
    query = _query(index.schema, index, asked)
    first = (asked.page - 1) * PAGE
    if asked.words:
        found = searcher.search(query, limit=PAGE, offset=first, count=True)
    else:
        order = {"order_by_field": "start", "order": tantivy.Order.Asc}
        found = searcher.search(query, limit=PAGE, offset=first, count=True, **order)
    for _score, place in found.hits:
        searcher.doc(place)
    searcher.aggregate(query, AGGREGATIONS)
    return found.count


def _query(fields: tantivy.Schema, index: tantivy.Index, asked: Asked) -> Query:
    wanted = []
    if asked.words:
        words = [asked.words] if asked.phrase else asked.words.split()
        wanted += [index.parse_query(word, list(TEXTS)) for word in words]
    if asked.person:
        field, value = "persons", asked.person
        if asked.role:
            field, value = "parts", part(asked.role, asked.person)
        wanted.append(Query.term_query(fields, field, value))
    for role, person in (("sender", asked.sender), ("recipient", asked.recipient)):
        if person:
            wanted.append(Query.term_query(fields, "parts", part(role, person)))
    if asked.first is not None:
        kind = tantivy.FieldType.Integer
        wanted.append(Query.range_query(fields, "first", kind, -(2**62), asked.last))
        wanted.append(Query.range_query(fields, "last", kind, asked.first, 2**62))
    if not wanted:
        return Query.all_query()
    return Query.boolean_query([(Occur.Must, one) for one in wanted])


if __name__ == "__main__":
    opened = tantivy.Index.open(sys.argv[1])
    serve(partial(answer, opened))
