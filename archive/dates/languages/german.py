"""German: the words that dates are written with, and the patterns they are shown in."""

from __future__ import annotations

from .language import Kind, Language, Meaning
from .vocabulary import inflected, vocabulary

MONTHS = (
    "januar, jänner, jan, jän, jänn", "februar, feber, feb, febr", "märz, mär, mrz", "april, apr",
    "mai", "juni, juno, jun", "juli, julei, jul", "august, aug", "september, sep, sept",
    "oktober, okt, octobr", "november, nov", "dezember, dez",
)  # fmt: skip
WEEKDAYS = (
    "montag, mo", "dienstag, di", "mittwoch, mi", "donnerstag, do", "freitag, fr",
    "samstag, sonnabend, sa", "sonntag, so",
)  # fmt: skip
ORDINALS = tuple(
    inflected(stem, "e en er es")
    for stem in (
        "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt, siebent", "acht", "neunt",
        "zehnt", "elft", "zwölft", "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt",
        "achtzehnt", "neunzehnt", "zwanzigst", "einundzwanzigst", "zweiundzwanzigst",
        "dreiundzwanzigst", "vierundzwanzigst", "fünfundzwanzigst", "sechsundzwanzigst",
        "siebenundzwanzigst", "achtundzwanzigst", "neunundzwanzigst", "dreißigst",
        "einunddreißigst",
    )
)  # fmt: skip

