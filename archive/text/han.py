"""Chinese characters: traditional and simplified ones are one for searching."""

import re
from functools import cache

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_BLOCKS = ((0x3400, 0xA000), (0x20000, 0x323B0))


def simplified(text: str) -> str:
    """The text with each traditional character replaced by its simplified form.

    One character at a time, without regard to its neighbours: 乾 is 干 in every word, so that a
    part of a word is found as well as the whole. Source: OpenCC, its table t2s.
    """
    return text.translate(_table()) if _HAN.search(text) else text


@cache
def _table() -> dict[int, str]:
    """The simplified form of each character that has one (some five thousand)."""
    from opencc import OpenCC  # 0.1 s, which only an archive with Chinese in it pays

    characters = [chr(code) for block in _BLOCKS for code in range(*block)]
    # A line each, lest OpenCC take neighbours for a word.
    forms = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {one: form for one, form in zip(characters, forms, strict=True) if one != form}
    # 薴 gives 苧, and 苧 by itself 苎: folding twice must change nothing.
    return {ord(one): table.get(form, form) for one, form in table.items()}
