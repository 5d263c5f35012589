"""How TEI elements and renditions are set in HTML."""

BLOCKS = frozenset(
    {
        "p",
        "list",
        "table",
        "quote",
        "div",
        "floatingText",
        "body",
        "group",
        "lg",
        "closer",
        "opener",
        "postscript",
        "signed",
        "salute",
        "dateline",
        "head",
        "byline",
        "argument",
        "trailer",
        "figure",
        "epigraph",
        "ab",
        "cit",
        "sp",
    }
)
HI = {
    "italic": "em",
    "italics": "em",
    "strong": "strong",
    "bold": "strong",
    "underline": "u",
    "superscript": "sup",
    "sup": "sup",
    "sub": "sub",
    "subscript": "sub",
}
CHOSEN = ("corr", "reg", "expan")
SILENT = frozenset({"figDesc", "graphic", "fw", "index"})
CLASSES = {"center": "centre", "centre": "centre", "right": "right"}
