"""The footnotes and page breaks of one text: their labels, and identifiers that are unique in it."""

import re

from lxml import etree

from archive.exchange.tei.xml import XML_ID, attribute, own, words

_SAFE = re.compile(r"[\w-]{1,40}")


def is_file_number(note: etree._Element) -> bool:
    """Whether the note is the bare file number of an older volume, which is no footnote.

    It becomes the holding whole. An unnumbered note that says more stays a note.
    """
    bare = note.get("type") == "source" and not note.get("n")
    return bare and len(text := words(note)) <= 120 and not text.startswith("Source")


class Apparatus:
    """Gives every footnote and page break its anchor before the text is written.

    ``notes`` maps the element to (anchor, label); ``targets`` maps xml:id to the anchor's href.
    """

    def __init__(self, scope: etree._Element) -> None:
        self.notes: dict[etree._Element, tuple[str, str]] = {}
        self.pages: dict[etree._Element, tuple[str, str]] = {}
        self.targets: dict[str, str] = {}
        used: set[str] = set()
        for note in _all(scope, "note"):
            if is_file_number(note):
                continue
            label = attribute(note, "n") or "*"
            self.notes[note] = self._anchor("note", label, note, used), label
        used.clear()
        for page in _all(scope, "pb"):
            label = attribute(page, "n")
            if label:
                self.pages[page] = self._anchor("page", label, page, used), label

    def _anchor(self, kind: str, label: str, element: etree._Element, used: set[str]) -> str:
        base = label if _SAFE.fullmatch(label) else "x"
        anchor, count = base, 1
        while anchor in used:
            count += 1
            anchor = f"{base}-{count}"
        used.add(anchor)
        identifier = element.get(XML_ID)
        if identifier:
            self.targets[identifier] = f"#{kind}-{anchor}"
        return anchor


def _all(scope: etree._Element, name: str) -> list[etree._Element]:
    """Elements of that name in the text, those within another of the name too."""
    found = []
    for element in own(scope, name):
        found += [element, *_all(element, name)]
    return found
