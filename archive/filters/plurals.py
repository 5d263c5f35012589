"""The names of genres in the plural, as a heading says them."""

import re

# What follows belongs to the first word: 'memorandum of conversation'.
_AFTER_HEAD = re.compile(r"\s+(?:of|for|from|to|by|on|in|at|with|about|between)\s|,|\s+\(")
_UNCHANGED = re.compile(r"(?:correspondence|minutes|proceedings|news|papers|series)$")
_ENDINGS = (
    (re.compile(r"([^aeiou])y$"), r"\1ies"),
    (re.compile(r"(memorand|addend|corrigend|errat)um$", re.IGNORECASE), r"\1a"),
    (re.compile(r"(s|x|z|ch|sh)$"), r"\1es"),
    (re.compile(r"$"), "s"),
)


def english_plural(name: str) -> str:
    """The plural of an English noun with its company: 'memoranda of conversation'.

    Names of other shapes get theirs from the translations of the genre.
    """
    rest = _AFTER_HEAD.search(name)
    head, tail = (name[: rest.start()], name[rest.start() :]) if rest else (name, "")
    if _UNCHANGED.search(head.lower()):
        return name
    for ending, plural in _ENDINGS:
        changed, number = ending.subn(plural, head, count=1)
        if number:
            return changed + tail
    return name
