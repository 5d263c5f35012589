"""Small questions to an element: its name, its words, what lies above it."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BRACKETS = (("( ", "("), ("[ ", "["), (" )", ")"), (" ]", "]"))


def local(element: etree._Element) -> str:
    """The element's name without its namespace: the frus prefix has stood for two of them."""
    return _local(element.tag)


@lru_cache(maxsize=1000)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of that local name in any namespace, or an empty string."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value).strip()
    return ""


def tidied(text: str) -> str:
    """The text without the spaces inside brackets that come from indented XML: '( Rusk )'."""
    for spaced, close in _BRACKETS:
        text = text.replace(spaced, close)
    return text


def squeezed(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def texts(
    element: etree._Element, without: frozenset[str] = frozenset()
) -> Iterator[tuple[etree._Element, str]]:
    """Each piece of text within the element and the element it lies in, in reading order.

    Elements whose local name is in ``without`` are passed over. A line break reads as a space.
    """
    if element.text:
        yield element, element.text
    for child in element:
        name = local(child)
        if name == "lb":
            yield element, " "
        elif name and name not in without:
            yield from texts(child, without)
        if child.tail:
            yield element, child.tail


def words(element: etree._Element, without: frozenset[str] = frozenset()) -> str:
    """The text within the element on one line."""
    return tidied(squeezed("".join(text for _, text in texts(element, without))))


NOTES = frozenset({"note"})


def is_document(element: etree._Element) -> bool:
    """Whether the element is a document of the volume."""
    return local(element) == "div" and element.get("type") == "document"


def is_enclosure(element: etree._Element) -> bool:
    """Whether the element is a document within a document."""
    name = local(element)
    return name == "attachment" or (name == "div" and element.get("type") == "document")


def own(
    scope: etree._Element, *names: str, outside: frozenset[str] = frozenset()
) -> Iterator[etree._Element]:
    """Descendants of those names, not within an enclosure or an element named in ``outside``."""
    # This is asked of every element many times: lxml finds the few, and those are looked at.
    for found in scope.iter(*(f"{{*}}{name}" for name in names)):
        for above in (found, *found.iterancestors()):
            if above is scope:
                if found is not scope:
                    yield found
                break
            if is_enclosure(above) or local(above) in outside:
                break


def enclosures(scope: etree._Element) -> Iterator[etree._Element]:
    """The documents directly enclosed in this one, wherever in it they stand."""
    for child in scope:
        if is_enclosure(child):
            yield child
        elif local(child):
            yield from enclosures(child)


def child(scope: etree._Element, name: str) -> etree._Element | None:
    """The first child of that local name."""
    return next((each for each in scope if local(each) == name), None)
