"""Stems: what the forms of one word have in common, by the rules of its language."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

import Stemmer

from archive.text.folding import WORD, clean_line, fold

# Languages by the first part of their tags (BCP 47); Snowball calls them by their English names.
_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_KEPT = 1 << 16
# A short ending behind an apostrophe: İstanbul'da, Stalin's. What comes before has three letters at
# least: K'ang and Ts'ao have no ending.
_ENDING = re.compile(r"(?<=\w{3})['’][^\W\d_]{1,4}$")


def language_of(tag: str) -> str:
    """The language of a tag whose words can be stemmed ("en" of en-GB), "" for any other."""
    language = tag.partition("-")[0].lower()
    return language if language in _ALGORITHMS else ""


def languages_of(tags: Iterable[str]) -> str:
    """The languages of several tags, each once, with spaces between: "en ru"."""
    return " ".join(dict.fromkeys(filter(None, map(language_of, tags))))


@lru_cache(maxsize=_KEPT)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The folded stems of a word as it is written: of the word, and of the word folded.

    By the rules of a language, or of several with spaces between (languages_of): those of one leave
    words in the letters of another as they are. What stands before an apostrophe and a short ending
    is a stem in any of them.
    The rules of a language need its marks (й, ü), so the word is stemmed before it is folded; who
    asks without marks finds the second stem. A form that folds to the word itself is left out.
    Source of the rules: Snowball.
    """
    stemmers = _stemmers(language)
    if not stemmers:
        return ()
    folded = fold(word)
    found = [fold(stem(folded)) for stem in stemmers]
    if not word.isascii():
        line = unicodedata.normalize("NFC", clean_line(word).casefold())
        found += [fold(stem(line)) for stem in stemmers]
    if ending := _ENDING.search(word):
        base = word[: ending.start()]
        found += [fold(base), *(one for tag in language.split() for one in stems(base, tag))]
    return tuple(dict.fromkeys(one for one in found if one != folded and WORD.fullmatch(one)))


@cache
def _stemmers(languages: str) -> tuple[Callable[[str], str], ...]:
    """What stems a word by the rules of each of the languages."""
    # The cache of its own would hold each word twice.
    return tuple(
        Stemmer.Stemmer(_ALGORITHMS[language], 0).stemWord
        for language in languages.split()
        if language in _ALGORITHMS
    )
