"""A form that a rule has made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Derived:
    """A form of a name, and the system of the rule that made it, such as “ALA-LC”."""

    form: str
    system: str
