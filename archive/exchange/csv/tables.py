"""The tables that the archive takes, declared once for reading, for templates and for the help."""

from django.utils.translation import gettext_lazy as _

from archive.exchange.csv.columns import Column, Columns

# What somebody did in or with a document; each has a second column for the name as written.
PARTS = {
    "author": _("who is the author, where that is not the sender"),
    "sender": _("who sent it"),
    "recipient": _("to whom it was sent"),
    "intended_for": _("for whom it was meant in the end"),
    "via": _("who passed it on"),
    "copied_to": _("who got a copy"),
    "signatory": _("who signed it"),
    "drafter": _("who drafted it"),
    "speaker": _("who speaks"),
    "interlocutor": _("who took part in the talk"),
    "interpreter": _("who interpreted"),
    "note_taker": _("who took the notes"),
    "translator": _("who translated it"),
    "editor": _("who edited it"),
    "mentioned": _("who is mentioned"),
}
_PART_EXAMPLES = {
    "sender": "Mao Zedong",
    "recipient": "Stalin",
    "mentioned": "Zhou Enlai|Liu Shaoqi",
}
_PART_SYNONYMS = {
    "author": ("creator", "name of creator", "written by"),
    "sender": ("from", "sent by"),
    "recipient": ("to", "addressee", "receiver", "sent to"),
    "interlocutor": ("participant",),
    "copied_to": ("cc", "copy to"),
    "signatory": ("signed by",),
    "drafter": ("drafted by",),
    "translator": ("translated by",),
    "editor": ("edited by",),
}
_ID_MEANING = _(
    "your own number or sign for the row. It stays: by it the row is recognised when the file is "
    "loaded again"
)


def _part_columns() -> list[Column]:
    columns = []
    for name, meaning in PARTS.items():
        synonyms = _PART_SYNONYMS.get(name, ())
        columns.append(Column(name, meaning, _PART_EXAMPLES.get(name, ""), synonyms, many=True))
        written = f"{name}_as_written"
        columns.append(Column(written, _AS_WRITTEN, many=True))
    return columns


_AS_WRITTEN = _("the name as the document has it, in the same order")

DOCUMENTS = Columns(
    "documents",
    [
        Column("id", _ID_MEANING, "L-0001", ("identifier", "document id", "no"), required=True),
        Column("title", _("what the document is called"), "Letter, Mao Zedong to Stalin", required=True),
        Column("date", _("when it was written, in words or as EDTF; “n.d.” where it has no date"), "ca. February 1950", ("date edtf", "edtf", "date written", "creation date", "date of creation")),
        Column("date_as_written", _("the date as the document has it; kept by itself where “date” is in words"), "", ("original date",)),
        Column("date_note", _("how the date is known"), "from the postmark", ("dating note",)),
        Column("coverage", _("the time it is about, in words or as EDTF, where that is another than its date"), "", ("period",)),
        Column("genre", _("its form, from the archive’s list of genres"), "letter", ("type", "document type", "form of document"), listed=True),
        Column("language", _("the language of the original: a tag (zh-Hant), a code of ISO 639 (zh, zho) or its English name"), "zh|ru", ("lang", "language of material"), many=True),
        Column("place", _("where it was written; in square brackets where the editor supplies it"), "[Beijing]", ("place of writing", "place written", "written at")),
        *_part_columns(),
        Column("summary", _("scope and content"), "Asks for advice on the treaty.", ("abstract", "scope and content", "description")),
        Column("repository", _("who holds it: name or code of one of the archive’s repositories"), "RGASPI", ("archive", "holding institution"), listed=True),
        Column("collection", _("title or reference code of one of the archive’s collections"), "", ("fonds", "series"), listed=True),
        Column("reference", _("the shelfmark as its repository writes it; it may begin with the code or name of the repository"), "", ("repository ref", "reference code", "archival reference", "shelfmark", "call number", "signature")),
        Column("form", _("what is held: original, copy, draft, photocopy or microfilm"), ""),
        Column("extent", _("how much there is"), "", ("pages", "physical description", "extent and medium")),
        Column("classification", _("the marking of secrecy it bears"), "Top secret", ("classification marking", "marking")),
        Column("availability", _("held, reference (known from a reference), destroyed or withheld"), "reference"),
        Column("rights", _("rights and use"), "", ("rights and use", "licence", "copyright", "reproduction conditions")),
        Column("access_note", _("what stands in the way of seeing it"), "", ("access", "conditions of access", "access conditions")),
        Column("note", _("the editor’s note"), "", ("editor note", "general note", "comment", "remark")),
        Column("public_from", _("an embargo: the day, as YYYY-MM-DD, from which the public may see it"), "", ("embargo", "embargoed until")),
    ],
)  # fmt: skip

