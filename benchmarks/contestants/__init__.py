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

NAMES = {
    "chancery": "Chancery",
    "plain": "plain Django",
    "lite": "Datasette",
    "hand": "Datasette, SQL by hand",
    "engine": "tantivy",
}

# Beside whom all others may be left out: filling and asking them takes hours at a million documents.
LEAST = frozenset({"chancery", "plain"})


def takes(name: str, asked: Asked) -> bool:
    """Whether this one is asked; where no person is, there is nothing to write by hand."""
    return name != "hand" or bool(asked.person or asked.sender or asked.recipient)


def serve(answer: Callable[[Asked], int], address: Callable[[Asked], str] | None = None) -> None:
    """Answer each line of standard input: a question, or one whose page only is wanted.

    The answer is seconds and documents, or where the page is; where it fails, only what is wrong.
    """
    print("ready", flush=True)
    for line in sys.stdin:
        wanted, values = json.loads(line)
        asked = Asked(**values)
        if wanted == "address":
            print(json.dumps(address(asked) if address else ""), flush=True)
            continue
        begun = time.perf_counter()
        try:
            total = answer(asked)
        except Exception as error:  # noqa: BLE001 - hours of asking are not to end with one answer
            print(json.dumps({"failed": f"{type(error).__name__}: {error}"}), flush=True)
            continue
        print(json.dumps([time.perf_counter() - begun, total]), flush=True)
