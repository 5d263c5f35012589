"""What a TEI volume holds, as frozen records without any trace of XML."""

from dataclasses import dataclass, field

from archive.exchange.errors import Problem


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the volume's list of persons."""

    ref: str  # xml:id, unique in the volume: "p_CKG1"
    name: str  # "Yeh, George K.C."
    aliases: tuple[str, ...]  # ("Yeh Kung-ch’ao",)
    description: str  # "Foreign Minister of the Republic of China"
    line: int

    @property
    def surname(self) -> str:
        """What stands before the first comma."""
        return self.name.split(",")[0].strip()


@dataclass(frozen=True, slots=True)
class Volume:
    """A published volume: its header, its persons and the identifiers of its documents."""

    file: str
    id: str
    title: str
    editors: tuple[str, ...]
    publisher: str
    place: str
    year: str
    language: str  # BCP 47
    persons: tuple[Person, ...]
    documents: tuple[str, ...]  # the xml:ids in order, attachments not counted
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in a document, as the source words it."""

    role: str  # sender, recipient, via, signatory, drafter, interlocutor, mentioned
    name: str  # as written; empty where only an office is named
    ref: str = ""  # xml:id in the volume's list of persons
    office: str = ""  # the office or body acted for, or the party itself where there is no name
    basis: str = "head"  # where it was read: head, signature, list, note, text


@dataclass(frozen=True, slots=True)
class Holding:
    """Where the original is, as the source note says."""

    repository: str
    reference: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a volume, or something enclosed in one."""

    id: str  # "frus1955-57v02/d5", "frus1951v07p2/d3/a1"
    volume: str
    line: int
    position: int  # in the volume, or among the enclosures of its document; from 1
    number: str  # as printed; empty for an enclosure
    title: str
    genre: str  # "telegram"; empty where unknown
    date: str  # EDTF, Gregorian; empty where undated
    date_as_written: str
    date_note: str
    calendar: str  # of the original, where it is not the Gregorian
    coverage: str  # EDTF; empty where the document has its own date
    place: str
    place_supplied: bool  # by the editors, in brackets
    parts: tuple[Part, ...]
    holding: Holding | None
    classification: str
    pages: tuple[str, ...]  # labels of the printed pages
    body: str  # allow-listed HTML
    language: str
    enclosures: tuple["Document", ...] = ()
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def family(self) -> "list[Document]":
        """This document and all that is enclosed in it, at any depth."""
        return [self] + [each for child in self.enclosures for each in child.family()]
