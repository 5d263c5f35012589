"""Mandarin as the French and the Germans print it.

The French by the system of the École française d'Extrême-Orient (“Lieou Chao-k'i”) or, in
newspapers, by Wade–Giles as a Frenchman would write it (“Tchou En-lai”), the Germans by the latter
in their own letters (“Tschou En-lai”).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from archive.text.romanization.derived import Derived
from archive.text.romanization.syllables import parted, wade_giles

_INITIALS = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "zh": "tch", "ch": "tch'",
    "sh": "ch", "r": "j", "z": "ts", "c": "ts'",
}  # fmt: skip
# The system tells two sounds apart that Peking no longer does; a book of names may have either.
_OLD = ({"j": "k", "q": "k'", "x": "h"}, {"j": "ts", "q": "ts'", "x": "s"})
_FINALS = {
    "e": "ö", "ou": "eou", "iu": "ieou", "ian": "ien", "u": "ou", "ua": "oua", "uo": "o",
    "uai": "ouai", "ui": "ouei", "uan": "ouan", "un": "ouen", "uang": "ouang", "ue": "iue",
    "v": "iu", "ve": "iue",
}  # fmt: skip
# Finals that are others after some initials.
_AFTER = {
    "jqx": {"u": "iu", "uan": "iuan", "un": "iun"}, "gkh": {"e": "o", "uo": "ouo"},
    "bpmf": {"eng": "ong"}, ("zh", "ch", "r"): {"i": "e"}, ("sh",): {"i": "e", "uo": "ouo"},
    "zcs": {"i": "eu"}, "l": {"iang": "eang", "iao": "eao"},
    "y": {"u": "u", "uan": "uan", "un": "un", "ue": "ue"},
}  # fmt: skip
_FINALS_AFTER = {one: finals for initials, finals in _AFTER.items() for one in initials}
_WHOLE = {
    "e": "ngo", "ai": "ngai", "ao": "ngao", "an": "ngan", "en": "ngen", "ou": "ngeou",
    "er": "eul", "yan": "yen", "you": "yeou", "wu": "wou", "si": "sseu",
}  # fmt: skip
_TEH = "(?<=^t)e$|(?<=^t')e$"  # newspapers: “Tchou Teh”
_NEWSPAPERS = {
    "French newspapers": (
        re.compile(f"ch|sh|(?<![aeo])u|{_TEH}"),
        {"ch": "tch", "sh": "ch", "u": "ou", "e": "eh"},
    ),
    "German newspapers": (re.compile(f"ch|sh|{_TEH}"), {"ch": "tsch", "sh": "sch", "e": "eh"}),
}


def printed_abroad(surname: list[str], given: list[str]) -> Iterator[Derived]:
    """The name, of which the syllables are given in pinyin, in French and German print."""
    for old in range(len(_OLD)):
        words = ([_efeo(one, old) for one in word] for word in (surname, given))
        yield Derived(_joined(words), "EFEO")
    for system in _NEWSPAPERS:
        words = ([_heard(one, system) for one in word] for word in (surname, given))
        yield Derived(_joined(words), system)


def _joined(words: Iterable[list[str]]) -> str:
    return " ".join("-".join(word).capitalize() for word in words if word)


@cache
def _efeo(syllable: str, old: int) -> str:
    """A syllable of pinyin: “qi” gives “k'i”, or “ts'i” by the second of the old sounds."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial, final = parted(syllable)
    written = (_INITIALS | _OLD[old]).get(initial, initial)
    return written + _FINALS_AFTER.get(initial, {}).get(final, _FINALS.get(final, final))


@cache
def _heard(syllable: str, system: str) -> str:
    """A syllable of pinyin as newspapers have it: “zhou” gives “tchou”."""
    pattern, written = _NEWSPAPERS[system]
    return pattern.sub(lambda found: written[found[0]], wade_giles(syllable))
