"""What a list of visits or journeys holds, as frozen records without any trace of XML."""

from dataclasses import dataclass, field

from archive.exchange.errors import Problem


@dataclass(frozen=True, slots=True)
class Journey:
    """One visit to the United States, or one stay of a journey from there."""

    scheme: str  # visits, travels: ids are unique within one of them
    id: str  # "789"
    file: str
    line: int
    person: str  # as written: "Prime Minister Menzies", "John Foster Dulles"
    office: str  # president, secretary, as the list marks who travels; empty for visits
    date: str  # EDTF; empty where undated
    country: str  # whence the visitor came, or where the journey led: "Australia"
    country_key: str  # as the list marks it: "korea-south"; may be empty
    places: tuple[str, ...]  # within the country; empty where only that is named
    description: str
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """Scheme and id, as messages name the entry."""
        return f"{self.scheme}/{self.id}"
