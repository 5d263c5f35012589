"""Spanish: the words that dates are written with. It is only read, not shown."""

from __future__ import annotations

from .language import Kind, Language, Meaning
from .vocabulary import vocabulary

MONTHS = (
    "enero, ene", "febrero, feb", "marzo, mar", "abril, abr", "mayo, may", "junio, jun",
    "julio, jul", "agosto, ago", "septiembre, setiembre, sep, sept, set", "octubre, oct",
    "noviembre, nov", "diciembre, dic",
)  # fmt: skip
WEEKDAYS = (
    "lunes, lun", "martes", "miércoles, mié", "jueves, jue", "viernes, vie", "sábado, sáb",
    "domingo, dom",
)  # fmt: skip
ORDINALS = (
    "primero, primer, primera", "segundo, segunda", "tercero, tercer, tercera", "cuarto, cuarta",
    "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
)  # fmt: skip

PHRASES: dict[Meaning, str] = {
    (Kind.SEASON, 21): "primavera",
    (Kind.SEASON, 22): "verano, estío",
    (Kind.SEASON, 23): "otoño",
    (Kind.SEASON, 24): "invierno",
    (Kind.MARK, "~"): (
        "hacia, cerca, alrededor, aproximadamente, aprox, circa, ca, c, cca, en torno a, "
        "en torno, por, sobre, más o menos, cerca de, hacia el, alrededor de, h"
    ),
    (Kind.MARK, "?"): (
        "probablemente, quizá, quizás, posiblemente, tal vez, probable, acaso, seguramente, "
        "fecha probable, supuestamente, dudoso, fecha dudosa, fecha incierta, prob, "
        "presumiblemente"
    ),
    (Kind.PART, "early"): (
        "principios, principio, comienzos, comienzo, inicios, inicio, primeros días, primeros años"
    ),
    (Kind.PART, "mid"): "mediados, medio, mitad",
    (Kind.PART, "late"): "finales, fines, final, fin, últimos días, últimos años",
    (Kind.PART, "h2"): "última mitad",
    (Kind.PART, "q4"): "último cuarto, último trimestre",
    (Kind.HALF, ""): "mitad, semestre, quincena",
    (Kind.PART, "q1"): "primer cuarto",
    (Kind.PART, "q2"): "segundo cuarto",
    (Kind.PART, "q3"): "tercer cuarto",
    (Kind.QUARTER, ""): "trimestre",
    (Kind.CENTURY, ""): "siglo, siglos, s, ss, sig",
    (Kind.DECADE_WORD, ""): "años, década, décadas, decenio",
    (Kind.ERA, "BC"): "a c, ac, a de c, antes de cristo, a j c, a n e, antes de nuestra era",
    (Kind.ERA, "AD"): "d c, dc, d de c, después de cristo, d j c, de nuestra era",
    (Kind.OLD_STYLE, ""): (
        "estilo antiguo, o s, e a, viejo estilo, antiguo estilo, estilo viejo, "
        "calendario juliano, juliano, del calendario juliano"
    ),
    (Kind.NEW_STYLE, ""): "estilo nuevo, nuevo estilo, calendario gregoriano, gregoriano",
    (Kind.UNDATED, ""): (
        "sin f, no fech, fecha ilegible, fecha no consignada, fecha ausente, no se indica fecha, "
        "sin indicación de fecha, s f, sf, sin fecha, s d, sd, s a, sin datar, no datado, "
        "no datada, sin año, fecha desconocida, desconocida, desconocido, no fechado, no fechada, "
        "no consta, fecha no indicada, sin datación, s l s f, s l n f, sin lugar ni fecha, "
        "s l ni f, fecha no conocida, no se conoce, sin data, sin fechar, sine die"
    ),
    (Kind.BETWEEN, ""): "entre, en algún momento entre",
    (Kind.AND, ""): "y, e",
    (Kind.OR, ""): "o, ó, o bien",
    (Kind.FROM, ""): "desde, a partir, a partir de, a partir del, desde el, a contar",
    (Kind.OF, ""): "de, del",
    (Kind.TO, ""): "hasta, hasta el",
    (Kind.AT, ""): "a, al, a la",
    (Kind.ONWARDS, ""): (
        "en adelante, hasta hoy, a la actualidad, hasta la actualidad, hasta la fecha, "
        "actualidad, presente, al presente, hasta el presente, hasta nuestros días"
    ),
    (Kind.BEFORE, ""): (
        "antes, antes de, antes del, anterior a, anterior al, ante, con anterioridad a, previo a, "
        "antes del comienzo, antes del inicio, anteriores a, poco antes de, poco antes del"
    ),
    (Kind.AFTER, ""): (
        "después, después de, después del, posterior a, posterior al, posteriormente a, post, "
        "tras, con posterioridad a, luego de, después del final, posteriores a, poco después de"
    ),
    (Kind.NOT_BEFORE, ""): (
        "no antes, no antes de, no antes del, como muy pronto, no anterior a, no anterior al, "
        "como pronto, terminus post quem"
    ),
    (Kind.NOT_BEFORE, "last"): "o después, o posterior, y después, o más tarde, y posterior",
    (Kind.NOT_AFTER, "last"): "o antes, o anterior, y antes, o más temprano",
    (Kind.NOT_AFTER, ""): (
        "no después, no después de, no después del, a más tardar, como muy tarde, no posterior a, "
        "no posterior al, como máximo, lo más tarde, antes del final, antes de finales, "
        "antes de fines, antes de fin, antes de final, terminus ante quem, antes del fin, "
        "a más tardar en"
    ),
    (Kind.BLANK_START, ""): "comienzo desconocido, inicio desconocido",
    (Kind.BLANK_END, ""): "final desconocido, fin desconocido",
    (Kind.CLOCK, "h"): "h, hs, hrs, horas",
    (Kind.NOON, ""): "mediodía",
    (Kind.REFUSED, "two-digit decade"): (
        "años veinte, años treinta, años cuarenta, años cincuenta, años sesenta, años setenta, "
        "años ochenta, años noventa"
    ),
    (Kind.REFUSED, "unclear"): "i e",
    (Kind.REFUSED, "calendar"): "hégira, de la hégira, era hispánica, termidor, brumario",
    (Kind.NOISE, "unit"): "año, mes, día, dia",
    (Kind.NOISE, ""): (
        "el, la, las, los, en, en el, en la, días, fechado, fechada, fecha, "
        "durante, lo, este, período, periodo, entrado, bien, al mes, a los, carta, d"
    ),
}  # fmt: skip

SPANISH = Language(
    code="es",
    words=vocabulary(PHRASES, MONTHS, WEEKDAYS, ORDINALS),
    tuesday="mar",
    decade_suffixes="s",
    ordinal_suffixes="er|ro|ra|do|da|to|ta|o|a|°",
    spellings=(
        (r"(?<=[0-9])\.(?=[oa]\b)", ""),
        ("¿", " "),
        # 'u' is 'or' before an o alone; in German it is 'and'.
        (r"\bu (?=8\b|11\b|18\b|80|oc|ot|on)", "o "),
        (r"\bh\. ?(?=[0-9]{4}\b)", "hacia "),
        (r"\bs\. ?l\.,? ?(?=s\. ?[fd])", ""),
        (r"\bs ?/ ?([fd])(?:echa)?\b", r"s.\1"),
    ),
)
