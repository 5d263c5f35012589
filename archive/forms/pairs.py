"""Fields whose values are two words with a colon between them: who in which part, and what not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.forms.bearers import only_bearer
from archive.forms.fields import SeveralField, shortened
from archive.forms.records import Choice
from archive.forms.widgets import COMPLETING, ChosenWidget
from archive.text import clean_line, tokens

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Pair:
    """What a value means: what stands before the colon, and the record or word behind it.

    ``value`` is the number of a record (pk) or the word itself, ``key`` what stands in addresses.
    """

    kind: str
    value: int | str
    key: str
    name: str

    @property
    def written(self) -> str:
        """The pair as addresses have it."""
        return f"{self.kind}:{self.key}"


class PairsField(SeveralField):
    """Values such as "sender:joseph-stalin".

    ``kinds`` are what may stand before the colon, with their names. ``asked(kind)`` gives the
    records of that kind by the values that were given, ``named(names)`` those who bear a name; both
    depend on who asks, so the filter set binds them. ``read`` tells, after cleaning, which value
    was read as which pair.
    """

    asked: Callable[[str], dict[str, Choice]] = staticmethod(lambda kind: {})
    named: Callable[[list[str]], dict[str, list[Choice]]] = staticmethod(lambda names: {})
    form = ""
    typed = False
    attrs: ClassVar[dict[str, Any]] = {}

    def __init__(self, *, kinds, **kwargs):
        self.kinds = dict(kinds)
        self.read: dict[str, Pair] = {}
        super().__init__(widget=ChosenWidget(forms.TextInput(attrs=self.attrs)), **kwargs)

    def clean(self, value) -> list:
        """The pairs in the order given; the widget remembers them, and what was not understood."""
        for one in super().clean(value):
            self.widget.written = one
            kind, colon, what = one.partition(":")
            if not (colon and what.strip()):
                raise ValidationError(
                    _("“%(value)s” is not complete. Write it like %(form)s.")
                    % {"value": shortened(one), "form": self.form}
                )
            pair = self.pair(self._kind(clean_line(kind)), what.strip())
            self.read[one] = pair
            chosen = (pair.written, f"{self.kinds[pair.kind]}: {pair.name}")
            if chosen not in self.widget.chosen:
                self.widget.chosen.append(chosen)
        self.widget.written = ""
        return list(dict.fromkeys(self.read.values()))

    def pair(self, kind: str, what: str) -> Pair:
        """The pair that is meant; ValidationError where there is none."""
        raise NotImplementedError

    def person(self, what: str, before: str) -> Choice:
        """The correspondent of this address or name."""
        found = self.asked(PERSON).get(what)
        if found is None:
            bearers = self.named([what]).get(what, []) if tokens(what) else []
            found = only_bearer(what, bearers, before)
        return found

    def _kind(self, written: str) -> str:
        """The kind by its word in addresses, or where people type by its name in their language."""
        for kind, label in self.kinds.items():
            if written.casefold() in (kind, str(label).casefold() if self.typed else kind):
                return kind
        raise ValidationError(
            _("“%(kind)s” cannot stand before the colon. Possible are: %(list)s.")
            % {"kind": shortened(written), "list": ", ".join(self.kinds)}
        )


class PartsField(PairsField):
    """Who had which part: a role and a correspondent; "any" stands for every role."""

    form = "sender:joseph-stalin"
    typed = True
    attrs = COMPLETING

    def pair(self, kind: str, what: str) -> Pair:
        """The role and the correspondent of this address or name."""
        person = self.person(what, f"{kind}:")
        return Pair(kind, person.pk, person.key, person.name)


class ExcludedField(PairsField):
    """What a document must not have: the name of a parameter and one of its values.

    ``words`` are the values of the parameters that name no records, with their names.
    """

    form = "genre:letter"

    def __init__(self, *, words, **kwargs):
        self.words = {kind: dict(values) for kind, values in words.items()}
        super().__init__(**kwargs)

    def pair(self, kind: str, what: str) -> Pair:
        """The parameter and its value, read as that parameter reads it."""
        if kind in self.words:
            return self._word(kind, what)
        found = self.person(what, f"{kind}:") if kind == PERSON else self.asked(kind).get(what)
        if found is None:
            raise ValidationError(
                _("“%(value)s” is not known here. Follow a link to it, or leave it out.")
                % {"value": shortened(f"{kind}:{what}")}
            )
        return Pair(kind, found.pk, found.key, found.name)

    def _word(self, kind: str, what: str) -> Pair:
        words = self.words[kind]
        if what not in words:
            raise ValidationError(
                _("“%(value)s” is not on the list. Possible are: %(list)s.")
                % {"value": shortened(what), "list": ", ".join(words)}
            )
        return Pair(kind, what, what, str(words[what]))
