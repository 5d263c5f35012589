"""Names: who bears the words of a question, and under which form."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from archive.models import Name, NameKind, Status, is_curator
from archive.text import NameQuestion, recorded

UNFIT = 9
MOST_RANKED = 300
_KINDS = list(NameKind)
# The planner asks the index once for each of the questions.
_BEARERS = """
SELECT asked.place, array_agg(DISTINCT name.correspondent_id)
FROM unnest(%(queries)s::text[]) WITH ORDINALITY AS asked(query, place)
JOIN archive_name name ON name.words @@ asked.query::tsquery
JOIN archive_correspondent bearer ON bearer.id = name.correspondent_id
WHERE %(all)s OR bearer.status <> %(withdrawn)s
GROUP BY asked.place
"""
# Ranks: the whole form, all words, all but initials, beginnings of words; of the first two what is
# recorded before what follows by rule, and a name with its title before one that needs none. Of
# names beyond the limit `_WALK` finds those that matter.
_FOUND = """
    (SELECT correspondent_id, CASE WHEN words @@ %(exact_recorded)s THEN 0 ELSE 1 END AS rank
    FROM archive_name WHERE words @@ %(exact)s {also} LIMIT %(most)s)
    UNION ALL
    (SELECT correspondent_id, CASE WHEN words @@ %(whole_recorded)s THEN 2 ELSE 3 END
    FROM archive_name WHERE words @@ %(whole)s {also} LIMIT %(most)s)
    UNION ALL
    (SELECT correspondent_id, 5
    FROM archive_name WHERE words @@ %(start)s {also} LIMIT %(most)s)
"""
_INITIALED = """
    UNION ALL
    (SELECT correspondent_id, 4
    FROM archive_name WHERE words @@ %(initialed)s {also} LIMIT %(most)s)
"""
_ALSO = """AND correspondent_id IN
    (SELECT correspondent_id FROM archive_name WHERE words @@ %(also)s)"""
# From those with most documents on, until enough have such a name. OFFSET keeps the planner from
# joining all names first: this is asked only where many have one.
_WALK = """
    (SELECT correspondent_id, %(rank)s AS rank FROM archive_tally known
    WHERE role = 0 AND published AND public_from IS NULL AND EXISTS (
        SELECT FROM archive_name name WHERE name.correspondent_id = known.correspondent_id
            AND words @@ %(question)s {also} OFFSET 0)
    ORDER BY number DESC LIMIT %(walked)s)
"""
# A draft that a public document names has a public tally.
_RANKED = """
WITH found AS MATERIALIZED ({found}), ranked AS MATERIALIZED (
    SELECT correspondent_id, min(rank) AS rank FROM found GROUP BY correspondent_id
)
SELECT ranked.correspondent_id, rank, coalesce(tally.number, 0),
    (SELECT count(*) FROM found WHERE rank IN (2, 3)),
    (SELECT count(*) FROM found WHERE rank = 5)
FROM ranked
JOIN archive_correspondent bearer ON bearer.id = ranked.correspondent_id
CROSS JOIN LATERAL (
    SELECT sum(number) AS number FROM archive_tally tally
    WHERE role = 0 AND tally.correspondent_id = ranked.correspondent_id
        AND (%(all)s OR published AND (public_from IS NULL OR public_from <= now()))
) AS tally
WHERE %(all)s OR bearer.status = %(published)s
    OR bearer.status <> %(withdrawn)s AND tally.number > 0
ORDER BY rank, coalesce(tally.number, 0) DESC, bearer.sort_key, bearer.id
LIMIT %(size)s
"""


@dataclass(frozen=True, slots=True)
class FoundAs:
    """The form under which a correspondent was found.

    ``kind`` is the kind of name. ``source`` is the recorded name from which a rule has made the
    form, and ``system`` the rule; both are "" for a form that is recorded. ``bearer`` is what the
    correspondent is called and ``key`` the last part of the address, "" where they were not read.
    """

    correspondent: int
    form: str
    kind: str
    source: str = ""
    system: str = ""
    bearer: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A correspondent who bears a name, the form that was found, and the number of documents.

    ``exact`` where the form has just the words that were asked for.
    """

    found: FoundAs
    documents: int
    exact: bool


