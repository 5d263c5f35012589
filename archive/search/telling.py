"""Under which other name somebody was found by the words of a question."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.models import Correspondent, Name, NameKind, Tally
from archive.search.names import FoundAs, fitting
from archive.text import NameQuestion, fold

MOST_RUN = 4
MOST_WORDS = 20
MOST_TOLD = 5
MOST_LOOKED_AT = 100
# What is excluded, fields and operators; quotation marks are no letters.
_NO_NAMES = re.compile(r"(?:^|\s)(?:-|\w+:)\S+|\bOR\b")


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

    names = Name.objects.answering(" | ".join(f"({one})" for one in asked))
    seen = Correspondent.objects.visible_to(user).values("pk")
    best: dict[int, tuple] = {}
    people: dict[int, Correspondent] = {}
    for name in (
        names.filter(correspondent__in=seen)
        .select_related("language", "correspondent")
        .defer("words")[:MOST_LOOKED_AT]
    ):
        fit = fitting(name, fits)
        known = best.get(name.correspondent_id, fit)
        best[name.correspondent_id] = min(fit, known, key=lambda one: one[:2])
        people[name.correspondent_id] = name.correspondent
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


def _names_in(text: str) -> Iterator[NameQuestion]:
    """The question of all the words, and of each run of a few of them."""
    words = [one for one in fold(text).split() if any(map(str.isalnum, one))][:MOST_WORDS]
    yield NameQuestion(" ".join(words))
    for size in range(min(MOST_RUN, len(words) - 1), 0, -1):
        for start in range(len(words) - size + 1):
            yield NameQuestion(" ".join(words[start : start + size]))
