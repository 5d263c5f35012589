"""What was understood of the box of words, part by part, for sentences and chips."""

from __future__ import annotations

from archive.text import tokens


def clauses_of(words: str) -> list[tuple[str, str]]:
    """Each part of what is asked in words, and what the box would hold without it."""
    written = [word for word in words.split() if tokens(word)]
    return [
        (f"“{word}”", " ".join(written[:place] + written[place + 1 :]))
        for place, word in enumerate(written)
    ]


def dropped(words: str) -> int:
    """How many words at the end of the box are more than can be searched at once."""
    return 0