PHRASES: dict[Meaning, str] = {
    (Kind.SEASON, 21): "frühjahr, frühling, lenz, frühjahrs, frühlings",
    (Kind.SEASON, 22): "sommer, sommers",
    (Kind.SEASON, 23): "herbst, herbsts, herbstes",
    (Kind.SEASON, 24): "winter, winters",
    (Kind.MARK, "~"): (
        "um, ca, cca, circa, zirka, etwa, ungefähr, gegen, rund, um etwa, etwa um, um ca, c, "
        "schätzungsweise, geschätzt, annähernd"
    ),
    (Kind.MARK, "?"): (
        "wohl, vermutlich, wahrscheinlich, vielleicht, möglicherweise, mutmaßlich, unsicher, "
        "verm, wahrsch, vmtl, vermutl, angeblich, ungewiss, erschlossen, fraglich, "
        "datum unsicher, datierung unsicher"
    ),
    (Kind.PART, "early"): (
        "anfang, anf, anfangs, beginn, zu beginn, zu anfang, am anfang, am beginn, frühes, frühe, "
        "frühen, jahresanfang, jahresbeginn, monatsanfang"
    ),
    (Kind.PART, "mid"): "mitte, jahresmitte, monatsmitte",
    (Kind.PART, "late"): (
        "ende, am ende, zu ende, gegen ende, ausgang, spätes, späte, späten, jahresende, "
        "monatsende"
    ),
    (Kind.PART, "h2"): "letzte hälfte",
    (Kind.PART, "q4"): "letztes viertel, letzten viertel, letztes quartal",
    (Kind.HALF, ""): "hälfte, halbjahr, halbjahres, halbjahrs, jahreshälfte, monatshälfte, h",
    (Kind.QUARTER, ""): (
        "quartal, quartals, viertel, vierteljahr, viertels, quart, jahresviertel, vierteljahrs"
    ),
    (Kind.CENTURY, ""): (
        "jahrhundert, jahrhunderts, jahrhunderte, jh, jhd, jhdt, jhs, jahrh, jhdts, jhts, jht"
    ),
    (Kind.ERA, "BC"): (
        "v chr, vor chr, vor christus, vor christi geburt, v u z, v d z, "
        "vor unserer zeitrechnung, vor unserer zeit"
    ),
    (Kind.ERA, "AD"): (
        "n chr, nach chr, nach christus, nach christi geburt, u z, unserer zeitrechnung"
    ),
    (Kind.OLD_STYLE, ""): (
        "a st, o s, stilo veteri, st v, st vet, alten stils, alter stil, alten stil, julianisch, "
        "jul kal, julianischer kalender, julianischen kalenders, nach julianischem kalender, "
        "nach dem julianischen kalender, a s"
    ),
    (Kind.NEW_STYLE, ""): (
        "n st, stilo novo, st n, neuen stils, neuer stil, gregorianisch, neuen stil, "
        "gregorianischer kalender, n s"
    ),
    (Kind.UNDATED, ""): (
        "o datum, ohne dat, nicht dat, ohne angabe, k a, datum unleserlich, datum nicht lesbar, "
        "datum nicht vorhanden, nicht ermittelt, datum nicht ermittelt, unbek, "
        "ohne datierungsangabe, o d, od, undatiert, undat, ohne datum, nicht datiert, unbekannt, "
        "datum unbekannt, o dat, ohne datierung, ohne jahr, o j, ohne datumsangabe, "
        "ohne jahresangabe, kein datum, ohne ort und datum, o o u d, o o, s d, sd, s a, "
        "zeitlich nicht bestimmbar, datum nicht angegeben, datum fehlt, unbekanntes datum, "
        "ohne zeitangabe, undatierbar, ohne ort und jahr, o o u j, sine dato, "
        "datum nicht bekannt, ohne tag, nicht bekannt"
    ),
    (Kind.BETWEEN, ""): "zwischen, zw, irgendwann zwischen",
    (Kind.AND, ""): "und, u, sowie",
    (Kind.OR, ""): "oder, od, bzw, beziehungsweise",
    (Kind.FROM, ""): "ab, seit, beginnend, von anfang, seit dem, ab dem",
    (Kind.OF, ""): "von, vom",
    (Kind.TO, ""): "bis, bis zu, bis zum, bis in, bis ins, bis zur, bis einschließlich",
    (Kind.ONWARDS, ""): (
        "an, bis heute, bis zur gegenwart, bis jetzt, heute, gegenwart, bis in die gegenwart, ff"
    ),
    (Kind.BEFORE, ""): (
        "vor, kurz vor, ante, früher als, älter als, vor dem, eher als, vor beginn, vor anfang"
    ),
    (Kind.AFTER, ""): (
        "nach, kurz nach, bald nach, post, später als, nach dem, jünger als, nach ende"
    ),
    (Kind.NOT_BEFORE, ""): (
        "nicht vor, frühestens, nicht früher als, nicht eher als, frühestens ab, "
        "terminus post quem, frühestens am, am oder nach, in oder nach"
    ),
    (Kind.NOT_AFTER, ""): (
        "nicht nach, spätestens, nicht später als, bis spätestens, bis längstens, "
        "terminus ante quem, spätestens am, vor ende, vor oder am, spätestens bis"
    ),
    (Kind.NOT_BEFORE, "last"): "oder später, und später, oder danach, und danach",
    (Kind.NOT_AFTER, "last"): "oder früher, und früher, oder davor, und davor",
    (Kind.BLANK_START, ""): "beginn unbekannt, anfang unbekannt",
    (Kind.BLANK_END, ""): "ende unbekannt",
    (Kind.CLOCK, "h"): "uhr, h",
    (Kind.NOON, ""): "mittags, mittag",
    (Kind.REFUSED, "calendar"): (
        "vendemiaire, brumaire, frimaire, nivose, pluviose, ventose, germinal, floreal, prairial, "
        "messidor, thermidor, fructidor, jüdischer kalender"
    ),
    (Kind.REFUSED, "unclear"): "d c",
    (Kind.REFUSED, "two-digit decade"): (
        "zwanziger, dreißiger, vierziger, fünfziger, sechziger, siebziger, achtziger, neunziger, "
        "zwanzigerjahre, dreißigerjahre, vierzigerjahre, fünfzigerjahre, sechzigerjahre"
    ),
    (Kind.NOISE, "unit"): "jahr, jahre, monat, tag",
    (Kind.NOISE, ""): (
        "der, die, das, dem, den, des, im, am, in, zum, zur, jahren, jahres, jahrs, "
        "monats, datiert, datum, irgendwann, geschrieben, wahrend, im laufe, "
        "laufe, lauf, ins, auf, entweder, in den, in der, anno, dat, d, d j, d h, jahrzehnt, "
        "zeit, zeitraum"
    ),
}  # fmt: skip

