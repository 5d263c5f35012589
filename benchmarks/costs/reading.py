"""What pages cost: deep ones, those of much-connected records, and a worker's memory."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tqdm import tqdm

from archive.models import Correspondent, Event
from benchmarks.asked import PAGE
from benchmarks.costs.cost import Cost
from benchmarks.measuring import WORKERS, forget
from benchmarks.questions import nearest_person, total_documents
from benchmarks.running import FailedError, chancery, fetch

ROUNDS = 15
MOST_QUERIES = 12
REQUESTS = 10_000
EVERY = 500
MEGABYTE = 1024
OK = 200


def reading_costs(requests: int = REQUESTS) -> Iterator[Cost]:
    """Deep pages, long pages and memory, from the pages that gunicorn serves."""
    with chancery() as (port, master):
        yield _unless_failed("deep pages", partial(_deep_page, port))
        for name, address in _busy_pages().items():
            yield _unless_failed(name, partial(_long_page, port, name, address))
        yield _memory(port, master, requests)


def _unless_failed(what: str, measure: Callable[[], Cost]) -> Cost:
    """What is measured, or that there was no answer, for the others are still to be measured."""
    try:
        return measure()
    except FailedError as error:
        return Cost(f"{what}: answered at all", str(error), met=False)


def _deep_page(port: int) -> Cost:
    deep = min(5000, total_documents() * 9 // 10 // PAGE)
    near, far = _in_turns(port, ["/documents/?page=5", f"/documents/?page={deep}"])
    said = f"{far * 1000:.1f} and {near * 1000:.1f} ms"
    return Cost(f"page {deep:,} costs what page 5 costs, within 20 %", said, far <= near * 1.2)


def _busy_pages() -> dict[str, str]:
    """The addresses of pages with many records, by what they are."""
    total = total_documents()
    person = Correspondent.objects.get(pk=nearest_person(min(10_000, total // 10)))
    event = Event.objects.get(pk=_busy_event(min(2000, total // 50)))
    return {
        f"the page of a correspondent with {_documents('correspondents', person):,} documents": (
            person.get_absolute_url()
        ),
        f"the page of an event with {_documents('events', event):,} documents": (
            event.get_absolute_url()
        ),
        f"the list of {Correspondent.objects.count():,} correspondents": (
            reverse("correspondent_list")
        ),
    }


def _long_page(port: int, name: str, address: str) -> Cost:
    queries = _queries(address)
    listed, seconds = _in_turns(port, ["/documents/", address])
    said = f"{queries} queries, {seconds * 1000:.1f} and {listed * 1000:.1f} ms"
    met = queries <= MOST_QUERIES and seconds <= 2 * listed
    return Cost(f"{name}: at most {MOST_QUERIES} queries, twice the time of the list", said, met)


def _queries(address: str) -> int:
    """How many queries the page needs, once the program is warm and nothing kept."""
    reader = Client(headers={"host": "127.0.0.1"})
    reader.get(address)
    forget()
    with CaptureQueriesContext(connection) as queries:
        status = reader.get(address).status_code
    if status != OK:
        raise FailedError(f"{status} for {address}")
    return len(queries)


def _memory(port: int, master: int, requests: int) -> Cost:
    """The growth of the largest worker after a tenth of the requests, when all is loaded.

    Two ask at once, for there are two workers.
    """
    addresses, chance = _mixed(), Random("memory")
    asked = [chance.choice(addresses) for _ in range(requests)]
    sizes, failed = [], 0
    with ThreadPoolExecutor(WORKERS) as pool, tqdm(desc="memory", total=requests) as progress:
        for first in range(0, requests, EVERY):
            some = asked[first : first + EVERY]
            failed += list(pool.map(lambda address: _answered(port, address), some)).count(False)
            sizes.append(_largest_worker(master))
            progress.update(len(some))
    settled = sizes[len(sizes) // 10]
    said = f"{settled} MB after a tenth, {sizes[-1]} MB at the end, at most {max(sizes)} MB"
    if failed:
        said += f"; {failed} pages failed"
    met = sizes[-1] <= settled * 1.05 and not failed
    return Cost(f"memory stays flat over {requests:,} requests", said, met)


def _answered(port: int, address: str) -> bool:
    try:
        fetch(port, address)
    except FailedError:
        return False
    return True


def _in_turns(port: int, addresses: list[str]) -> list[float]:
    """The median seconds of each page, asked in turns, nothing kept."""
    seconds: list[list[float]] = [[] for _ in addresses]
    for _ in range(ROUNDS + 1):
        for address, times in zip(addresses, seconds, strict=True):
            forget()
            times.append(fetch(port, address)[0])
    return [median(times[1:]) for times in seconds]


def _documents(column: str, record) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM archive_searchentry WHERE {column} @> %s::int[]"
            " AND status = 'published'",
            [[record.pk]],
        )
        return cursor.fetchone()[0]


def _busy_event(documents: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event FROM (SELECT unnest(events) AS event, count(*) AS documents"
            " FROM archive_searchentry WHERE status = 'published' GROUP BY 1) counted"
            " ORDER BY abs(documents - %s), event LIMIT 1",
            [documents],
        )
        return cursor.fetchone()[0]


def _mixed() -> list[str]:
    """Pages of all kinds: lists by page, word, date and person, and single records."""
    chance = Random("mixed")
    last = total_documents()
    slugs = list(Correspondent.objects.order_by("pk").values_list("slug", flat=True)[20:520])
    made = ["/", "/documents/", "/events/", "/correspondents/", "/documents/?q=china+treaty"]
    made += [f"/documents/?page={chance.randint(1, last * 9 // 10 // PAGE)}" for _ in range(100)]
    made += [f"/documents/?date={chance.randint(1917, 1991)}-0{n % 9 + 1}" for n in range(100)]
    made += [f"/documents/?person={chance.choice(slugs)}" for _ in range(200)]
    made += [f"/correspondents/{chance.choice(slugs)}/" for _ in range(100)]
    return made


def _largest_worker(master: int) -> int:
    """The resident megabytes of the largest process below the master."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    sizes = [0]
    for child in children:
        for line in Path(f"/proc/{child}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                sizes.append(int(line.split()[1]) // MEGABYTE)
    return max(sizes)
