"""Texts as HTML: notes lead back to their marks, pages are numbered, ids are the page's only ones.

What is stored keeps the convention of archive.text; here the ways back and the words for those
who do not see the page are added.
"""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from lxml import html
from lxml.html import builder as E

from archive.text import clean_markup
from archive.text.flows import tree_of

_BLOCKS = {"p", "h3", "h4", "hr", "blockquote", "ul", "ol", "dl", "table"}


def rendered(body: str, prefix: str = "") -> SafeString:
    """The markup of a text, cleaned once more, with ``prefix`` before all its ids.

    A second element of one id loses it; a reference to a note that is not there stays a mark
    without a link.
    """
    return as_html(completed(tree_of(clean_markup(body)), prefix))


def completed(root, prefix: str = ""):
    """The tree of a cleaned text with what ``rendered`` adds; ids of hits are left as they are."""
    taken = _own_ids(root, prefix)
    marks = _references(root, prefix, taken)
    for note in root.xpath(".//ol[contains(@class, 'notes')]/li[@id]"):
        if mark := marks.get(note.get("id")):
            _say_after(note, " ")
            note.append(_way_back(mark))
    for place in root.xpath(".//span[@class='pb']"):
        label = place.text_content().strip().strip("[]")
        del place[:]
        place.text = None
        place.append(E.SPAN(_("Page") + " ", E.CLASS("vh")))
        place[0].tail = f"[{label}]"
    for passage in root.xpath(".//span[@class='redaction']"):
        _say_around(passage, _("Redaction:") + " ", " " + _("End of redaction."))
    for notes in root.xpath(".//ol[contains(@class, 'notes')]"):
        notes.set("aria-label", _("Notes"))
    for table in root.xpath(".//table"):
        table.set("tabindex", "0")
        _give_scopes(table)
    return root


def as_html(root) -> SafeString:
    """What the root holds. It must come from cleaned markup, with elements of ours at most."""
    return mark_safe(  # noqa: S308 - cleaned; only elements of ours were added
        escape(root.text or "")
        + "".join(html.tostring(child, encoding="unicode") for child in root)
    )


def _own_ids(root, prefix: str) -> set[str]:
    """Put the prefix before every id, drop ids given twice; the ids that there are now."""
    taken: set[str] = set()
    for element in root.xpath(".//*[@id][not(self::mark)]"):
        own = prefix + element.get("id")
        if own in taken:
            del element.attrib["id"]
        else:
            element.set("id", own)
            taken.add(own)
    return taken


def _references(root, prefix: str, taken: set[str]) -> dict[str, str]:
    """Let links within the text follow the ids; the first mark of each note by the note's id."""
    marks: dict[str, str] = {}
    for link in root.xpath(".//a[starts-with(@href, '#')]"):
        link.attrib.pop("rel", None)
        target = prefix + link.get("href")[1:]
        if target not in taken:
            del link.attrib["href"]
            continue
        link.set("href", f"#{target}")
        if link.get("class") == "noteref":
            link.insert(0, E.SPAN(_("Note") + " ", E.CLASS("vh")))
            link[0].tail, link.text = link.text, None
            if link.get("id"):
                marks.setdefault(target, link.get("id"))
    return marks


def _say_after(element, words: str) -> None:
    """Put the words after all that the element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _give_scopes(table) -> None:
    """Let each heading of a table say whether it heads its column or its row (WCAG H63)."""
    for place, row in enumerate(table.xpath(".//tr")):
        for heading in row.xpath("./th[not(@scope)]"):
            heads_columns = place == 0 or row.getparent().tag == "thead"
            heading.set("scope", "col" if heads_columns else "row")


def _say_around(element, before: str, after: str) -> None:
    """Words for those who hear the page, around what the element holds."""
    begins = E.SPAN(before, E.CLASS("vh"))
    begins.tail, element.text = element.text, None
    element.insert(0, begins)
    element.append(E.SPAN(after, E.CLASS("vh")))


def blocks(root) -> int | None:
    """How many paragraphs and other blocks a text has, notes aside; None where words stand loose."""
    if any((words or "").strip() for words in (root.text, *(child.tail for child in root))):
        return None
    own = [child for child in root if child.get("class") != "notes"]
    return len(own) if all(child.tag in _BLOCKS for child in own) else None


def _way_back(mark: str):
    """The link from a note to its mark in the text."""
    hidden = E.SPAN(" " + _("at mark") + " " + mark.rpartition("-")[2], E.CLASS("vh"))
    return E.A(_("Back to the text"), hidden, E.CLASS("back"), href=f"#{mark}")
