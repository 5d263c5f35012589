"""What an import did, or would do."""

from dataclasses import dataclass, field

from archive.exchange import Problem


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that stands otherwise here than in the source. It is kept as it is here."""

    record: str  # identifier
    field: str
    here: str
    source: str


@dataclass
class Report:
    """Counts of documents (enclosures apart) and correspondents, conflicts and problems."""

    created: int = 0
    changed: int = 0
    left: int = 0
    enclosures_created: int = 0
    enclosures_changed: int = 0
    correspondents_created: int = 0
    correspondents_changed: int = 0
    published: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    described: list[Conflict] = field(default_factory=list)  # before any import, and left so
    problems: list[Problem] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)  # here, but no longer in their source

    @property
    def changes_nothing(self) -> bool:
        """Whether the archive is, or would be, exactly as before."""
        return not (
            self.created
            or self.changed
            or self.enclosures_created
            or self.enclosures_changed
            or self.correspondents_created
            or self.correspondents_changed
            or self.published
        )
