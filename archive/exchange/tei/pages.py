"""The printed pages that a document stands on."""

from lxml import etree

from archive.exchange.tei.xml import attribute, local


def page_labels(scope: etree._Element, current: str) -> tuple[str, ...]:
    """The printed pages that the document stands on, given the page that is open before it.

    A page that begins before the first word is where the document begins; one that begins
    after the last word belongs to what follows.
    """
    labels = [current] if current else []
    written = fresh = False
    for kind, value in _pages_and_words(scope):
        if kind == "pb":
            if not written:
                labels.clear()
            labels.append(value)
            fresh = True
        else:
            written, fresh = True, False
    if fresh and written and len(labels) > 1:
        labels.pop()
    return tuple(labels)


def _pages_and_words(element: etree._Element) -> list[tuple[str, str]]:
    found = []
    if element.text and element.text.strip():
        found.append(("text", ""))
    for child in element:
        if local(child) == "pb":
            if attribute(child, "n"):
                found.append(("pb", attribute(child, "n")))
        elif local(child):
            found += _pages_and_words(child)
        if child.tail and child.tail.strip():
            found.append(("text", ""))
    return found


def last_page(scope: etree._Element) -> str:
    """The label of the last page break in the element, or an empty string."""
    labels = [attribute(page, "n") for page in scope.iter("{*}pb") if attribute(page, "n")]
    return labels[-1] if labels else ""


def page_before(element: etree._Element, scope: etree._Element) -> str:
    """The last page that begins in the scope before the element."""
    label = ""
    for each in scope.iter("{*}pb", element.tag):
        if each is element:
            break
        label = attribute(each, "n") or label if local(each) == "pb" else label
    return label