GERMAN = Language(
    code="de",
    words=vocabulary(PHRASES, MONTHS, WEEKDAYS, ORDINALS),
    # French words that would be German ones without their accent.
    spellings=(
        (r"\bdès\b", "depuis"),
        (rf"\b({'|'.join(names.split(',')[0] for names in MONTHS)})hälfte\b", r"hälfte \1"),
        (r"(?<=[0-9]) uhr (?=[0-9]{2}\b)", ":"),
        (r"\bo\. ?o\.,? ?(?=o\. ?[dj])", ""),
        (r"\bum (?=[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:uhr|h)\b|[0-9]{1,2}:)", "   "),
    ),
    # The dot of an ordinal: not that between the numbers of 3.2.1949.
    ordinal_suffixes=r"te[nrs]?|ste[nrs]?|\.(?=\s*(?:[^\W\dixv_]|[-/]|,\s*[0-9]{1,2}\.|[ixv]+[^\W_ixv]))",
    decade_suffixes=r"er[-\s]?jahren?|er-(?=\s)|er",
    locale="de-DE",
    locales=("de-DE", "de-AT"),
    ordinal=lambda number: f"{number}.",
    seasons={
        "": ("Frühjahr", "Sommer", "Herbst", "Winter"),
        "dative": ("dem Frühjahr", "dem Sommer", "dem Herbst", "dem Winter"),
        "accusative": ("das Frühjahr", "den Sommer", "den Herbst", "den Winter"),
    },
    cases={
        "~": "accusative",
        "%": "accusative",
        **dict.fromkeys(
            ("between", "from to", "before", "after", "not before", "not after", "from", "until"),
            "dative",
        ),
        **dict.fromkeys(("from, end unknown", "until, beginning unknown"), "dative"),
    },
    contractions=(
        (r"\bvon dem\b", "vom"),
        (r"\bbis dem\b", "bis zum"),
        (r"\bbis den\b", "bis zu den"),
    ),
    patterns={
        "months": "{first}–{last} {year}",
        "years": "{first}–{last}",
        "day, dative": "dem {day}. {month} {year}",
        "day, accusative": "den {day}. {month} {year}",
        "season": "{season} {year}",
        "decade": "{year}er Jahre",
        "decade, dative": "den {year}er Jahren",
        "decade, accusative": "die {year}er Jahre",
        "century": "{ordinal} Jahrhundert",
        "century, dative": "dem {ordinal} Jahrhundert",
        "century, accusative": "das {ordinal} Jahrhundert",
        "~": "um {date}",
        "~, dative": "etwa {date}",
        "?": "{date}?",
        "%": "um {date}?",
        "%, dative": "etwa {date}?",
        "between": "zwischen {start} und {end}",
        "either": "{start} oder {end}",
        "either months": "{first} oder {last} {year}",
        "or": " oder ",
        "between months": "zwischen {first} und {last} {year}",
        "between days": "zwischen dem {days}",
        "from to": "von {start} bis {end}",
        "before": "vor {date}",
        "after": "nach {date}",
        "not before": "nicht vor {date}",
        "not after": "nicht nach {date}",
        "from": "ab {date}",
        "until": "bis {date}",
        "from, end unknown": "ab {date}, Ende unbekannt",
        "until, beginning unknown": "bis {date}, Beginn unbekannt",
        "with time": "{date}, {time} Uhr",
        "with time and zone": "{date}, {time}",
        "and": " und dem ",
        "to": " bis ",
        "undated": "undatiert",
        "no limits": "kein Tag ausgeschlossen",
        "as": "{expression} ({span})",
        "explained": "{date} → {expression}, {span}",
        "explained, other": "{expression}: {span}",
        "with reason": "{explained} ({reason})",
    },
)
