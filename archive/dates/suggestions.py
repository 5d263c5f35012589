"""What to tell where no language has a word of a date: which word, and perhaps which was meant."""

from __future__ import annotations

from difflib import SequenceMatcher

from .errors import DateSyntaxError
from .languages import Language
from .tokens import UnknownWord

_ALIKE = 0.8
_SHORTEST = 4
_LONGEST = 20


def no_word(unknown: list[tuple[UnknownWord, Language]], text: str) -> DateSyntaxError:
    """The error for the word at which the languages that came furthest had to stop."""
    furthest = max(error.start for error, _language in unknown)
    stopped = [(error, language) for error, language in unknown if error.start == furthest]
    word = stopped[0][0].word
    close = max(
        (_closest(error.word, language) for error, language in stopped), key=lambda found: found[0]
    )
    if close[0] >= _ALIKE:
        remedy = f"Did you mean “{close[1]}”?"
    else:
        remedy = "Write a date like “3 February 1949”, “ca. 1949”, “before March 1950” or “n.d.”."
    return DateSyntaxError(text, f"“{word[:40]}” is no word of a date", remedy, furthest)


def _closest(word: str, language: Language) -> tuple[float, str]:
    """The most similar word of the language that begins alike, and how similar it is."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return 0, ""
    matcher = SequenceMatcher(b=word, autojunk=False)
    best: tuple[float, str] = (0, "")
    for known in language.words:
        if known[0] == word[0] and abs(len(known) - len(word)) <= 2:
            matcher.set_seq1(known)
            ratio = matcher.ratio()
            if ratio > best[0]:
                best = (ratio, known)
    return best
