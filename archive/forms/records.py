"""Fields that name records of the archive: by the last part of their address, or by a name."""

from collections.abc import Callable, Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.forms.fields import ChosenWidget, SeveralField, shortened
from archive.text import sort_key, tokens


class RecordsField(SeveralField):
    """Records of one kind by the last part of their address, offered as check boxes.

    ``offered()`` gives the records to choose from (one query); ``find(keys)`` those with other
    keys, by key (asked only where there are such keys); ``key`` names the attribute that holds a
    record's key. Both depend on who asks, so the filter set binds them. ``read`` tells, after
    cleaning, which value was read as which record.
    """

    offered: Callable[[], Iterable] = staticmethod(tuple)
    find: Callable[[list[str]], dict] = staticmethod(lambda keys: {})

    def __init__(self, *, key="address_key", widget=None, **kwargs):
        self.key = key
        self.read: dict = {}
        super().__init__(widget=widget or forms.CheckboxSelectMultiple(), **kwargs)

    def clean(self, value) -> list:
        """The records, in the order given."""
        offered = {getattr(record, self.key): record for record in self.offered()}
        self.show(offered)
        values = super().clean(value)
        missing = [one for one in values if one not in offered]
        found = dict(offered)
        if missing:
            found |= self.find(missing)
        self.read = {one: found[one] for one in values if one in found}
        self.show(offered | self.read)
        for one in values:
            if one not in found:
                raise self.unknown(one)
        return [found[one] for one in values]

    def show(self, records: dict) -> None:
        """Offer these records in the form, by name."""
        named = sorted(records.items(), key=lambda pair: sort_key(str(pair[1])))
        self.widget.choices = [(key, capfirst(str(record))) for key, record in named]

    def unknown(self, value: str) -> ValidationError:
        """The error for a key that no visible record has."""
        return ValidationError(
            _("“%(value)s” is not known here. Choose from the list, or follow a link to it.")
            % {"value": shortened(value)}
        )


class PersonsField(RecordsField):
    """Correspondents by the last part of their address, or by a name that fits only one.

    ``named(words)`` gives the correspondents who bear the name (at most ten are looked at).
    """

    named: Callable[[str], list] = staticmethod(lambda words: [])

    def __init__(self, **kwargs):
        super().__init__(widget=ChosenWidget(forms.TextInput()), **kwargs)

    def clean(self, value) -> list:
        """The correspondents; the widget remembers them, and the name that was not understood."""
        values = SeveralField.clean(self, value)
        found = self.find(values) if values else {}
        self.read = {}
        for one in values:
            record = found.get(one) or self._bearer(one)
            self.read[one] = record
            if (record.address_key, str(record)) not in self.widget.chosen:
                self.widget.chosen.append((record.address_key, str(record)))
        return list(self.read.values())

    def _bearer(self, name: str):
        """The only correspondent of this name."""
        self.widget.written = name
        bearers = self.named(name) if tokens(name) else []
        if len(bearers) == 1:
            self.widget.written = ""
            return bearers[0]
        if not bearers:
            raise ValidationError(
                _(
                    "No correspondent is called “%(name)s”. Check the spelling, or try one word of it."
                )
                % {"name": shortened(name)}
            )
        raise ValidationError(
            _("“%(name)s” fits several correspondents: %(list)s. Write which one is meant.")
            % {"name": shortened(name), "list": "; ".join(str(one) for one in bearers)},
            code="several",
            params={"readings": [(one.address_key, str(one)) for one in bearers]},
        )
