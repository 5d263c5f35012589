"""Italian: the words that dates are written with. It is only read, not shown."""

from __future__ import annotations

from .language import Kind, Language, Meaning
from .vocabulary import vocabulary

MONTHS = (
    "gennaio, gen, genn", "febbraio, feb, febb, febbr", "marzo, mar", "aprile, apr",
    "maggio, mag, magg",
    "giugno, giu, giugn", "luglio, lug, lugl", "agosto, ago, ag",
    "settembre, set, sett", "ottobre, ott",
    "novembre, nov", "dicembre, dic",
)  # fmt: skip
WEEKDAYS = (
    "lunedì, lun", "martedì", "mercoledì, mer", "giovedì, gio", "venerdì, ven", "sabato, sab",
    "domenica, dom",
)  # fmt: skip
ORDINALS = (
    "primo, prima", "secondo, seconda", "terzo, terza", "quarto, quarta", "quinto", "sesto",
    "settimo", "ottavo", "nono", "decimo", "undicesimo", "dodicesimo", "tredicesimo",
    "quattordicesimo", "quindicesimo", "sedicesimo", "diciassettesimo", "diciottesimo",
    "diciannovesimo", "ventesimo", "ventunesimo",
)  # fmt: skip

PHRASES: dict[Meaning, str] = {
    (Kind.SEASON, 21): "primavera",
    (Kind.SEASON, 22): "estate",
    (Kind.SEASON, 23): "autunno",
    (Kind.SEASON, 24): "inverno",
    (Kind.MARK, "~"): (
        "circa, ca, c, cca, verso, verso il, verso la, intorno, intorno al, attorno, attorno al, "
        "intorno alla, approssimativamente, all incirca, pressappoco, approx, c a, intorno a, "
        "attorno a"
    ),
    (Kind.MARK, "?"): (
        "probabilmente, forse, presumibilmente, probabile, possibilmente, prob, data incerta, "
        "incerto, incerta, data presunta, presunto, presunta, dubbio, data dubbia, verosimilmente"
    ),
    (Kind.PART, "early"): (
        "inizio, inizi, principio, principi, primi, primi giorni, i primi, primi di, esordi"
    ),
    (Kind.PART, "mid"): "metà",
    (Kind.PART, "late"): "fine, finire, sul finire, ultimi giorni, ultimi",
    (Kind.PART, "h1"): "prima metà, prima quindicina, primo semestre, 1a metà, i metà",
    (Kind.PART, "h2"): (
        "seconda metà, seconda quindicina, secondo semestre, ultima metà, 2a metà, ii metà"
    ),
    (Kind.PART, "q4"): "ultimo quarto, ultimo trimestre",
    (Kind.HALF, ""): "semestre, quindicina",
    (Kind.PART, "q1"): "primo quarto",
    (Kind.PART, "q2"): "secondo quarto",
    (Kind.PART, "q3"): "terzo quarto",
    (Kind.QUARTER, ""): "trimestre, trim",
    (Kind.CENTURY, ""): "secolo, secoli, sec, secc, s",
    (Kind.DECADE_WORD, ""): "anni, decennio, decenni, gli anni",
    (Kind.ERA, "BC"): "a c, ac, a cr, avanti cristo, av cr, prima di cristo, a e v",
    (Kind.ERA, "AD"): "d c, dc, d cr, dopo cristo, e v, dell era volgare",
    (Kind.OLD_STYLE, ""): (
        "vecchio stile, o s, stilo veteri, st vet, stile antico, v s, stile vecchio, "
        "calendario giuliano, giuliano, del calendario giuliano, antico stile"
    ),
    (Kind.NEW_STYLE, ""): "nuovo stile, stile nuovo, n s, calendario gregoriano, gregoriano",
    (Kind.UNDATED, ""): (
        "data non presente, non dat, data illeggibile, data assente, data non nota, non nota, "
        "data omessa, data non rilevata, s d, sd, senza data, non datato, non datata, n d, nd, "
        "s a, senza anno, data sconosciuta, data ignota, sconosciuta, ignota, data mancante, "
        "s l s d, senza luogo e data, data non indicata, non datati, non datate, priva di data, "
        "privo di data, s n t, senza indicazione di data, non indicata, data non specificata, "
        "s l n d, sine data, s i d"
    ),
    (Kind.BETWEEN, ""): "tra, fra, tra il, fra il, compreso tra, compresa tra",
    (Kind.AND, ""): "e, ed, e il",
    (Kind.OR, ""): "o, od, oppure, ovvero",
    (Kind.FROM, ""): (
        "dal, dall, dalla, dagli, a partire dal, a partire da, a partire dall, a partire dalla, "
        "a decorrere dal, da, sin dal, fin dal"
    ),
    (Kind.TO, ""): (
        "fino al, fino a, sino al, sino a, fino all, sino all, fino alla, sino alla, fino, "
        "fino agli"
    ),
    (Kind.AT, ""): "a, ad, al, all, alla, ai, agli, allo",
    (Kind.ONWARDS, ""): (
        "in poi, ad oggi, a oggi, oggi, fino ad oggi, fino a oggi, sino ad oggi, "
        "ai giorni nostri, in avanti, e oltre"
    ),
    (Kind.BEFORE, ""): (
        "prima del, prima di, prima dell, prima della, avanti il, ante, anteriore al, "
        "prima degli, anteriore a, antecedente al, antecedente a, precedente al, ante il, "
        "prima dell inizio, anteriormente al, poco prima del"
    ),
    (Kind.AFTER, ""): (
        "dopo, dopo il, dopo la, dopo l, post, posteriore al, posteriore a, successivo al, "
        "successivamente al, dopo la fine, poco dopo il, dopo gli"
    ),
    (Kind.NOT_BEFORE, ""): (
        "non prima del, non prima di, non prima dell, non prima della, al più presto, "
        "non anteriore al, terminus post quem, non prima degli"
    ),
    (Kind.NOT_BEFORE, "last"): "o dopo, o successivo, e dopo, o più tardi, e successivo",
    (Kind.NOT_AFTER, "last"): "o prima, o anteriore, e prima, e anteriore",
    (Kind.NOT_AFTER, ""): (
        "non dopo, non dopo il, non oltre, non oltre il, entro, entro il, al più tardi, "
        "non dopo la, non dopo gli, entro la, entro la fine, non posteriore al, "
        "terminus ante quem, non più tardi del, non più tardi di, prima della fine, entro l"
    ),
    (Kind.BLANK_START, ""): "inizio sconosciuto",
    (Kind.BLANK_END, ""): "fine sconosciuta",
    (Kind.CLOCK, "h"): "h, ore",
    (Kind.NOON, ""): "mezzogiorno",
    (Kind.REFUSED, "two-digit decade"): (
        "anni venti, anni trenta, anni quaranta, anni cinquanta, anni sessanta, anni settanta, "
        "anni ottanta, anni novanta"
    ),
    (Kind.REFUSED, "calendar"): (
        "e f, era fascista, dell era fascista, vendemmiaio, brumaio, frimaio, nevoso, piovoso, "
        "ventoso, germile, fiorile, pratile, messidoro, termidoro, fruttidoro, more veneto, m v"
    ),
    (Kind.REFUSED, "unclear"): (
        "i e, trecento, quattrocento, cinquecento, seicento, settecento, ottocento, novecento"
    ),
    (Kind.NOISE, "unit"): "anno, mese, giorno",
    (Kind.NOISE, ""): (
        "di, del, dell, della, dello, degli, dei, il, lo, la, l, gli, le, in, nel, nell, nella, "
        "negli, datato, datata, data, durante, addì, li, lì, corso, "
        "nel corso, periodo, sull, d, circa il mese, lettera, nei, sia, un, uno, ma"
    ),
}  # fmt: skip

ITALIAN = Language(
    code="it",
    words=vocabulary(PHRASES, MONTHS, WEEKDAYS, ORDINALS),
    tuesday="mar",
    ordinal_suffixes="o|a|°|mo|ma",
    decade_suffixes="s",
    # Of centuries: ineunte, medio, exeunte.
    spellings=(
        (r"(?<=[ivx]) in\.", " inizio"),
        (r"(?<=[ivx]) med\.", " metà"),
        (r"(?<=[ivx]) ex\.", " fine"),
        (r"\bs\. ?l\.,? ?(?=s\. ?d)", ""),
    ),
    elisions=("l", "d", "dell", "all", "dall", "nell", "sull", "un", "quell"),
)
