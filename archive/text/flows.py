"""The running text within markup: what reads on from element to element, and each note by itself."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any, NamedTuple

from lxml import etree, html

_NOTES = "notes"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x?[0-9a-f]+);?", re.IGNORECASE)
# Marks of notes, numbers of pages and of notes stand in a text but are none of its words.
_LABEL = "label"
_APART = {"noteref", "pb", _LABEL}
# Nothing but elements may stand in these.
_CASES = {"table", "thead", "tbody", "tr", "ul", "ol", "dl"}
_INLINE = {"em", "strong", "i", "b", "u", "sup", "sub", "span", "a"}


class Run(NamedTuple):
    """A text within an element, or (``after``) behind it; where it begins in its flow."""

    element: Any
    after: bool
    text: str
    start: int

    @property
    def markable(self) -> bool:
        """Whether an element may stand in its place."""
        holder = self.element.getparent() if self.after else self.element
        return holder.tag not in _CASES


@dataclass(slots=True)
class Flow:
    """Text that reads on: the text itself (``note`` 0), or a note, counted from 1.

    ``label`` is what is printed before a note.
    """

    note: int
    label: str = ""
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def add(self, element: Any, text: str | None, *, after: bool) -> None:
        """Put the text of the element, or behind it, at the end."""
        if text:
            self.runs.append(Run(element, after, text, self.length))
            self.length += len(text)

    def part(self) -> None:
        """Let no word reach from what comes before to what follows."""
        self.length += 1

    @property
    def text(self) -> str:
        """The words in one; a space where blocks meet."""
        pieces, end = [], 0
        for run in self.runs:
            pieces += [" " * (run.start - end), run.text]
            end = run.start + len(run.text)
        return "".join(pieces)


def tree_of(markup: str) -> Any:
    """The markup as a tree under an element of its own."""
    legal = _REFERENCE.sub(_legal, _ILLEGAL.sub("", markup))
    return html.fragment_fromstring(legal, create_parent="div")


def _legal(reference: re.Match[str]) -> str:
    """The reference to a character by number, "" where no markup may hold the character."""
    char = unescape(f"&#{reference[1]};")
    return "" if not char or _ILLEGAL.match(char) else reference[0]


def flows(root: Any) -> list[Flow]:
    """The text of the tree and its notes, in this order; notes are counted from 1."""
    found = [Flow(0)]
    reading = [found[0]]  # the flow that is read at each depth of notes
    apart = 0  # how many elements one is in whose words do not count
    inside: list[tuple[bool, bool, bool]] = []  # what is known of each element that one is in
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end" and not apart:
                reading[-1].add(element, element.tail, after=True)
            continue
        if event == "start":
            label = element.get("class")
            aside, note = label in _APART, _is_note(element)
            block = element.tag not in _INLINE and element is not root
            inside.append((aside, note, block))
            apart += aside
            if label == _LABEL and reading[-1].note:
                reading[-1].label = "".join(element.itertext()).strip(" .[]()")
            if note:
                reading.append(Flow(len(found)))
                found.append(reading[-1])
            if block:
                reading[-1].part()
            if not apart:
                reading[-1].add(element, element.text, after=False)
            continue
        aside, note, block = inside.pop()
        apart -= aside
        if note:
            reading.pop()
        if block:
            reading[-1].part()
        if element is not root and not apart:
            reading[-1].add(element, element.tail, after=True)
    return found


def _is_note(element: Any) -> bool:
    if element.tag != "li":
        return False
    parent = element.getparent()
    return parent is not None and parent.get("class") == _NOTES