def bearers(queries: list[str], user) -> list[list[int]]:
    """For each tsquery literal the numbers of the correspondents one of whose names answers it.

    One query. Withdrawn correspondents are found by curators only. Drafts are among them: the
    numbers are for asking rows of documents, which the gate guards, and must not be shown.
    """
    found: list[list[int]] = [[] for _query in queries]
    if not queries:
        return found
    with connection.cursor() as cursor:
        values: dict[str, Any] = {
            "queries": queries,
            "all": is_curator(user),
            "withdrawn": Status.WITHDRAWN.value,
        }
        cursor.execute(_BEARERS, values)
        for place, numbers in cursor.fetchall():
            found[place - 1] = numbers
    return found


def complete(text: str, user, size: int = 10) -> list[Bearer]:
    """Those who bear a name that is, has, or begins with the words; the best first.

    The whole name comes before all of its words, these before beginnings of words; who has more
    documents before who has fewer. Two queries, of a beginning that hundreds have, four at most.
    """
    first, *others = NameQuestion(text).parts
    if not first.start:
        return []
    values: dict[str, Any] = {"exact": first.exact, "whole": first.whole, "start": first.start}
    values |= {"exact_recorded": recorded(first.typed), "whole_recorded": recorded(first.whole)}
    values |= {"initialed": first.initialed}
    values |= {"all": is_curator(user), "size": size, "walked": 3 * size, "most": MOST_RANKED}
    values |= {"published": Status.PUBLISHED.value, "withdrawn": Status.WITHDRAWN.value}
    if others:
        values["also"] = others[0].start
    rows = _rows(values)
    found = forms_found(text, [pk for pk, _rank, _number in rows])
    return [Bearer(found[pk], number, rank < 2) for pk, rank, number in rows]


def _rows(values: dict[str, Any]) -> list[tuple[int, int, int]]:
    """Correspondents, ranks and numbers of documents, the best first."""
    also = _ALSO if "also" in values else ""
    found = (_FOUND + _INITIALED * bool(values["initialed"])).format(also=also)
    with connection.cursor() as cursor:
        cursor.execute(_RANKED.format(found=found), values)
        rows = cursor.fetchall()
        for place, question, rank in ((3, "whole", 2), (4, "start", 5)):
            if rows and rows[0][place] >= MOST_RANKED:
                asked = values | {"question": values[question], "rank": rank}
                cursor.execute(_RANKED.format(found=_WALK.format(also=also)), asked)
                rows += cursor.fetchall()
    best: dict[int, tuple[int, int]] = {}
    for pk, rank, number, *_counts in sorted(rows, key=lambda row: row[1], reverse=True):
        best[pk] = rank, number
    order = sorted(best.items(), key=lambda one: (one[1][0], -one[1][1]))
    return [(pk, rank, number) for pk, (rank, number) in order[: values["size"]]]


def forms_found(words: str, correspondents: Iterable[int]) -> dict[int, FoundAs]:
    """The form by which each of the correspondents answers the words (one query)."""
    best: dict[int, tuple] = {}
    parts = [one for one in NameQuestion(words).parts if one.start]
    names = Name.objects.answering(" | ".join(f"({one.start})" for one in parts))

    def fits(form: str) -> int | None:
        return min((fit for one in parts if (fit := one.fit(form)) is not None), default=None)

    chosen = names.filter(correspondent__in=correspondents)
    for name in chosen.select_related("language").defer("words").order_by("pk"):
        known = best.get(name.correspondent_id)
        fit = fitting(name, fits)
        if known is None or fit[:2] < known[:2]:
            best[name.correspondent_id] = fit
    return {pk: fit[-1] for pk, fit in best.items()}


def fitting(name: Name, fits: Callable[[str], int | None]) -> tuple[int, int, FoundAs]:
    """How well the name answers, how it ranks among names, and the form that does.

    ``fits`` tells how well a form does (NameQuestion.fit). The forms that rules make of the name
    are tried where it does not hold all the words itself.
    """
    itself = FoundAs(name.correspondent_id, name.form, name.kind)
    rank = _KINDS.index(NameKind(name.kind))
    own = fits(name.form)
    if own is not None and own < 2:
        return own, rank, itself
    ways = [(UNFIT if own is None else own, rank, itself)]
    for one in name.derived_forms():
        if (fit := fits(one.form)) is not None:
            form = replace(itself, form=one.form, source=name.form, system=one.system)
            ways.append((fit, rank + len(_KINDS), form))
    return min(ways, key=lambda way: way[:2])


def reindex_names(*, stale: bool = False) -> int:
    """Reckon anew what names are found by, or only of those changed by SQL; how many changed."""
    names = Name.objects.due() if stale else Name.objects.all()
    return names.derive()
