"""Names: who bears the words of a question."""

from django.db import connection

from archive.models import Status, is_curator

# The planner asks the index once for each of the questions.
_BEARERS = """
SELECT asked.place, array_agg(DISTINCT name.correspondent_id)
FROM unnest(%(queries)s::text[]) WITH ORDINALITY AS asked(query, place)
JOIN archive_name name ON name.words @@ asked.query::tsquery
JOIN archive_correspondent bearer ON bearer.id = name.correspondent_id
WHERE %(all)s OR bearer.status <> %(withdrawn)s
GROUP BY asked.place
"""


def bearers(queries: list[str], user) -> list[list[int]]:
    """For each tsquery literal the numbers of the correspondents one of whose names answers it.

    One query. Withdrawn correspondents are found by curators only. Drafts are among them: the
    numbers are for asking rows of documents, which the gate guards, and must not be shown.
    """
    found: list[list[int]] = [[] for _query in queries]
    if not queries:
        return found
    with connection.cursor() as cursor:
        values = {"queries": queries, "all": is_curator(user), "withdrawn": Status.WITHDRAWN.value}
        cursor.execute(_BEARERS, values)
        for place, numbers in cursor.fetchall():
            found[place - 1] = numbers
    return found
