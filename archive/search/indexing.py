"""The words of search rows: taken from the records, kept true before each commit.

A change of a record, by whatever door, leaves the number of its transaction in ``words_due`` of
its search row. What we write ourselves is indexed before commit; what others write, by ``manage.py
reindex --stale``. A row is written only while it is due for the same change as when it was read,
so that what another transaction changed meanwhile stays due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import connection, transaction
from psycopg2.extras import execute_values

from archive.models import Census, Document, SearchEntry, Tally
from archive.search.content import contents
from archive.search.vocabulary import learn

BATCH = 500
_LONG = 2_000  # documents of an import after which what is kept is made one
_CHARACTERS = 8_000_000  # of texts, that are held in memory at a time

_SUMS = (Census, Tally)
Due = tuple[int, int | None]  # the number of a document, and what its words are due for
Progress = Callable[[int], None]

_SIZES = """
SELECT document_id, sum(octet_length(body)) FROM archive_text
WHERE document_id = ANY(%s) GROUP BY document_id
"""
# Of many words the index takes each once instead of once for every few documents.
_LET_WAIT = "SET LOCAL gin_pending_list_limit = '64MB'"
_TAKE_IN = "SELECT gin_clean_pending_list(to_regclass('searchentry_words'))"  # where it is built
_WRITE = """
UPDATE archive_searchentry AS entry SET words = made.words::tsvector, words_due = NULL
FROM (VALUES %s) AS made (document_id, words, due)
WHERE entry.document_id = made.document_id AND entry.words_due IS NOT DISTINCT FROM made.due
AND (entry.words_due IS NOT NULL OR entry.words IS DISTINCT FROM made.words::tsvector)
"""


def index_words(numbers: Iterable[int] | None = None) -> int:
    """Build the words of these documents, or of all that this transaction has changed.

    Returns how many rows were looked at. Call it once, before the transaction ends.
    """
    rows = SearchEntry.objects.order_by("pk")
    with transaction.atomic():
        if numbers is None:
            _settle()
            rows = rows.filter(words_due=_this_transaction())
        else:
            rows = rows.filter(pk__in=list(numbers))
        due = list(rows.values_list("pk", "words_due"))
        _index(due)
        if len(due) >= BATCH:
            _take_in()
        if len(due) >= _LONG:
            compact()
    return len(due)


def reindex(*, stale: bool = False, progress: Progress = lambda number: None) -> int:
    """Build all search rows anew, or only the words of those that are stale, some at a time.

    Each batch is a transaction of its own, and a row stays as it is until it is right: the site
    finds everything all the while, and an end at any time does no harm. Rows on which somebody
    else is at work come last. ``progress`` is told how many rows are done. Returns their number.
    """
    done, last = 0, 0
    passed_over: list[int] = []
    while numbers := _numbers_after(last, stale=stale):
        last = numbers[-1]
        indexed = _index_free(numbers, structure=not stale)
        passed_over += sorted({*numbers} - indexed)
        done += len(indexed)
        progress(len(indexed))
    for number in passed_over:
        # Waits for the other, and holds nothing that the other could wait for.
        with transaction.atomic():
            if not stale:
                _refresh([number])
            done += index_words([number])
        progress(1)
    if done >= BATCH:
        _take_in()
    return done


def compact() -> None:
    """Make one row of all that changes have left for each number that is kept."""
    for sums in _SUMS:
        sums.objects.compact()


def recount() -> None:
    """Count all numbers that are kept anew, or none where it is ended on the way."""
    with transaction.atomic():
        for sums in _SUMS:
            sums.objects.recount()


def count(*, stale: bool = False) -> int:
    """How many rows ``reindex`` would go through."""
    return SearchEntry.objects.due().count() if stale else Document.objects.count()


def _numbers_after(last: int, *, stale: bool) -> list[int]:
    rows = SearchEntry.objects.due() if stale else Document.objects.all()
    return list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH])


def _index_free(numbers: list[int], *, structure: bool) -> set[int]:
    """Index those of the documents on whose rows nobody else is at work."""
    with transaction.atomic():
        rows = SearchEntry.objects.select_for_update(skip_locked=True, no_key=True)
        free = set(rows.filter(pk__in=numbers).order_by("pk").values_list("pk", flat=True))
        if structure:
            _refresh(sorted(free))
        rows = SearchEntry.objects.filter(pk__in=free).order_by("pk")
        _index(list(rows.values_list("pk", "words_due")))
    return free


def _settle() -> None:
    """Take all but the words of what this transaction changed now, not at the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT archive_search_settle()")


def _refresh(numbers: list[int]) -> None:
    """Take all but the words from the records anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT archive_search_refresh(%s)", [numbers])


def _take_in() -> None:
    """Let the index of words take what waits for it, which every search reads."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_IN)


def _index(due: list[Due]) -> None:
    words: set[str] = set()
    if len(due) >= BATCH:
        with connection.cursor() as cursor:
            cursor.execute(_LET_WAIT)
    for some in _portions(due):
        _write(some, words)
    learn(words)


def _write(due: dict[int, int | None], words: set[str]) -> None:
    """Write the words of some rows, and add each to the words."""
    rows = []
    for number, vector in contents(list(due)):
        words |= vector.words
        rows.append((number, vector.literal(), due[number]))
    with connection.cursor() as cursor:
        template = "(%s::bigint, %s, %s::bigint)"
        execute_values(cursor.cursor, _WRITE, rows, template, page_size=len(rows) or 1)


def _portions(due: list[Due]) -> Iterator[dict[int, int | None]]:
    """The rows in portions of which the texts can be held in memory."""
    rest = iter(due)
    while some := dict(islice(rest, BATCH)):
        with connection.cursor() as cursor:
            cursor.execute(_SIZES, [list(some)])
            sizes = dict(cursor.fetchall())
        portion: dict[int, int | None] = {}
        held = 0
        for number, what in some.items():
            held += sizes.get(number, 0)
            if portion and held > _CHARACTERS:
                yield portion
                portion, held = {}, sizes.get(number, 0)
            portion[number] = what
        yield portion


def _this_transaction() -> int:
    """The number that changes of this transaction leave; -1 where it has changed nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned()::text::bigint")
        number = cursor.fetchone()[0]
    return -1 if number is None else int(number)
