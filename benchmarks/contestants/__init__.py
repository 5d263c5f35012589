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
    """Answer each line of standard input: a question, or one whose page only is wanted.

    The answer is seconds and documents, or where the page is.
    """
    print("ready", flush=True)
    for line in sys.stdin:
        wanted, values = json.loads(line)
        asked = Asked(**values)
        if wanted == "address":
            print(json.dumps(address(asked) if address else ""), flush=True)
            continue
        begun = time.perf_counter()
        total = answer(asked)
        print(json.dumps([time.perf_counter() - begun, total]), flush=True)
