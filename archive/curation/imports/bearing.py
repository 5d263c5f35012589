"""The one correspondent who bears a name, as a list of visits writes it."""

import re
from collections import defaultdict
from collections.abc import Iterable

from archive.models import CorrespondentKind, Name, Status
from archive.text import fold

_RANK = re.compile(
    r"(?:(?:president|vice president|(?:acting |deputy )?prime minister|premier|chancellor|king|"
    r"queen|crown prince|prince|princess|emperor|empress|shah|foreign minister|"
    r"foreign secretary|secretary of state|general|marshal|sir)\s+)+",
    re.IGNORECASE,
)
# Whom the lists mean by the role of the traveller.
_OFFICES = {"president": "President of the United States", "secretary": "Secretary of State"}


class OnlyBearers:
    """Finds persons and offices by name, where exactly one bears it (a query for each kind)."""

    def __init__(self, persons: Iterable[str], roles: Iterable[str]) -> None:
        forms = {form for person in persons for form in _forms(person)}
        self._persons = _bearers(forms, CorrespondentKind.PERSON)
        offices = {fold(_OFFICES[role]) for role in roles if role in _OFFICES}
        self._offices = _bearers(offices, CorrespondentKind.OFFICE)

    def person(self, name: str) -> int | None:
        """The number of the person who alone bears the name, with or without their rank."""
        found = {pk for form in _forms(name) for pk in self._persons.get(form, ())}
        return found.pop() if len(found) == 1 else None

    def office(self, role: str) -> int | None:
        """The number of the office that the list's word for the traveller stands for."""
        found = self._offices.get(fold(_OFFICES.get(role, "")), set())
        return next(iter(found)) if len(found) == 1 else None


def _forms(name: str) -> set[str]:
    """The folded forms under which the person may be filed: “dulles, john foster”."""
    forms = {name}
    unranked = _RANK.sub("", name, count=1) if _RANK.match(name) else name
    if " " in unranked:
        forms.add(unranked)
    for form in list(forms):
        parts = form.split(" ")
        forms |= {f"{' '.join(parts[at:])}, {' '.join(parts[:at])}" for at in range(1, len(parts))}
    return {fold(form) for form in forms if " " in form}


def _bearers(forms: set[str], kind: str) -> dict[str, set[int]]:
    rows = Name.objects.filter(folded__in=forms, correspondent__kind=kind)
    found: dict[str, set[int]] = defaultdict(set)
    for form, pk in rows.exclude(correspondent__status=Status.WITHDRAWN).values_list(
        "folded", "correspondent"
    ):
        found[form].add(pk)
    return found
