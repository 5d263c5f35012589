"""What somebody may say with a name that no record need have: titles, particles, articles."""

import re

# Only such as are hardly ever surnames: who types “King Ernest” means Ernest King.
_TITLES = [
    "secretary of state", "secretary-general", "marshal of the soviet union",
    "general", "generalissimo", "marshal", "admiral", "colonel", "chairman", "premier",
    "president", "minister", "ambassador", "secretary", "senator", "comrade", "madame", "mr",
    "mrs", "ms", "dr", "doctor", "sir", "lord", "lady", "prince", "princess", "count", "baron",
    "professor", "prof", "gen", "col", "lt", "capt", "captain", "chancellor", "emperor", "sultan",
    "major", "lieutenant", "brigadier", "commissar", "consul", "genosse", "herr", "frau",
    "camarade", "monsieur", "mme", "mlle", "marschall", "maréchal", "marechal", "général", "président", "ministre", "ambassadeur",
    "товарищ", "тов", "т", "господин", "госпожа", "маршал", "генерал", "адмирал", "президент",
    "председатель", "премьер", "министр", "посол",
]  # fmt: skip
_RANKS = [
    "prime",
    "foreign",
    "vice",
    "deputy",
    "acting",
    "first",
    "party",
    "field",
    "fleet",
    "major",
    "maj",
    "lieutenant",
    "lt",
    "brigadier",
]
# Nothing but a space may follow, for “General, John” is a surname; a “Minister of” is an office.
_TITLE = re.compile(
    r"\s*(?:(?:the|le|la|der|die)\s+)?"
    rf"(?:(?:(?:{'|'.join(_RANKS)})[\s.-]+)*(?:{'|'.join(_TITLES)})(?:\.\s*|\s+))+(?=\w)(?!of\b)",
    re.IGNORECASE,
)
_CHINESE_TITLE = re.compile(
    "(?<=[㐀-鿿])(?:主席|[总總][理统統]|同志|[将將][军軍]|元[帅帥]|部[长長]|委[员員][长長]|先生|女士|大使)$"
)
# Spanish y and Portuguese e between surnames; an e in a name all in small letters is an initial.
_PARTICLE = re.compile(r"(?<=\w\w)\s+(?:[yY]\s+(?=\w\w)|e\s+(?=[^\W\d_a-z]\w))")
# The Arabic article, before the letters that it takes on as well: al-Said, as-Said, es Said.
_ARTICLES = re.compile(
    "|".join(
        rf"{before}(?:[ae]l{gap}|[ae](sh|th|dh|[dnrstz]){gap}(?=\{group}))(?=\w)"
        for group, (before, gap) in enumerate([(r"(?<!\w)", "[-‐‑]"), (r"(?<=\w\s)", r"\s")], 1)
    )
    # Behind the forenames: “Sadat, Anwar el-”.
    + r"|\s[ae](?:l|sh|th|dh|[dnrstz])[-‐‑](?=\W|$)",
    re.IGNORECASE,
)


def without_particles(name: str) -> str:
    """The name without what joins its parts: “Martín-Artajo y Álvarez”, “Nuri as-Said”."""
    return _ARTICLES.sub("", _PARTICLE.sub(" ", name))


def loosened(text: str) -> str:
    """What was typed without particles and titles; with them where nothing else is left.

    “General Giap” gives “Giap”, “Nuri as-Said” gives “Nuri Said”.
    """
    plain = _TITLE.sub("", text, count=1) if _TITLE.match(text) else text
    plain = without_particles(_CHINESE_TITLE.sub("", plain.strip()))
    return plain if any(map(str.isalnum, plain)) else text
