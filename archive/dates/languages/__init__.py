"""The languages that dates are read and shown in: one module each, all data.

A new language is a module with a Language and one line in LANGUAGES.
"""

from .english import ENGLISH
from .language import Kind, Language, Meaning

LANGUAGES = {language.code: language for language in (ENGLISH,)}


def language_for(locale: str) -> Language:
    """The language of a locale like 'en-GB'; English where we do not have it."""
    return LANGUAGES.get(locale.replace("_", "-").split("-")[0].lower(), ENGLISH)


__all__ = ["LANGUAGES", "Kind", "Language", "Meaning", "language_for"]
