"""In which script a name is written (ISO 15924), and names that stand in two."""

import unicodedata

_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr",
    "DEVANAGARI": "Deva", "HANGUL": "Hang", "ARMENIAN": "Armn", "GEORGIAN": "Geor", "THAI": "Thai",
    "MONGOLIAN": "Mong", "TIBETAN": "Tibt", "BENGALI": "Beng", "TAMIL": "Taml", "LAO": "Laoo",
    "KHMER": "Khmr", "MYANMAR": "Mymr", "ETHIOPIC": "Ethi", "CJK": "Hani",
    "HIRAGANA": "Jpan", "KATAKANA": "Jpan",
}  # fmt: skip

_UNKNOWN = "?"


def script_of(text: str) -> str:
    """The one script of the letters in the text, as four letters; empty for several or a rare one.

    Han is ``Hans`` where only the simplified standard (GB 2312) has all its signs, ``Hant`` where
    only the traditional one (Big5) has, else ``Hani``. Kana with Han is ``Jpan``.
    """
    scripts = {_script(letter) for letter in text if letter.isalpha()} - {""}
    if scripts == {"Hani", "Jpan"}:
        return "Jpan"
    if scripts == {"Hani"}:
        return _han("".join(letter for letter in text if letter.isalpha()))
    return scripts.pop() if len(scripts) == 1 and scripts != {_UNKNOWN} else ""


def _script(letter: str) -> str:
    """The script of a letter, by the first word of its Unicode name; empty for a modifier."""
    if unicodedata.category(letter) == "Lm":
        return ""
    return _SCRIPTS.get(unicodedata.name(letter, "?").split()[0], _UNKNOWN)


def _han(signs: str) -> str:
    simplified, traditional = _in(signs, "gb2312"), _in(signs, "big5")
    if simplified == traditional:
        return "Hani"
    return "Hans" if simplified else "Hant"


def _in(signs: str, encoding: str) -> bool:
    try:
        signs.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def forms_in(text: str) -> list[str]:
    """The forms of a name that is given in two scripts: “Runzhi 润之” are two.

    The text as it is where its words are not first all in one script and then all in another.
    """
    words = text.split()
    for at in range(1, len(words)):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        scripts = script_of(first), script_of(second)
        if "" not in scripts and scripts[0][:3] != scripts[1][:3]:
            return [first, second]
    return [text]