CORRESPONDENTS = Columns(
    "correspondents",
    [
        Column("id", _ID_MEANING, "P-0001", ("identifier", "person id", "correspondent id", "no"), required=True),
        Column("authorised_name", _("the form of the name under which they are filed"), "Zhou Enlai", ("authorised form", "authorized name", "authorized form", "name", "heading"), required=True),
        Column("filed_as", _("how the name stands in an index, where that is not the authorised form: “Dulles, John Foster”"), "", ("sort name", "inverted name")),
        Column("kind", _("person (where the cell is empty), corporate-body, family or office"), "person", ("type", "entity type")),
        Column("qualifier", _("what keeps two of one name apart"), "1898–1976", ("disambiguation",)),
        Column("native_script", _("the name in its own script"), "周恩来|周恩來", ("native name", "original script"), many=True),
        Column("parallel_names", _("the name in other languages"), "", ("parallel form",), many=True),
        Column("wade_giles", _("the name in Wade-Giles"), "Chou En-lai", many=True),
        Column("wade_giles_or_other", _("the name in Wade-Giles or another transliteration, which may be named in brackets"), "", ("transliteration", "romanisation", "romanization"), many=True),
        Column("pinyin", _("the name in pinyin"), "", many=True),
        Column("cyrillic", _("the name in Cyrillic"), "Чжоу Эньлай", many=True),
        Column("ala_lc", _("the Cyrillic name transliterated by the tables of ALA-LC"), "Chzhou Ėnʹlaĭ", many=True),
        Column("bgn_pcgn", _("the Cyrillic name transliterated by the tables of BGN/PCGN"), "Chzhou En’lay", many=True),
        Column("pseudonyms", _("names they used to be unknown"), "", ("pseudonym",), many=True),
        Column("code_names", _("names others used for them in secret"), "", ("code name",), many=True),
        Column("former_names", _("names they had before, of birth say"), "", ("former name", "birth name"), many=True),
        Column("titles", _("titles they were called by"), "", many=True),
        Column("other_names", _("any other form of the name"), "Wu Hao 伍豪 (pseudonym)", ("pseudonyms aliases", "aliases", "alias", "variants", "variant names", "other form"), many=True),
        Column("existed_from", _("birth or foundation, in words or as EDTF"), "1898-03-05", ("birth edtf", "birth", "born", "birth date", "date of birth", "founded")),
        Column("existed_to", _("death or end, in words or as EDTF"), "1976-01-08", ("death edtf", "death", "died", "death date", "date of death", "dissolved")),
        Column("history", _("who they were, in a few words or paragraphs"), "Premier of the People’s Republic of China.", ("role", "description", "biography", "note")),
        Column("wikidata", _("the number in Wikidata"), "", ("qid", "wikidata id")),
        Column("viaf", _("the number in VIAF"), "", ("viaf id",)),
        Column("gnd", _("the number in the GND"), "", ("gnd id",)),
        Column("lcnaf", _("the number in the Library of Congress name authority file"), "", ("lccn", "loc", "naf")),
        Column("isni", _("the ISNI, without spaces"), ""),
        Column("snac", _("the number in SNAC"), "", ("snac id",)),
    ],
)  # fmt: skip

EVENTS = Columns(
    "events",
    [
        Column("id", _ID_MEANING, "E-0001", ("identifier", "event id", "no"), required=True),
        Column("title", _("what the event is called"), "Talks at Beijing", ("name", "event"), required=True),
        Column("kind", _("conference, visit, treaty, crisis …"), "visit", ("type", "event type")),
        Column("date", _("when it was, in words or as EDTF"), "1954-06-25/1954-06-29", ("date edtf", "edtf", "dates")),
        Column("place", _("where it was"), "Beijing", ("location",), many=True),
        Column("description", _("what happened"), "Talks about Indochina.", ("summary", "note")),
        Column("participants", _("who took part; a role may stand before the name, with a colon"), "host: Zhou Enlai|Ho Chi Minh", ("participant", "attendees"), many=True),
        Column("part_of", _("the id of the event that this one is a part of"), "", ("parent", "within")),
    ],
)  # fmt: skip

TABLES = {columns.kind: columns for columns in (DOCUMENTS, CORRESPONDENTS, EVENTS)}
