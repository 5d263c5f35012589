"""The syllables of Mandarin in pinyin and in Wade–Giles."""

from collections import defaultdict
from functools import cache
from itertools import islice, product

MOST_WAYS = 16
# All syllables, by their ends; "v" is ü.
_INITIALS = {
    "a": "- b p m f d t n l g k h z c s zh ch sh",
    "o": "- b p m f l",
    "e": "- m d t n l g k h z c s zh ch sh r",
    "ai": "- b p m d t n l g k h z c s zh ch sh",
    "ei": "- b p m f d t n l g k h z s zh sh",
    "ao": "- b p m d t n l g k h z c s zh ch sh r",
    "ou": "- p m f d t n l g k h z c s zh ch sh r",
    "an": "- b p m f d t n l g k h z c s zh ch sh r",
    "en": "- b p m f d n g k h z c s zh ch sh r",
    "ang": "- b p m f d t n l g k h z c s zh ch sh r",
    "eng": "- b p m f d t n l g k h z c s zh ch sh r",
    "ong": "d t n l g k h z c s zh ch r",
    "er": "-",
    "i": "b p m d t n l j q x z c s zh ch sh r y",
    "ia": "d l j q x",
    "ie": "b p m d t n l j q x",
    "iao": "b p m d t n l j q x",
    "iu": "m d n l j q x",
    "ian": "b p m d t n l j q x",
    "in": "b p m n l j q x y",
    "iang": "n l j q x",
    "ing": "b p m d t n l j q x y",
    "iong": "j q x",
    "u": "b p m f d t n l g k h z c s zh ch sh r j q x y w",
    "ua": "g k h zh ch sh r",
    "uo": "d t n l g k h z c s zh ch sh r",
    "uai": "g k h zh ch sh",
    "ui": "d t g k h z c s zh ch sh r",
    "uan": "d t n l g k h z c s zh ch sh r j q x y",
    "un": "d t l g k h z c s zh ch sh r j q x y",
    "uang": "g k h zh ch sh",
    "ue": "j q x y",
    "v": "n l",
    "ve": "n l",
}
_WITH_Y_OR_W = [
    "ya",
    "ye",
    "yao",
    "you",
    "yan",
    "yang",
    "yong",
    "yo",
    "wa",
    "wo",
    "wai",
    "wei",
    "wan",
    "wen",
    "wang",
    "weng",
]
PINYIN = frozenset(
    [
        ("" if initial == "-" else initial) + final
        for final, initials in _INITIALS.items()
        for initial in initials.split()
    ]
    + _WITH_Y_OR_W
)
# Spellings that stand beside those of the table in books of the time.
_ALSO = {"yi": "yi", "szu": "si", "ssu": "si", "teh": "de", "peh": "bo", "soong": "song"}
_LONGEST = max(map(len, PINYIN))


_WADE_INITIALS: dict[str, str] = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "x": "hs",
    "zh": "ch", "ch": "ch'", "r": "j", "z": "ts", "c": "ts'",
}  # fmt: skip
_WADE_FINALS: dict[str, str] = {
    "ian": "ien",
    "ie": "ieh",
    "er": "erh",
    "ong": "ung",
    "iong": "iung",
    "ue": "üeh",
}
_WADE_FINALS |= {"v": "ü", "ve": "üeh"}
_WADE_WHOLE = {
    "zi": "tzu", "ci": "tz'u", "si": "ssu", "e": "o", "yi": "i", "ye": "yeh", "yan": "yen",
    "you": "yu", "yu": "yü", "yuan": "yüan", "yun": "yün", "shuo": "shuo", "huo": "huo",
    "guo": "kuo", "kuo": "k'uo", "gui": "kuei", "kui": "k'uei", "ge": "ko", "ke": "k'o", "he": "ho",
}  # fmt: skip
_INITIALS_FIRST: list[str] = ["zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw", ""]


def parted(syllable: str) -> tuple[str, str]:
    """The initial of a syllable of pinyin, "" where it has none, and its final."""
    initial = next(one for one in _INITIALS_FIRST if syllable.startswith(one))
    return initial, syllable[len(initial) :]


@cache
def wade_giles(syllable: str) -> str:
    """A syllable of pinyin in Wade–Giles: “dong” gives “tung”, “ping” gives “p'ing”."""
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable]
    initial, final = parted(syllable)
    if final == "i" and initial in ("zh", "ch", "sh", "r"):
        final = "ih"
    elif final in ("u", "uan", "un") and initial in ("j", "q", "x"):
        final = final.replace("u", "ü")
    elif final == "uo":
        final = "o"
    return _WADE_INITIALS.get(initial, initial) + _WADE_FINALS.get(final, final)


@cache
def _of_wade_giles() -> dict[str, list[str]]:
    """The syllables of pinyin by those of Wade–Giles, exactly written."""
    table: dict[str, list[str]] = defaultdict(list)
    for syllable in sorted(PINYIN):
        table[wade_giles(syllable)].append(syllable)
    for written, syllable in _ALSO.items():
        table.setdefault(written, [syllable])
    return dict(table)


@cache
def _of_plain_wade_giles() -> dict[str, list[str]]:
    """The same by syllables without apostrophes and dots, as newspapers print them."""
    table: dict[str, list[str]] = defaultdict(list)
    for written, syllables in _of_wade_giles().items():
        table[plain(written)] += syllables
    return dict(table)


def plain(written: str) -> str:
    """Wade–Giles without its marks."""
    return written.replace("'", "").replace("ü", "u")


def read_wade_giles(syllables: list[str]) -> list[list[str]]:
    """The ways to read syllables of Wade–Giles as pinyin, the exact one first; [] where none is.

    Where no mark is written at all, “p” may stand for “p'”: every way is given then, up to a limit.
    """
    exact, loose = _of_wade_giles(), _of_plain_wade_giles()
    strict = [exact.get(one, []) for one in syllables]
    ways = list(product(*strict))
    if all(one == plain(one) for one in syllables):
        ways += islice(product(*(loose.get(one, []) for one in syllables)), 4 * MOST_WAYS)
    return [list(way) for way in islice(dict.fromkeys(ways), MOST_WAYS)]


def split_pinyin(word: str) -> list[str]:
    """The syllables of a word in pinyin, by its spelling: “zedong” gives ze, dong; [] if it has none."""
    return split(word, PINYIN, "aeo")


def split(word: str, syllables: frozenset[str], apart: str) -> list[str]:
    """The word taken apart into some of the syllables; [] where it cannot be.

    A syllable within a word that begins with a vowel, one of ``apart``, takes a mark before it;
    where it was left out (“Yanan”) it is read nevertheless.
    """
    strictly = _split(word, syllables, apart, after=False)
    return strictly or _split(word, syllables, "", after=False)


def _split(word: str, syllables: frozenset[str], apart: str, *, after: bool) -> list[str]:
    """The fewest syllables that make up the word, the first of them the longest."""
    best: list[str] = []
    for size in range(min(_LONGEST, len(word)), 0, -1):
        first, rest = word[:size], word[size:]
        if first not in syllables or (after and first[0] in apart):
            continue
        if not rest:
            return [first]
        others = _split(rest, syllables, apart, after=True)
        if others and (not best or len(others) + 1 < len(best)):
            best = [first, *others]
    return best
