"""The small HTML in which texts of documents are kept.

Structure is marked, not flattened: a footnote reference is ``<a class="noteref" id="ref-1"
href="#note-1">``, the notes ``<ol class="notes"><li id="note-1">``, a page break ``<span
class="pb" id="page-127">127</span>``, a redaction ``<span class="redaction">``.
"""

import html
import re
from collections.abc import Callable

import nh3

_BLOCKS = {"p", "h3", "h4", "hr", "blockquote", "ul", "ol", "li", "dl", "dt", "dd"}
_TABLES = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_INLINE = {"em", "strong", "i", "b", "u", "sup", "sub", "br", "span", "a"}
_CLASSES = {
    "a": {"noteref"},
    "ol": {"notes"},
    "span": {"pb", "redaction", "label", "small-caps", "supplied"},
    "p": {"right", "centre", "dateline", "signed"},
}
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "id"},
    "li": {"id"},
    "span": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_ID = re.compile(r"(?:ref|note|page)-[\w.-]{1,60}")
_TARGET = re.compile(r"#(?:ref|note|page)-[\w.-]{1,60}|/[^/\\].*|https?://.*")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The attribute's value where it is allowed, else None, which drops the attribute."""
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "href":
        return value if _TARGET.fullmatch(value) else None
    return value


_FILTER: Callable[[str, str, str], str | None] = _attribute


def clean_markup(markup: str) -> str:
    """The markup with only the allowed elements, attributes, classes and addresses.

    Anything else is dropped (its text stays, except that of scripts and styles); the result is
    well-formed HTML that is safe to show. Cleaning twice changes nothing.
    """
    return nh3.clean(
        markup.replace("\x00", ""),
        tags=_BLOCKS | _TABLES | _INLINE,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        attribute_filter=_FILTER,
        url_schemes={"http", "https"},
        link_rel="nofollow noopener",
    )


def plain_text(markup: str) -> str:
    """The words of the markup alone, with blocks separated by a space."""
    spaced = re.sub(r"<(?:/p|/li|/h\d|br|/t[dhr])\b[^>]*>", " ", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", spaced)).split())
