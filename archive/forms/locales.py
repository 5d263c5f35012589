"""The locale in which dates are read from people and shown to them."""

from django.utils.translation import get_language


def locale() -> str:
    """The active language, with the British order of day and month in plain English."""
    language = get_language() or "en"
    return "en-GB" if language == "en" else language
