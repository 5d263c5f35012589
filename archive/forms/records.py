"""Fields that name records of the archive: by the last part of their address, or by a name."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.forms.bearers import only_bearer
from archive.forms.fields import SeveralField, shortened
from archive.forms.widgets import COMPLETING, BoxesWidget, ChosenWidget
from archive.text import tokens


@dataclass(frozen=True, slots=True)
class Choice:
    """A record that can be asked for: its number, the last part of its address, its name.

    ``plural`` is the name for several of it, "" where none is known; ``notes`` tell it from
    others of its name.
    """

    pk: int
    key: str
    name: str
    plural: str = ""
    notes: tuple[str, ...] = ()

    @property
    def described(self) -> str:
        """The name with what tells it from others."""
        return f"{self.name} ({', '.join(self.notes)})" if self.notes else self.name

    def __str__(self) -> str:
        return self.name


class RecordsField(SeveralField):
    """Records of one kind by the last part of their address; what can be chosen is not its matter.

    ``asked()`` gives the choices for the values that were given, by value; it depends on who asks,
    so the filter set binds it. ``read`` tells, after cleaning, which value was read as which choice.
    """

    asked: Callable[[], dict[str, Choice]] = staticmethod(dict)

    def __init__(self, *, widget=None, **kwargs):
        self.read: dict[str, Choice] = {}
        super().__init__(widget=widget or BoxesWidget(), **kwargs)

    def clean(self, value) -> list:
        """The choices, in the order given."""
        values = super().clean(value)
        found = self.asked() if values else {}
        self.read = {one: found[one] for one in values if one in found}
        chosen = dict.fromkeys(self.read.values())
        self.widget.choices = [(choice.key, capfirst(choice.name)) for choice in chosen]
        for one in values:
            if one not in found:
                raise self.unknown(one)
        return list(chosen)

    def unknown(self, value: str) -> ValidationError:
        """The error for a key that no visible record has."""
        return ValidationError(
            _("“%(value)s” is not known here. Follow a link to it, or leave it out.")
            % {"value": shortened(value)}
        )


class PersonsField(RecordsField):
    """Correspondents by the last part of their address, or by a name that fits only one.

    ``named(names)`` gives, by name, those who bear it (at most ten are looked at).
    """

    named: Callable[[list[str]], dict[str, list[Choice]]] = staticmethod(lambda names: {})

    def __init__(self, **kwargs):
        super().__init__(widget=ChosenWidget(forms.TextInput(attrs=COMPLETING)), **kwargs)

    def clean(self, value) -> list:
        """The correspondents; the widget remembers them, and the name that was not understood."""
        values = SeveralField.clean(self, value)
        found = self.asked() if values else {}
        names = [one for one in values if one not in found and tokens(one)]
        bearers = self.named(names) if names else {}
        self.read = {}
        for one in values:
            choice = found.get(one) or self._bearer(one, bearers.get(one, []))
            self.read[one] = choice
            if (choice.key, choice.name) not in self.widget.chosen:
                self.widget.chosen.append((choice.key, choice.name))
        return list(self.read.values())

    def _bearer(self, name: str, bearers: list[Choice]) -> Choice:
        """The only correspondent of this name."""
        self.widget.written = name
        choice = only_bearer(name, bearers)
        self.widget.written = ""
        return choice
