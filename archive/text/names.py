"""Names of persons as they are filed, as they are said, and as letters write them."""

from archive.text.folding import tokens

_SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"}


def natural_order(name: str) -> str:
    """A person's name as it is said: “Dulles, Allen W.” gives “Allen W. Dulles”.

    What follows in brackets stays behind, as does “Jr.”; a name that is not simply surname,
    comma, forenames (“Mao Zedong”, “Windsor, Edward, Duke of”) is left as it is.
    """
    plain, bracket, addition = name.partition(" (")
    surname, *rest = [piece.strip() for piece in plain.split(",")]
    suffix = ""
    if len(rest) == 2 and rest[1].lower() in _SUFFIXES:
        suffix = f", {rest.pop()}"
    if len(rest) != 1 or not surname or not _are_forenames(rest[0]):
        return name
    return f"{rest[0]} {surname}{suffix}{bracket}{addition}"


def _are_forenames(words: str) -> bool:
    """Whether the words after the comma can stand before the surname."""
    return bool(words) and words.lower() not in _SUFFIXES and not any(map(str.isdigit, words))


def is_short_for(written: str, name: str) -> bool:
    """Whether a name as written has a word of the full name: “Mr. Merchant”, “Merchant, Livingston T.”.

    Initials do not count. What is written may still say more than the name does, or nothing.
    """
    words = tokens(written)
    return not words or any(
        len(word) > 1 or not word.isascii() for word in {*words} & {*tokens(name)}
    )
