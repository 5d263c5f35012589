"""What a document's head says: its title, its genre, who wrote to whom and in what capacity."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from archive.exchange.tei.genres import GENRES
from archive.exchange.tei.records import Part
from archive.exchange.tei.xml import NOTES, attribute, child, local, own, squeezed, texts, words

_NUMBER = re.compile(r"^\[?\d+[a-z]?\.\]?\s+")
_ARTICLE = re.compile(r"\b(of) (?:a|the) ")
_PREFIX = re.compile(r"^(?:draft|copy of a|copy of|extract from|text of a|unsigned|joint) ")
_BOUNDARY = re.compile(
    r".*(?:\b(?:[Ff]rom|[Tt]o|[Bb]y|[Bb]etween|[Ww]ith) (?:the )?|\band the |^(?:The )?)",
    re.S,
)
_HOLDER = re.compile(
    "secretary|secretary-general|president|ambassador|minister|chargé|consul|director|chief|"
    "commander|chairman|counsell?or|king|queen|emperor|governor|administrator|representative|"
    "commissioner|assistant|advis[eo]r|consultant|officer|attaché|premier|chancellor|delegate|"
    "coordinator|generalissimo|admiral|marshal|head"
)
_GENERALS = ("consul general", "attorney general", "solicitor general", "surgeon general")


def title(scope: etree._Element) -> str:
    """The head without its notes and number; for want of a head, an empty string."""
    head = child(scope, "head")
    if head is None:
        return ""
    return re.sub(r" (?=[,;:])", "", _NUMBER.sub("", words(head, without=NOTES)))


def genre(scope: etree._Element, name: str, kind: str) -> str:
    """The genre that the head begins with, else the kind its source note states, else none."""
    if attribute(scope, "subtype") == "editorial-note":
        return "editorial note"
    lowered = _PREFIX.sub("", _ARTICLE.sub(r"\1 ", name.casefold()))
    for each in GENRES:
        if re.match(rf"{re.escape(each)}s?\b", lowered):
            return each
    return kind.casefold() if kind.casefold() in GENRES else ""


def is_office(name: str) -> bool:
    """Whether the name is that of an office (Consul General at Calcutta), not of a body.

    The word before the first 'of', 'in', 'at' … tells, else the first or the last of all.
    """
    lowered = name.casefold()
    leading = re.split(r",? (?:of|in|at|for|to|on) |,", lowered)[0]
    telling = [*lowered.split()[:1], *leading.split()[-1:], *lowered.split()[-1:]]
    return leading.endswith(_GENERALS) or any(_HOLDER.fullmatch(word) for word in telling)


def head_parts(scope: etree._Element) -> list[Part]:
    """Senders and recipients: the names in the head that are typed from and to.

    An office before a name in round brackets, or a typed office beside it, is that person's
    capacity: one part, not two.
    """
    head = child(scope, "head")
    if head is None:
        return []
    parts: list[Part] = []
    last: tuple[Part, str] | None = None
    before = ""
    for element, text in _typed_or_text(head):
        if element is None:
            before += text
            continue
        name = words(element, without=NOTES).strip(" ,;")
        role = "sender" if element.get("type") == "from" else "recipient"
        ref = attribute(element, "corresp").lstrip("#")
        if local(element) == "gloss":
            part = Part(role, "", office=name)
        else:
            part = Part(role, name, ref=ref, office=_office_before(before))
        beside = last is not None and last[0].role == role and before.strip() == last[1] + " ("
        if beside and part.name and last and not last[0].name:
            parts[-1] = part = replace(part, office=last[0].office)
        elif name:
            parts.append(part)
        before += name
        last = (part, before.strip())
    return parts


def _typed_or_text(head: etree._Element) -> list[tuple[etree._Element | None, str]]:
    """The head's text in pieces, its typed names each as one piece."""
    pieces: list[tuple[etree._Element | None, str]] = []
    for holder, text in texts(head, without=NOTES):
        typed = next(
            (
                element
                for element in (holder, *holder.iterancestors())
                if local(element) in ("persName", "gloss", "orgName")
                and element.get("type") in ("from", "to")
            ),
            None,
        )
        if typed is None:
            pieces.append((None, re.sub(r"\s+", " ", text)))
        elif not pieces or pieces[-1][0] is not typed:
            pieces.append((typed, ""))
    return pieces


def _office_before(text: str) -> str:
    """The office that a name in round brackets follows: 'The Chargé in India (' is one."""
    text = squeezed(_NUMBER.sub("", text))
    if not text.endswith("("):
        return ""
    office = _BOUNDARY.sub("", text[:-1].rstrip(), count=1).strip(" ,;")
    return office if office and "(" not in office and ")" not in office else ""


def signatures(scope: etree._Element) -> list[Part]:
    """Who signed, by the name as it stands under the document without brackets."""
    found = []
    for signed in own(scope, "signed", outside=frozenset({"quote", "floatingText", "note"})):
        persons = list(own(signed, "persName", outside=NOTES)) or [signed]
        for person in persons:
            name = _plain(words(person, without=NOTES))
            ref = attribute(person, "corresp").lstrip("#") if person is not signed else ""
            if name:
                found.append(Part("signatory", name, ref=ref, basis="signature"))
    return found


def _plain(name: str) -> str:
    """The name without an editor's brackets, its full stop only where it shortens a word."""
    name = name.strip(" []().,") + ("." if name.rstrip(" ])").endswith(".") else "")
    return name if re.search(r"(?:\b[A-Z]|\bJr|\bSr)\.$", name) else name.rstrip(" .")


_LISTS = {"participants": "interlocutor", "through": "via", "via": "via"}


def listed(scope: etree._Element) -> list[Part]:
    """The participants of a conversation, and those through whom a paper passed, from lists.

    Older volumes set the participants as a table, whose first column says so.
    """
    found = []
    for each in own(scope, "list", outside=frozenset({"quote", "note"})):
        role = _LISTS.get(each.get("type", ""))
        if role:
            found += [_listed(role, item) for item in own(each, "item")]
    for table in own(scope, "table", outside=frozenset({"quote", "note"})):
        found += [_listed("interlocutor", cell) for cell in _participant_cells(table)]
    # The tables also say how the parties spoke.
    return [p for p in found if p.name and not p.name.startswith("Telephone conversation")]


def _listed(role: str, element: etree._Element) -> Part:
    """The part of who is named in an item or cell, as it words it."""
    aside = frozenset({"note", "list"})
    refs = [
        attribute(person, "corresp").lstrip("#")
        for person in own(element, "persName", outside=aside)
    ]
    name = words(element, without=aside).strip(" ;,").removesuffix(" and").rstrip(" ;,")
    return Part(role, name, ref=refs[0] if len(refs) == 1 else "", basis="list")


def _participant_cells(table: etree._Element) -> Iterator[etree._Element]:
    """The cells beside 'Participants:' and below, to the next row with a heading of its own."""
    within = False
    for row in own(table, "row"):
        heading, *cells = list(own(row, "cell")) or [row]
        label = words(heading, without=NOTES).casefold()
        within = label.startswith("participants") if label else within
        if within:
            yield from cells


def mentions(scope: etree._Element) -> list[str]:
    """References to listed persons in the text and its notes, each once, in order."""
    head = child(scope, "head")
    refs: dict[str, None] = {}
    for person in own(scope, "persName"):
        above = person.iterancestors()
        in_note = any(local(each) == "note" for each in person.iterancestors())
        if head is not None and not in_note and head in above:
            continue
        ref = attribute(person, "corresp").lstrip("#")
        if ref:
            refs[ref] = None
    return list(refs)
