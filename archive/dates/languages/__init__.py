"""The languages that dates are read and shown in: one module each, all data.

A new language is a module with a Language and one line in LANGUAGES.
"""

from .chinese import CHINESE
from .cldr import Formats, formats
from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .italian import ITALIAN
from .language import REMEDIES, Kind, Language, Meaning
from .russian import RUSSIAN
from .spanish import SPANISH
from .vocabulary import folded

LANGUAGES = {
    language.code: language
    for language in (ENGLISH, GERMAN, FRENCH, RUSSIAN, CHINESE, SPANISH, ITALIAN)
}


def language_for(locale: str) -> Language:
    """The language in which a locale like 'en-GB' is shown; English where we cannot show it."""
    language = LANGUAGES.get(locale.replace("_", "-").split("-")[0].lower(), ENGLISH)
    return language if language.patterns else ENGLISH


def formats_for(locale: str, language: Language) -> Formats:
    """What CLDR has for the locale where it is one of the language, else for the language."""
    tag = locale.replace("_", "-")
    own = "-" in tag and tag.split("-")[0].lower() == language.code
    return formats(tag if own else language.locale, language.locale)


__all__ = [
    "LANGUAGES",
    "REMEDIES",
    "Kind",
    "Language",
    "Meaning",
    "folded",
    "formats_for",
    "language_for",
]
