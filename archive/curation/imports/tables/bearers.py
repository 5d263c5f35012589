"""Who bears a name: one, several, nobody, or somebody that it only looks like."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Certainty, Correspondent, CorrespondentKind, Name, NameKind, Status
from archive.text import clean_line, fold, natural_order

_MOST_WORDS = 6  # in a name of a person

# A name under which somebody hid, or that is borne in turn, is less than proof of who it was.
_VEILED = (NameKind.PSEUDONYM, NameKind.CODE_NAME, NameKind.TITLE)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A correspondent under one of their names."""

    pk: int
    kind: str
    form: str  # authorised
    veiled: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a name leads to: one bearer, or else the candidates that a person must choose from."""

    bearer: Bearer | None = None
    candidates: tuple[str, ...] = ()


class Bearers:
    """Finds correspondents by any of their names, folded, and remembers."""

    def __init__(self) -> None:
        self._held: dict[str, dict[int, Bearer]] = {}

    def look_up(self, names: Iterable[str]) -> None:
        """Find the bearers of these names (two queries), to be held."""
        missing = {key for name in names for key in _keys(name)} - self._held.keys()
        if not missing:
            return
        found: dict[str, dict[int, Bearer]] = defaultdict(dict)
        rows = Name.objects.filter(folded__in=missing).exclude(
            correspondent__status=Status.WITHDRAWN
        )
        for row in rows.select_related("correspondent"):
            one = row.correspondent
            bearer = Bearer(one.pk, one.kind, str(one), row.kind in _VEILED)
            known = found[row.folded].get(one.pk)
            if known is None or known.veiled:
                found[row.folded][one.pk] = bearer
        for one in self._qualified(missing):
            found[fold(str(one))][one.pk] = Bearer(one.pk, one.kind, str(one))
        self._held |= {key: found.get(key, {}) for key in missing}

    def _qualified(self, folded: set[str]) -> list[Correspondent]:
        """Those who are written with their qualifier: “Wang Ming (1904–1974)”."""
        bases = {key.rpartition(" (")[0] for key in folded if key.endswith(")")}
        some = Correspondent.objects.filter(folded__in=bases).exclude(qualifier="")
        some = some.exclude(status=Status.WITHDRAWN)
        return [one for one in some if fold(str(one)) in folded]

    def find(self, name: str) -> Found:
        """Who bears the name. Looked up before; a name in another width is only a suggestion.

        Where nobody bears it as it stands, “Dulles, John Foster” is John Foster Dulles, and
        the other way round.
        """
        as_written, *turned = (self._held.get(key, {}) for key in _keys(name))
        others = {pk: bearer for some in turned for pk, bearer in some.items()}
        bearers = list((as_written or others).values())
        if len(bearers) == 1 and not _disguised(name):
            return Found(bearers[0])
        return Found(candidates=tuple(sorted(one.form for one in bearers)))


def _keys(name: str) -> list[str]:
    """The name folded: as it stands, then with its surname before or behind."""
    turned = natural_order(name)
    if turned != name:
        return [fold(name), fold(turned)]
    words = name.split()
    if "," in name or not 2 <= len(words) <= _MOST_WORDS:
        return [fold(name)]
    splits = range(1, len(words))
    return [
        fold(name),
        *(fold(f"{' '.join(words[at:])}, {' '.join(words[:at])}") for at in splits),
    ]


def _disguised(name: str) -> bool:
    """Whether the name has full-width letters, ligatures or the like, that only look the same."""
    line = clean_line(name)
    return unicodedata.normalize("NFKC", line) != line


def part_of(bearer: Bearer, name: str) -> list:
    """A part as it is compared and kept: correspondent, capacity, name, certainty, evidence."""
    office = bearer.kind == CorrespondentKind.OFFICE
    certainty, evidence = Certainty.CERTAIN, ""
    if bearer.veiled:
        certainty = Certainty.PROBABLE
        evidence = f"The only one here who is recorded under “{name}”."
    person, capacity = (None, bearer.pk) if office else (bearer.pk, None)
    return [person, capacity, name, str(certainty), evidence]


def unresolved(name: str) -> list:
    """The part of somebody whom nobody has identified."""
    return [None, None, name, str(Certainty.CERTAIN), ""]
