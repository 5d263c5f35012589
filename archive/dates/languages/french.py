"""French: the words that dates are written with, and the patterns they are shown in."""

from __future__ import annotations

from .language import Kind, Language, Meaning
from .roman import roman
from .vocabulary import vocabulary

MONTHS = (
    "janvier, janv, jan", "février, févr, fév", "mars, mar", "avril, avr", "mai", "juin",
    "juillet, juil, juill, jul", "août, aout", "septembre, sept, sep, 7bre", "octobre, oct, 8bre",
    "novembre, nov, 9bre", "décembre, déc, 10bre",
)  # fmt: skip
WEEKDAYS = (
    "lundi, lun", "mardi", "mercredi, mer, merc", "jeudi, jeu", "vendredi, ven, vend",
    "samedi, sam", "dimanche, dim",
)  # fmt: skip
ORDINALS = (
    "premier, première", "deuxième, second, seconde", "troisième", "quatrième", "cinquième",
    "sixième", "septième", "huitième", "neuvième", "dixième", "onzième", "douzième", "treizième",
    "quatorzième", "quinzième", "seizième", "dix septième", "dix huitième", "dix neuvième",
    "vingtième", "vingt et unième",
)  # fmt: skip

PHRASES: dict[Meaning, str] = {
    (Kind.SEASON, 21): "printemps",
    (Kind.SEASON, 22): "été",
    (Kind.SEASON, 23): "automne",
    (Kind.SEASON, 24): "hiver",
    (Kind.MARK, "~"): (
        "vers, environ, env, circa, ca, c, autour, approximativement, aux environs, "
        "aux alentours, à peu près, aux environ, approx, vers environ, vers les, "
        "dans les environs, cca"
    ),
    (Kind.MARK, "?"): (
        "probablement, peut être, sans doute, vraisemblablement, prob, présumé, supposé, "
        "date incertaine, incertain, incertaine, possiblement, date supposée, date présumée, "
        "probable, conjecture, restitué, date restituée, douteux, douteuse"
    ),
    (Kind.PART, "early"): (
        "début, débuts, commencement, tout début, dans les premiers jours, premiers jours, "
        "les premiers jours, début du mois, début du mois de"
    ),
    (Kind.PART, "mid"): "mi, milieu",
    (Kind.PART, "late"): (
        "fin, derniers jours, dans les derniers jours, les derniers jours, toute fin"
    ),
    (Kind.PART, "h2"): "dernière moitié, dernière quinzaine",
    (Kind.PART, "q4"): "dernier quart, dernier trimestre",
    (Kind.HALF, ""): "moitié, semestre, quinzaine",
    (Kind.QUARTER, ""): "trimestre, quart, trim",
    (Kind.CENTURY, ""): "siècle, siècles, s",
    (Kind.DECADE_WORD, ""): "années, décennie, décennies",
    (Kind.ERA, "BC"): (
        "av j c, av jc, avant j c, avant jc, avant jésus christ, av n è, avant notre ère, a c n, "
        "avant l ère commune, avant ère commune"
    ),
    (Kind.ERA, "AD"): (
        "ap j c, apr j c, apr jc, ap jc, après j c, après jc, après jésus christ, de notre ère, "
        "notre ère, ère commune"
    ),
    (Kind.OLD_STYLE, ""): (
        "vieux style, o s, stilo veteri, st v, st vet, ancien style, v s, a s, style ancien, "
        "v st, a st, julien, calendrier julien, du calendrier julien"
    ),
    (Kind.NEW_STYLE, ""): (
        "nouveau style, stilo novo, st n, n s, n st, grégorien, calendrier grégorien, "
        "style nouveau"
    ),
    (Kind.UNDATED, ""): (
        "date non connue, date illisible, non dat, date absente, pas daté, pas datée, "
        "datation inconnue, date non mentionnée, date omise, s d, sd, sans date, non daté, "
        "non datée, non datés, non datées, n d, nd, date inconnue, s l n d, sans lieu ni date, "
        "s l s d, date non précisée, date non indiquée, s a, date indéterminée, indaté, "
        "sans année, inconnue, inconnu, date manquante, pas de date, date non renseignée, "
        "sans indication de date, undaté, aucune date, non renseigné, date ignorée, "
        "sans mention de date"
    ),
    (Kind.BETWEEN, ""): "entre",
    (Kind.AND, ""): "et",
    (Kind.OR, ""): "ou, ou bien",
    (Kind.FROM, ""): "à partir, à compter, depuis, dès, depuis le début, à dater, depuis la",
    (Kind.OF, ""): "de, d, du, des",
    (Kind.TO, ""): "jusqu à, jusqu au, jusqu en, jusqu aux, jusque, jusqu, jusqu a la",
    (Kind.AT, ""): "à, au, aux, à la",
    (Kind.ONWARDS, ""): (
        "à nos jours, nos jours, à aujourd hui, jusqu à nos jours, jusqu à aujourd hui, "
        "à ce jour, jusqu à ce jour, jusqu à présent, à présent"
    ),
    (Kind.BEFORE, ""): (
        "avant, av, ante, antérieur à, antérieure à, antérieurement à, antérieur au, "
        "avant le début, antérieure au, plus tôt que, avant début, peu avant"
    ),
    (Kind.AFTER, ""): (
        "après, ap, post, postérieur à, postérieure à, postérieurement à, postérieur au, "
        "après la fin, postérieure au, peu après"
    ),
    (Kind.NOT_BEFORE, ""): (
        "pas avant, au plus tôt, non avant, terminus post quem, au plus tôt en, au plus tôt le, "
        "non antérieur à, pas plus tôt que"
    ),
    (Kind.NOT_BEFORE, "last"): "ou après, ou plus tard, et après, et plus tard, et au delà",
    (Kind.NOT_AFTER, "last"): "ou avant, ou plus tôt, et avant, ou antérieur, et plus tôt",
    (Kind.NOT_AFTER, ""): (
        "pas après, au plus tard, non après, terminus ante quem, au plus tard en, "
        "au plus tard le, avant la fin, avant fin, pas plus tard que, pas plus tard qu, "
        "non postérieur à, d ici, d ici à"
    ),
    (Kind.BLANK_START, ""): "début inconnu, commencement inconnu",
    (Kind.BLANK_END, ""): "fin inconnue",
    (Kind.CLOCK, "h"): "h, heure, heures",
    (Kind.NOON, ""): "midi",
    (Kind.REFUSED, "calendar"): (
        "vendémiaire, brumaire, frimaire, nivôse, pluviôse, ventôse, germinal, floréal, prairial, "
        "messidor, thermidor, fructidor, an, jour complémentaire, jours complémentaires, "
        "sans culottide, sans culottides, vend, brum, niv, pluv, vent, germ, flor, prair, mess, "
        "therm, fruct, ère républicaine, calendrier républicain"
    ),
    (Kind.REFUSED, "unclear"): "a c, d c, d après",
    (Kind.REFUSED, "two-digit decade"): (
        "années vingt, années trente, années quarante, années cinquante, années soixante, "
        "années soixante dix, années quatre vingt, années quatre vingts"
    ),
    (Kind.NOISE, "unit"): "année, mois, jour, l année, au mois, au mois de",
    (Kind.NOISE, ""): (
        "le, la, les, l, en, ce, dans, dans le, courant, "
        "au courant, au cours, dans le courant, dans l, daté, datée, date, durant, pendant, "
        "un, une, soit, période, printanier, lettre, l an, an de grâce"
    ),
}  # fmt: skip

