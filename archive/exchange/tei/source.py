"""What a source note says: where the original is, how it was marked, who drafted it."""

import re
from dataclasses import dataclass

from lxml import etree

from archive.exchange.tei.genres import GENRES
from archive.exchange.tei.notes import is_file_number
from archive.exchange.tei.records import Holding, Part
from archive.exchange.tei.xml import NOTES, attribute, local, own, squeezed, texts, words

_MARKS = (
    "top secret|secret|confidential|restricted|official use only|limited official use|"
    "unclassified|no classification(?: marking)?|personal|eyes only|plain|limited distribution|"
    "limit distribution|official[–-]informal|privileged|strictly confidential"
)
_MARKING = re.compile(rf"[.;]\s+(?=(?:{_MARKS})\b)", re.I)
CLASSIFIED = re.compile(rf"\W*(?:{_MARKS})\W*", re.I)
_SENTENCE = re.compile(
    r"(?<!\bSec)(?<!\bNo)(?<!\bNos)(?<!\bMisc)(?<!\bDocs)(?<!\bMr)(?<!\bDr)(?<!\bvol)(?<!\bpp)"
    r"(?<!\bp)(?<!\bJr)(?<!\bGen)(?<!\bAcc)(?<![A-Z])\.\s+(?=[A-Z“(\[])"
)
_DEPARTMENT = "Department of State"
_LOT = re.compile(r"\bLot \w")
_ELSEWHERE = re.compile(r"[^\d:]*\b(?:Papers|Library|Records|Archives)\b")
_SOURCE = re.compile(r"\s*Source\s*[:;]\s*")
_DRAFTED = re.compile(r"\bDrafted(?: and \w+)?(?: on [^,.;]{3,20}?)?(?: and \w+)? by\s+", re.I)
_CLAUSE_END = re.compile(
    r"[;:(]|(?<![A-Z])(?<!\bJr)(?<!\bMr)(?<!\bDr)\.(?=\s|$)|"
    r",? (?:and )?(?:cleared|approved|signed|initialed|transmitted|revised|concurred|handed)\b|"
    r" (?:on|in|from|at|for|with|who) |, the |, (?:Special|Deputy|Assistant|Director|Chief)\b"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|la))*")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What the source note yields; all empty where there is none."""

    holding: Holding | None = None
    classification: str = ""
    kind: str = ""  # "Telegram", where the note of an older volume ends in it
    drafters: tuple[Part, ...] = ()


def find_source(scope: etree._Element) -> etree._Element | None:
    """The source note: the one that is typed so, else the first that begins 'Source:'."""
    notes = list(own(scope, "note"))
    typed = [note for note in notes if note.get("type") == "source"]
    worded = [note for note in notes if _SOURCE.match(words(note))]
    return next(iter(typed or worded), None)


def source_note(scope: etree._Element) -> SourceNote:
    """The holding, marking and drafters that the document's source note names."""
    note = find_source(scope)
    if note is None:
        return SourceNote(classification=_marking_in_opener(scope))
    text = words(note)
    if is_file_number(note):
        return _file_number(text, _marking_in_opener(scope))
    text = _SOURCE.sub("", text, count=1)
    marked = _MARKING.search(text)
    ended = _SENTENCE.search(text)
    if marked and not (ended and ended.start() < marked.start()):
        reference, rest = text[: marked.start()], text[marked.end() :]
        marking = _SENTENCE.split(rest, maxsplit=1)[0].rstrip(" .")
    else:
        reference, marking = (text[: ended.start()] if ended else text), ""
    return SourceNote(
        holding=_holding(reference.rstrip(" .,")),
        classification=marking or _marking_in_opener(scope),
        drafters=tuple(_drafters(note)),
    )


def _holding(reference: str) -> Holding | None:
    """The repository before the first comma; lot files are the Department's."""
    repository, _, rest = (part.strip() for part in reference.partition(","))
    if _LOT.search(repository):
        return Holding(_DEPARTMENT, reference)
    if match := re.fullmatch(rf"({_DEPARTMENT})[ /]+(.+)", repository):
        return Holding(match[1], reference[len(match[1]) :].lstrip(" /"))
    return Holding(repository, rest) if repository else None


def _file_number(text: str, marking: str) -> SourceNote:
    """Older volumes print only the file number; unless they say so, it is the Department's."""
    reference, _, kind = (part.strip() for part in text.rpartition(":"))
    if not reference or kind.casefold() not in GENRES:
        reference, kind = text, ""
    holding = Holding(_DEPARTMENT, reference)
    if match := re.fullmatch(r"(Department of (?!State)[\w ]+?)(?: Files)?", reference):
        holding = Holding(match[1], reference)
    elif _ELSEWHERE.match(reference):
        name, _, rest = reference.partition(":")
        holding = Holding(name.strip(), rest.strip())
    return SourceNote(holding=holding if reference else None, classification=marking, kind=kind)


def markings_in_opener(scope: etree._Element) -> list[etree._Element]:
    """The elements of the opener that hold nothing but a classification marking."""
    return [
        seg
        for opener in own(scope, "opener")
        for seg in own(opener, "seg")
        if CLASSIFIED.fullmatch(words(seg, without=NOTES))
    ]


def _marking_in_opener(scope: etree._Element) -> str:
    for seg in markings_in_opener(scope):
        return words(seg, without=NOTES).strip(" .[]").title()
    return ""


def _drafters(note: etree._Element) -> list[Part]:
    """The persons of 'Drafted by …', with their references where they are marked up."""
    text, spans = "", []
    for holder, piece in texts(note):
        person = next(
            (e for e in (holder, *holder.iterancestors()) if local(e) == "persName"), None
        )
        piece = re.sub(r"\s+", " ", piece)
        if person is not None:
            spans.append((len(text), piece, attribute(person, "corresp").lstrip("#")))
        text += piece
    match = _DRAFTED.search(text)
    if not match:
        return []
    end = _CLAUSE_END.search(text, match.end())
    stop = end.start() if end else len(text)
    marked = [
        Part("drafter", squeezed(name), ref=ref, basis="note")
        for start, name, ref in spans
        if match.end() <= start < stop and squeezed(name)
    ]
    if marked:
        return marked
    names = re.split(r",? and |, ", text[match.end() : stop])
    return [
        Part("drafter", name.strip(), basis="note")
        for name in names
        if _NAME.fullmatch(name.strip())
    ]
