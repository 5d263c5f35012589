"""Keys made from text: the one that names are ordered by, and the one in an address."""

import re

from archive.text.folding import fold

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:the|a|an) (?=\w)")
_NOT_WORD = re.compile(r"[^\w ]+")
SLUG_LENGTH = 80
KEY_LENGTH = 600  # characters; four bytes each still fit into a row of an index (2,704 bytes)


def sort_key(text: str) -> str:
    """What a name or title is ordered by: folded, without punctuation or a leading article.

    The database compares it byte by byte (collation C), so no locale is needed. Letters with
    accents stand beside their base letter; scripts follow one another in Unicode's order. At most
    600 characters, so that an index can hold it.
    """
    return _ARTICLE.sub("", " ".join(_NOT_WORD.sub(" ", fold(text)).split()))[:KEY_LENGTH]


def slug(text: str) -> str:
    """The part of an address that names a record: lower-case ASCII letters, digits, hyphens.

    At most 80 characters, cut between words. Empty where the text has no Latin letter or digit
    (毛泽东): the caller then falls back on kind and number.
    """
    parts = [part for part in _NOT_SLUG.split(fold(text)) if part]
    short = ""
    for part in parts:
        longer = f"{short}-{part}" if short else part[:SLUG_LENGTH]
        if len(longer) > SLUG_LENGTH:
            break
        short = longer
    return short