FRENCH = Language(
    code="fr",
    words=vocabulary(PHRASES, MONTHS, WEEKDAYS, ORDINALS),
    ordinal_suffixes="ers?|re|eres?|nde?|iemes?|emes?|mes?|es?",
    decade_suffixes="s",
    roman_suffixes="ers?|re|eres?|iemes?|emes?|mes?|es?",
    spellings=(
        (r"\b([ivx]+) (?=(?:e|er|ème) siècle)", r"\1"),
        (r"\bdès\b", "depuis"),
        (r"^\W*v\. (?=[0-9]{4}\b)", "vers "),
        (r"\bs ?/ ?d\b", "s.d"),
        (r"\bs\. ?l\.,? ?(?=s\. ?d|n\. ?d)", ""),
        (r"(?<=[0-9]) heures? (?=[0-9])", ":"),
    ),
    tuesday="mar",
    elisions=("l", "d", "qu", "jusqu", "aujourd"),
    locale="fr-FR",
    locales=("fr-FR",),
    ordinal=lambda number: roman(number) + ("er" if number == 1 else "e"),
    day=lambda number: "1er" if number == 1 else str(number),
    seasons={
        "": ("printemps", "été", "automne", "hiver"),
        "definite": ("le printemps", "l’été", "l’automne", "l’hiver"),
    },
    cases=dict.fromkeys(
        (
            "~",
            "%",
            "between",
            "from to",
            "before",
            "after",
            "not before",
            "not after",
            "from",
            "until",
            "from, end unknown",
            "until, beginning unknown",
        ),
        "definite",
    ),
    contractions=(
        (r"\b([Dd])e les\b", r"\1es"),
        (r"\b([Dd])e le\b", r"\1u"),
        (r"\bde (?=[aeo])", "d’"),
        (r"\bà les\b", "aux"),
        (r"\bà le\b", "au"),
        (r"\bjusqu’à (?=\d|[jfmasond])", "jusqu’en "),
    ),
    patterns={
        "months": "{first}–{last} {year}",
        "years": "{first}–{last}",
        "day, definite": "le {day} {month} {year}",
        "season": "{season} {year}",
        "decade": "années {year}",
        "decade, definite": "les années {year}",
        "century": "{ordinal} siècle",
        "century, definite": "le {ordinal} siècle",
        "~": "vers {date}",
        "~, definite": "{date} environ",
        "?": "{date}\u00a0?",
        "%": "vers {date}\u00a0?",
        "%, definite": "{date} environ\u00a0?",
        "between": "entre {start} et {end}",
        "either": "{start} ou {end}",
        "either months": "{first} ou {last} {year}",
        "or": " ou ",
        "between months": "entre {first} et {last} {year}",
        "between days": "entre le {days}",
        "from to": "de {start} à {end}",
        "before": "avant {date}",
        "after": "après {date}",
        "not before": "pas avant {date}",
        "not after": "pas après {date}",
        "from": "à partir de {date}",
        "until": "jusqu’à {date}",
        "from, end unknown": "à partir de {date}, fin inconnue",
        "until, beginning unknown": "jusqu’à {date}, début inconnu",
        "with time": "{date}, {time}",
        "and": " et le ",
        "to": " au ",
        "undated": "sans date",
        "no limits": "aucun jour exclu",
        "as": "{expression} ({span})",
        "explained": "{date} → {expression}, {span}",
        "explained, other": "{expression}\u00a0: {span}",
        "with reason": "{explained} ({reason})",
    },
)
