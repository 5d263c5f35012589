"""Who is asked: each a program that answers questions line by line, so that turns can be taken.

    echo '{"kind": "month", "date": "1951-03", …}' | python -m benchmarks.contestants.chancery

Each module has ``address`` (where the whole page is) and ``answer`` (how many documents there are,
once the page's documents and all facets are found).
"""

import json
import sys
import time
from collections.abc import Callable

from benchmarks.asked import Asked

NAMES = {"chancery": "Chancery", "plain": "plain Django", "lite": "Datasette", "engine": "tantivy"}


def serve(answer: Callable[[Asked], int], address: Callable[[Asked], str] | None = None) -> None:
    """Answer each line of standard input: seconds, documents, and where the page is."""
    print("ready", flush=True)
    for line in sys.stdin:
        asked = Asked(**json.loads(line))
        begun = time.perf_counter()
        total = answer(asked)
        seconds = time.perf_counter() - begun
        where = address(asked) if address else ""
        print(json.dumps([seconds, total, where]), flush=True)
