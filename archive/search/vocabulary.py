"""The words of the archive, as “did you mean” needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from django.db import connection

# Shorter words are near too many others to be a slip of one another.
LEAST = 4
MOST = 40
# Words of letters alone; Chinese, Japanese and Korean have no words that one could misspell.
_WORD = re.compile(rf"[^\W\d_\u1100-\u11ff\u2e80-\u9fff\ua960-\ud7ff\uf900-\ufaff]{{2,{MOST}}}")
_BATCH = 10_000
_ALPHABETS = "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщъыьэюя"
_NEW = """
SELECT word FROM unnest(%s) AS asked(word)
WHERE NOT EXISTS (SELECT FROM archive_vocabulary known WHERE known.word = asked.word)
ORDER BY word COLLATE "C"
"""
_LEARN = """
INSERT INTO archive_vocabulary (word, deletions)
SELECT word, string_to_array(near, ' ') FROM unnest(%s, %s) AS new(word, near)
ON CONFLICT DO NOTHING
"""


def learn(words: Iterable[str]) -> None:
    """Remember these folded words (archive.text.tokens): one query where all are known.

    Call it once a transaction: new words are inserted in order, so that two transactions that
    learn the same words wait for each other and do not lock each other out.
    """
    wanted = sorted({word for word in words if _WORD.fullmatch(word)})
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        with connection.cursor() as cursor:
            cursor.execute(_NEW, [some])
            if new := [word for (word,) in cursor.fetchall()]:
                cursor.execute(_LEARN, [new, [" ".join(nearby(word)) for word in new]])


def nearby(word: str) -> list[str]:
    """The word and what is left without one of its letters; nothing for a short word.

    Two words a letter apart (more, less, another, exchanged) have one of these in common.
    """
    if not LEAST <= len(word) <= MOST:
        return []
    shorter = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return [word, *sorted({*shorter})]


def further(word: str) -> set[str]:
    """Forms of a word by which those are found that are two letters away.

    The word with a letter changed or doubled is what another is without a letter, the word without
    two letters what another is, or is without one. Two changed letters are not found so.
    """
    if not LEAST <= len(word) <= MOST:
        return set()
    places = range(len(word))
    alphabet = next((letters for letters in _ALPHABETS if word[0] in letters), "")
    changed = {word[:at] + one + word[at + 1 :] for at in places for one in alphabet}
    doubled = {word[:at] + word[at] + word[at:] for at in places}
    without = {
        word[:one] + word[one + 1 : other] + word[other + 1 :]
        for one, other in combinations(places, 2)
    }
    return changed | doubled | without
