"""The running text within markup: what reads on from element to element, and each note by itself."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

_NOTES = "notes"
# Marks of notes, numbers of pages and of notes stand in a text but are none of its words.
_APART = {"noteref", "pb", "label"}
# Nothing but elements may stand in these.
_CASES = {"table", "thead", "tbody", "tr", "ul", "ol", "dl"}
_INLINE = {"em", "strong", "i", "b", "u", "sup", "sub", "span", "a"}


@dataclass(frozen=True, slots=True)
class Run:
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
    """Text that reads on; ``note`` is the number of the note that it is, 0 for the text itself."""

    note: int
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def add(self, element, text: str | None, *, after: bool) -> None:
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


def tree_of(markup: str):
    """The markup as a tree under an element of its own."""
    return html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")


def flows(root) -> list[Flow]:
    """The text of the tree and its notes, in this order; notes are counted from 1."""
    found = [Flow(0)]
    reading = [found[0]]  # the flow that is read at each depth of notes
    apart = 0  # how many elements one is in whose words do not count
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end" and not apart:
                reading[-1].add(element, element.tail, after=True)
            continue
        aside = element.get("class") in _APART
        note = _is_note(element)
        if event == "start":
            apart += aside
            if note:
                reading.append(Flow(len(found)))
                found.append(reading[-1])
            if element.tag not in _INLINE:
                reading[-1].part()
            if not apart:
                reading[-1].add(element, element.text, after=False)
            continue
        apart -= aside
        if note:
            reading.pop()
        if element is not root:
            if element.tag not in _INLINE:
                reading[-1].part()
            if not apart:
                reading[-1].add(element, element.tail, after=True)
    return found


def _is_note(element) -> bool:
    parent = element.getparent()
    return element.tag == "li" and parent is not None and parent.get("class") == _NOTES
