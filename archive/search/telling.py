"""Under which other name somebody was found by the words of a question."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from django.contrib.auth.models import AnonymousUser

from archive.models import Correspondent, Language, Name, NameKind, Tally, is_curator
from archive.search.names import FoundAs, fitting
from archive.search.sql import Sql, fetched, of_queryset, put
from archive.text import NameQuestion, fold

MOST_RUN = 4
MOST_WORDS = 20
MOST_TOLD = 5
MOST_LOOKED_AT = 100
# What is excluded, fields and operators; quotation marks are no letters.
_NO_NAMES = re.compile(r"(?:^|\s)(?:-|\w+:)\S+|\bOR\b")

_NAMES = f"""
SELECT name.correspondent_id, name.form, name.kind, language.tag, name.transliteration,
    bearer.authorised_form, bearer.qualifier, bearer.slug
FROM archive_name name
JOIN archive_correspondent bearer ON bearer.id = name.correspondent_id
LEFT JOIN archive_language language ON language.id = name.language_id
WHERE name.words @@ {{}}::tsquery AND {{}}
ORDER BY name.kind, name.form, name.id
LIMIT {MOST_LOOKED_AT}
"""


def found_as(words: str, user) -> list[FoundAs]:
    """Whom the words of a question name by another form than the authorised one (two queries).

    The words may hold several names among others: each run of words that is a whole name is
    told, and the words together where they stand in one name; at most five, those with most
    documents first.
    """
    together, *runs = _names_in(_NO_NAMES.sub(" ", words))
    if not together.tells:
        return []
    runs = [one for one in runs if one.tells]
    asked = [one.exact for one in (together, *runs)] + [together.parts[0].whole]

    def fits(form: str) -> int | None:
        fit = together.fit(form)
        return 0 if fit is None and any(one.fit(form) == 0 for one in runs) else fit

    question = Sql("%s", (" | ".join(f"({one})" for one in asked),))
    best: dict[int, tuple] = {}
    people: dict[int, Correspondent] = {}
    for number, form, kind, tag, system, *called in fetched(put(_NAMES, question, _seen(user))):
        language = None if tag is None else Language(tag=tag)
        name = Name(
            correspondent_id=number,
            form=form,
            kind=kind,
            language=language,
            transliteration=system,
        )
        fit = fitting(name, fits)
        known = best.get(number, fit)
        best[number] = min(fit, known, key=lambda one: one[:2])
        if number not in people:
            written, qualifier, slug = called
            people[number] = Correspondent(
                pk=number, authorised_form=written, qualifier=qualifier, slug=slug
            )
    told = [found for fit, _rank, found in best.values() if fit < 2]
    others = [one for one in told if one.kind != NameKind.AUTHORISED or one.source]
    if not others:
        return []
    if len(others) > 1:
        numbers = Tally.objects.visible_to(user).numbers([one.correspondent for one in others])
        others.sort(key=lambda one: (-numbers.get(one.correspondent, 0), one.correspondent))
    return [
        replace(one, bearer=str(person), key=person.address_key)
        for one in others[:MOST_TOLD]
        if (person := people[one.correspondent])
    ]


def _seen(user) -> Sql:
    """The condition that this user may see the correspondent."""
    if is_curator(user):
        return Sql("true")
    return put("name.correspondent_id IN ({})", _public())


@cache
def _public() -> Sql:
    """The correspondents that strangers see: always the same SQL, which takes long to build."""
    seen = Correspondent.objects.visible_to(AnonymousUser())
    return of_queryset(seen.order_by().values("pk"))


def _names_in(text: str) -> Iterator[NameQuestion]:
    """The question of all the words, and of each run of a few of them."""
    words = [one for one in fold(text).split() if any(map(str.isalnum, one))][:MOST_WORDS]
    yield NameQuestion(" ".join(words))
    for size in range(min(MOST_RUN, len(words) - 1), 0, -1):
        for start in range(len(words) - size + 1):
            yield NameQuestion(" ".join(words[start : start + size]))
