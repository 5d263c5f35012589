"""A document's text as the archive's small HTML: structure is marked up, not flattened."""

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from archive.exchange.tei.notes import Apparatus, is_file_number
from archive.exchange.tei.tagset import BLOCKS, CHOSEN, CLASSES, HI, SILENT
from archive.exchange.tei.xml import XML_LANG, is_enclosure, local, own, tidied

_OPENING = re.compile(r"<p(?: [^>]*)?>")
_DOUBLE = re.compile(r" {2,}")
_SPACE = re.compile(r"[ \t\r\n]+")
_REDACTION = re.compile(
    r"\[\s*(?:<em>)?\s*([^\[\]<>]{0,200}\bdeclassified\b[^\[\]<>]{0,60}?)\s*(?:</em>)?\s*\]"
)


def body(scope: etree._Element, skip: frozenset[etree._Element] = frozenset()) -> str:
    """The text of the document without its heading, its dateline and its enclosures.

    Elements in ``skip`` are passed over, but for their notes: their marks lead the first line.
    """
    return _Writer(Apparatus(scope), skip).document(scope)


class _Writer:
    """Writes one document; collects its footnotes for the end."""

    def __init__(self, apparatus: Apparatus, skip: frozenset[etree._Element]) -> None:
        self.apparatus = apparatus
        self.skip = skip
        self.footnotes: list[str] = []

    def document(self, scope: etree._Element) -> str:
        lead = "".join(
            self.reference(note)
            for element in scope.iter()
            if element in self.skip
            for note in own(element, "note")
        )
        blocks = self.blocks(scope)
        if lead:
            blocks = _led_by(lead, blocks)
        if self.footnotes:
            blocks.append('<ol class="notes">\n' + "\n".join(self.footnotes) + "\n</ol>")
        whole = tidied(_DOUBLE.sub(" ", "\n".join(blocks)))
        return _REDACTION.sub(r'<span class="redaction">[\1]</span>', whole)

    def blocks(self, element: etree._Element, start: str = "", klass: str = "") -> list[str]:
        """The element's content as blocks: runs of words become paragraphs.

        HTML allows no list or table inside a paragraph, TEI does: the paragraph is divided.
        """
        done: list[str] = []
        run = [start, _text(element.text)]

        def flush() -> None:
            done.extend(_paragraph("".join(run), klass))
            run.clear()

        for child in element:
            if not self._passed_over(child):
                if local(child) in BLOCKS and self._is_block(child):
                    flush()
                    done += self.block(child)
                else:
                    run.append(self.inline(child))
            run.append(_text(child.tail))
        flush()
        return done

    def _passed_over(self, element: etree._Element) -> bool:
        return element in self.skip or not local(element) or is_enclosure(element)

    def _is_block(self, element: etree._Element) -> bool:
        """A quotation or signature within a sentence is not a block; one with paragraphs is."""
        if local(element) not in ("quote", "cit", "signed", "dateline", "salute"):
            return True
        parent = local(element.getparent())
        return parent not in ("p", "item", "cell", "note", "hi", "l") or any(
            local(child) in BLOCKS for child in element
        )

    def block(self, element: etree._Element) -> list[str]:
        """The HTML blocks of one TEI block."""
        name = local(element)
        if name in ("quote", "floatingText", "epigraph", "cit"):
            return ["<blockquote>", *self.blocks(element), "</blockquote>"]
        if name == "list":
            return self.list_(element)
        if name == "table":
            return self.table_(element)
        if name == "head":
            level = "h4" if local(element.getparent()) in ("list", "figure") else "h3"
            words = self.content(element).strip()
            return [f"<{level}>{words}</{level}>"] if words else []
        if name in ("closer", "signed"):
            return self.blocks(element, klass=' class="signed"')
        if name == "dateline":
            return self.blocks(element, klass=' class="dateline"')
        klass = CLASSES.get(element.get("rend", ""), "")
        language = element.get(XML_LANG, "")
        marks = (f' class="{klass}"' if klass else "") + (
            f' lang="{escape(language)}"' if language else ""
        )
        return self.blocks(element, klass=marks)

    def list_(self, element: etree._Element) -> list[str]:
        """A list: the label of an item leads its words, as it does in print.

        What else stands between items (page breaks, stray words) becomes an item: HTML allows
        nothing else there, and nothing is lost.
        """
        ordered = "ol" if element.get("type") in ("ordered", "numbered") else "ul"
        before: list[str] = []
        items: list[str] = []
        label = ""
        for child, tail in self._children(element):
            if child is None:
                pass
            elif local(child) == "label":
                items += [f"<li>{label}</li>"] if label else []
                label = self.content(child).strip() + " "
            elif local(child) == "item":
                items.append(f"<li>{label}{self.item(child)}</li>")
                label = ""
            elif local(child) == "head" and not items:
                before += self.block(child)
            else:
                items.append(f"<li>{self._either(child)}</li>")
            items += [f"<li>{tail}</li>"] if tail.strip() else []
        items += [f"<li>{label}</li>"] if label else []
        return [*before, f"<{ordered}>", *items, f"</{ordered}>"] if items else before

    def _children(self, element: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
        """The element's own text, then each child that is written, with the text behind it."""
        yield None, _text(element.text)
        for child in element:
            yield (None if self._passed_over(child) else child), _text(child.tail)

    def _either(self, element: etree._Element) -> str:
        """The element as blocks or, where it is none, inline."""
        if local(element) in BLOCKS:
            return "".join(self.block(element))
        return self.inline(element)

    def item(self, element: etree._Element) -> str:
        """The content of an item, cell or note: bare words where there is one run of them."""
        blocks = self.blocks(element)
        if len(blocks) == 1 and blocks[0].startswith("<p>"):
            return blocks[0][3:-4]
        return "".join(blocks)

    def table_(self, element: etree._Element) -> list[str]:
        """A table with its caption; a row of labels becomes header cells.

        What stands between rows, where HTML allows nothing, follows the table.
        """
        caption: list[str] = []
        rows: list[str] = []
        after: list[str] = []
        for child, tail in self._children(element):
            if child is None:
                pass
            elif local(child) == "head" and not caption:
                caption.append(f"<caption>{self.content(child).strip()}</caption>")
            elif local(child) == "row":
                rows.append(self.row(child))
            elif local(child) in BLOCKS:
                after += self.block(child)
            else:
                after += _paragraph(self.inline(child))
            after += _paragraph(tail)
        if not rows:
            return [*(f"<p>{words[9:-10]}</p>" for words in caption), *after]
        return ["<table>", *caption, "<tbody>", *rows, "</tbody>", "</table>", *after]

    def row(self, element: etree._Element) -> str:
        """A row; what stands between its cells becomes a cell."""
        cells = []
        for child, tail in self._children(element):
            if child is not None and local(child) == "cell":
                cells.append(self.cell(child, element))
            elif child is not None:
                cells.append(f"<td>{self._either(child)}</td>")
            cells += [f"<td>{tail}</td>"] if tail.strip() else []
        return f"<tr>{''.join(cells)}</tr>"

    def cell(self, element: etree._Element, row: etree._Element) -> str:
        tag = "th" if "label" in (element.get("role"), row.get("role")) else "td"
        spans = "".join(
            f' {html}="{value}"'
            for html, tei in (("colspan", "cols"), ("rowspan", "rows"))
            if (value := element.get(tei, "")).isdecimal() and value not in ("0", "1")
        )
        return f"<{tag}{spans}>{self.item(element)}</{tag}>"

    def content(self, element: etree._Element) -> str:
        """The element's words and inline elements."""
        pieces = [_text(element.text)]
        for child in element:
            if not self._passed_over(child):
                pieces.append(self.inline(child))
            pieces.append(_text(child.tail))
        return "".join(pieces)

    def inline(self, element: etree._Element) -> str:
        """One inline element; of one that means nothing here only the words are kept."""
        name = local(element)
        if name == "pb":
            anchor, label = self.apparatus.pages.get(element, ("", ""))
            return f'<span class="pb" id="page-{anchor}">{escape(label)}</span>' if label else ""
        if name == "note":
            return self.reference(element)
        if name == "lb":
            return "<br>"
        if name in SILENT:
            return ""
        if name == "choice":
            chosen = [child for child in element if local(child) in CHOSEN] or list(element)[:1]
            return "".join(self.content(child) for child in chosen)
        return self._wrapped(element, name)

    def _wrapped(self, element: etree._Element, name: str) -> str:
        words = self.content(element)
        if not words.strip():
            return words
        if name in ("hi", "emph"):
            words = _emphasised(words, element.get("rend", "italic" if name == "emph" else ""))
        elif name == "ref":
            href = self.apparatus.targets.get(element.get("target", "").lstrip("#"), "")
            if href and element.get("target", "").startswith("#") and "<a " not in words:
                words = f'<a href="{href}">{words}</a>'
        elif name == "supplied":
            words = f'<span class="supplied">{words}</span>'
        language = element.get(XML_LANG, "")
        return f'<span lang="{escape(language)}">{words}</span>' if language else words

    def reference(self, note: etree._Element) -> str:
        """The mark of a footnote in the text; the footnote itself goes to the end."""
        if is_file_number(note):
            return ""
        anchor, label = self.apparatus.notes[note]
        place = len(self.footnotes)
        self.footnotes.append("")
        self.footnotes[place] = (
            f'<li id="note-{anchor}"><span class="label">{escape(label)}</span> '
            f"{self.item(note)}</li>"
        )
        return f'<a class="noteref" id="ref-{anchor}" href="#note-{anchor}">{escape(label)}</a>'


def _text(text: str | None) -> str:
    return _SPACE.sub(" ", escape(text, quote=False)) if text else ""


def _emphasised(words: str, rend: str) -> str:
    for each in rend.split():
        if each in ("smallcaps", "small-caps"):
            words = f'<span class="small-caps">{words}</span>'
        elif each in HI:
            words = f"<{HI[each]}>{words}</{HI[each]}>"
    return words


def _paragraph(words: str, klass: str = "") -> list[str]:
    """The words as a paragraph; page breaks alone need none."""
    words = words.strip()
    if re.sub(r'<span class="pb"[^>]*>[^<]*</span>', "", words).strip():
        return [f"<p{klass}>{words}</p>"]
    return [words] if words else []


def _led_by(marks: str, blocks: list[str]) -> list[str]:
    """The blocks with the marks at the head of the first paragraph, or in one of their own."""
    opening = _OPENING.match(blocks[0]) if blocks else None
    if opening is None:
        return [f'<p class="dateline">{marks}</p>', *blocks]
    return [f"{opening[0]}{marks} {blocks[0][opening.end() :]}", *blocks[1:]]
