"""Hits in the page of a document: the words of a question marked, with a way from one to the next.

Each hit is ``<mark id="hit-text-120">``, followed by a bar with its number and links to those
before and after it, which the stylesheet shows while the address points to the hit. So stepping
works without a script. A mark never crosses elements: a hit that does is marked in parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape, linebreaks
from django.utils.translation import gettext as _
from lxml.html import builder as E

from archive.search.marking import anchor_of, languages, wanted
from archive.search.words import Query
from archive.text import language_of
from archive.text.flows import Flow, Run, flows, tree_of
from archive.text.matching import Found, find
from archive.text.skimming import skim

MOST = 500  # hits that are marked on a page
TOP = "hits"  # the id of the line that says how many there are


@dataclass(frozen=True)
class _Part:
    """A hit, or the part of one that stands in one run of a text: where, and its id if it begins."""

    run: Run
    start: int
    end: int
    id: str


class Hits:
    """The hits of a page, in its order. Mark everything, then ``number`` them."""

    def __init__(self, query: Query):
        self.query = query
        self.ids: list[str] = []
        self._bars: list[Any] = []

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def asked(self) -> bool:
        """Whether there are words to be marked."""
        return any(not clause.negative for clause in self.query.clauses)

    @property
    def first(self) -> str:
        """The id of the first hit, "" for none."""
        return self.ids[0] if self.ids else ""

    @property
    def all(self) -> bool:
        """Whether every hit is marked."""
        return len(self.ids) < MOST

    def in_title(self, title: str):
        """The title as a tree with its hits."""
        return self._in_own(tree_of(escape(title)), "title")

    def in_summary(self, summary: str):
        """The summary in paragraphs as a tree with its hits."""
        return self._in_own(tree_of(linebreaks(summary, autoescape=True)), "summary")

    def _in_own(self, root, field: str):
        """Mark a title or summary, which may be in any language."""
        flow = flows(root)[0]
        found = find(wanted(self.query, field), flow.text, languages(self.query))
        self._mark(flow, found, field)
        return root

    def in_text(self, root, tag: str, prefix: str = "") -> None:
        """Mark the hits of a text in the language of this tag, and of its notes."""
        for flow in flows(root) if self.asked else ():
            field = "note" if flow.note else "text"
            found = find(wanted(self.query, field), flow.text, language_of(tag))
            self._mark(flow, found, field, prefix)

    def any_in(self, body: str, tag: str) -> bool:
        """Whether there is a hit in a text that is not shown."""
        return self.asked and any(
            skim(wanted(self.query, "note" if flow.note else "text"), flow.text, language_of(tag))
            for flow in flows(tree_of(body))
        )

    def number(self) -> None:
        """Say in the bar of each hit which one it is, with links to those beside it."""
        total = len(self.ids)
        for place, bar in enumerate(self._bars):
            bar.append(
                E.B(_("Hit %(number)d of %(total)d") % {"number": place + 1, "total": total})
            )
            ways = ((place - 1, "previous", _("Previous")), (place + 1, "next", _("Next")))
            for beside, way, words in ways:
                if 0 <= beside < total:
                    link = E.A(words, E.SPAN(" " + _("hit"), E.CLASS("vh")))
                    link.set("href", f"#{self.ids[beside]}")
                    link.set("data-way", way)
                    bar.append(link)
            bar.append(E.A(_("Close"), href=f"#{TOP}"))
            for one in bar[:-1]:
                one.tail = " "

    def _mark(self, flow: Flow, found: list[Found], place: str, prefix: str = "") -> None:
        """Put the hits of a flow into its tree, the last first, lest they move one another."""
        parts: list[_Part] = []
        for hit in found:
            if len(self.ids) == MOST:
                break
            own = prefix + anchor_of(place, flow.note, hit.start)
            of_hit = list(_parts(flow, hit, own))
            if of_hit:
                parts += of_hit
                self.ids.append(own)
        bars = [_put(part) for part in reversed(parts)]
        self._bars += [bar for bar in reversed(bars) if bar is not None]


def _parts(flow: Flow, hit: Found, own: str) -> Iterator[_Part]:
    """The parts of the hit by run; white space between elements is none."""
    for run in flow.runs:
        start, end = max(hit.start - run.start, 0), min(hit.end - run.start, len(run.text))
        if start < end and run.markable and run.text[start:end].strip():
            yield _Part(run, start, end, own)
            own = ""


def _put(part: _Part):
    """Mark the part. What follows it in its run is marked already. The bar of a hit that begins."""
    run = part.run
    text = (run.element.tail if run.after else run.element.text) or ""
    mark = E.MARK(text[part.start : part.end])
    mark.tail = text[part.end :]
    if run.after:
        run.element.tail = text[: part.start]
        holder = run.element.getparent()
        holder.insert(holder.index(run.element) + 1, mark)
    else:
        run.element.text = text[: part.start]
        run.element.insert(0, mark)
    if not part.id:
        return None
    mark.set("id", part.id)
    bar = E.SPAN(E.CLASS("step"))
    link = [mark, *mark.iterancestors("a")][-1]  # a link holds no links
    bar.tail, link.tail = link.tail, None
    link.addnext(bar)
    return bar
