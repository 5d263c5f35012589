"""Forms of a name that follow from another by the rules of a transliteration.

    [one.form for one in derived_forms("Хрущёв")]  gives  ["Khrushchëv", "Hruŝëv", …]
    [one.form for one in derived_forms("毛泽东")]   gives  ["Mao Zedong", "Mao Tse-tung", …]

Offers derived_forms and Derived. Pure Python; imports archive.text.folding only. The forms help
to find a name; they are nobody's evidence that it was ever written so.
"""

from archive.text.romanization.cyrillic import in_newspapers, romanized
from archive.text.romanization.derived import Derived
from archive.text.romanization.han import from_han
from archive.text.romanization.latin import from_latin, typed_without_umlauts
from archive.text.romanization.palladius import from_palladius

__all__ = ["Derived", "derived_forms"]


def derived_forms(form: str, language: str = "", system: str = "") -> list[Derived]:
    """The forms that rules make of a name, each once, in a fixed order.

    ``language`` is its tag and ``system`` the transliteration it is written in, where they are
    known: they keep a rule from what is no Chinese, and a Wade–Giles name from being read as pinyin.
    """
    found = [*romanized(form, language), *from_han(form, language)]
    found += [*from_palladius(form, language)] or [*in_newspapers(form, language)]
    found += from_latin(form, language, system)
    found += typed_without_umlauts(form, found)
    first: dict[str, Derived] = {}
    for one in found:
        first.setdefault(one.form, one)
    first.pop(form, None)
    return list(first.values())
