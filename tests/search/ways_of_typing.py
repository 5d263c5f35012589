"""The ways in which people type one name."""

import re
import unicodedata

APOSTROPHES = "'’‘ʻʼʹ"


def ways(form: str) -> dict[str, str]:
    """What somebody may type for the name, by how it differs."""
    folded = unicodedata.normalize("NFD", form)
    found = {
        "as it is": form,
        "taken apart": folded,
        "composed": unicodedata.normalize("NFC", form),
        "capitals": form.upper(),
        "small letters": form.lower(),
        "without accents": "".join(c for c in folded if unicodedata.category(c) != "Mn"),
        "without apostrophes": re.sub(f"[{APOSTROPHES}]", "", form),
        "other apostrophes": re.sub(f"[{APOSTROPHES}]", "’", form),
        "without hyphens": form.replace("-", ""),
        "spaces for hyphens": form.replace("-", " "),
        "unbreakable spaces": form.replace(" ", "\u00a0"),
        "more spaces": f"  {form.replace(' ', '   ')} ",
        "full width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in form),
    }
    if "," in form:
        surname, _comma, forenames = form.partition(", ")
        found["turned round"] = f"{forenames} {surname}"
        found["without comma"] = form.replace(",", "")
        initials = " ".join(f"{one[0]}." for one in forenames.split())
        if "." not in forenames:
            found["initials"] = f"{initials} {surname}"
            found["initials close"] = f"{initials.replace(' ', '')} {surname}"
    elif " " in form:
        first, _space, rest = form.partition(" ")
        found["turned round"] = f"{rest} {first}"
        found["with a comma"] = f"{rest}, {first}"
        found["as one"] = form.replace(" ", "").replace("-", "")
    return found
