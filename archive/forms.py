"""The fields of the public forms: they read what people write, and say what they could not read."""

from collections.abc import Callable, Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import DateSyntaxError, Day, UncertainDate, display, read
from archive.text import clean_line, tokens

MOST_CHARACTERS = 300
MOST_VALUES = 50

_no_null = ProhibitNullCharactersValidator()


def shortened(value: str) -> str:
    """The value as it can be repeated in a message: one line of at most 60 characters."""
    line = clean_line(value)
    return line if len(line) <= 60 else line[:59] + "…"


class WordsField(forms.CharField):
    """Words to search for: at least one letter or digit, at most 300 characters."""

    def __init__(self, **kwargs):
        super().__init__(max_length=MOST_CHARACTERS, **kwargs)

    def clean(self, value):
        """The words on one line, "" where none are asked for."""
        words = clean_line(super().clean(value))
        if words and not tokens(words):
            raise ValidationError(
                _("“%(words)s” has no letter or digit to search for. Write a word or a name.")
                % {"words": shortened(words)}
            )
        return words


class SpanEnd:
    """Which end of a span a date field gives: it must be known, unless both are wanted."""

    BOTH, FIRST, LAST = "both", "first", "last"


class DateWordsField(forms.CharField):
    """A date in EDTF or in people's words, with exactly one dated reading; else it asks back."""

    def __init__(self, *, end: str = SpanEnd.BOTH, **kwargs):
        self.end = end
        super().__init__(max_length=MOST_CHARACTERS, **kwargs)

    def clean(self, value) -> UncertainDate | None:
        """The date, or None where nothing is asked; ValidationError with readings or remedy."""
        words = super().clean(value)
        if not words:
            return None
        try:
            readings = read(words)
        except DateSyntaxError as error:
            raise ValidationError(str(error), code="date") from error
        dates = [reading.date for reading in readings if reading.date is not None]
        if len(readings) != 1 or len(dates) != 1:
            raise self._asking_back(words, readings, dates)
        self._check_end(words, dates[0])
        return dates[0]

    def _asking_back(self, words, readings, dates) -> ValidationError:
        if not dates:
            return ValidationError(
                _(
                    "“%(words)s” is no date to search by. Give a year, a month or a day; for "
                    "undated documents choose “undated” under certainty."
                )
                % {"words": shortened(words)}
            )
        offered = [
            (str(reading.date), f"{display(reading.date, 'en-GB')} ({reading.reason})")
            for reading in readings
            if reading.date is not None
        ]
        return ValidationError(
            _("“%(words)s” can be read in several ways: %(ways)s. Write which one is meant.")
            % {"words": shortened(words), "ways": "; ".join(label for _value, label in offered)},
            code="several",
            params={"readings": offered},
        )

    def _check_end(self, words: str, date: UncertainDate) -> None:
        if self.end == SpanEnd.FIRST and not isinstance(date.earliest, Day):
            raise ValidationError(
                _("“%(words)s” has no known beginning. Give one, or leave this field empty.")
                % {"words": shortened(words)}
            )
        if self.end == SpanEnd.LAST and not isinstance(date.latest, Day):
            raise ValidationError(
                _("“%(words)s” has no known end. Give one, or leave this field empty.")
                % {"words": shortened(words)}
            )


class ChosenWidget(forms.Widget):
    """A control to name one more value, below check boxes for the values chosen already."""

    use_fieldset = False

    def __init__(self, control: forms.Widget, attrs=None):
        self.control = control
        self.chosen: list[tuple[str, str]] = []
        self.written = ""
        super().__init__(attrs)

    def value_from_datadict(self, data, files, name):
        """All values given for the name."""
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])

    def render(self, name, value, attrs=None, renderer=None):
        """The check boxes and the control, which share the name."""
        attrs = self.build_attrs(self.attrs, attrs)
        control = self.control.render(name, self.written, attrs, renderer)
        if not self.chosen:
            return control
        boxes = forms.CheckboxSelectMultiple(choices=self.chosen, attrs={"class": "chosen"})
        keys = [key for key, _label in self.chosen]
        drawn = boxes.render(name, keys, {"id": f"{attrs['id']}_chosen"}, renderer)
        return format_html("{}{}", drawn, control)


class SeveralField(forms.Field):
    """A field that may be given repeatedly. Empty values ask for nothing."""

    def clean(self, value) -> list[str]:
        """The distinct values, checked for length and number."""
        values = list(dict.fromkeys(one.strip() for one in value or [] if one.strip()))
        if len(values) > MOST_VALUES:
            raise ValidationError(
                _("%(number)s values are given here; at most %(most)s can be searched at once.")
                % {"number": len(values), "most": MOST_VALUES}
            )
        for one in values:
            _no_null(one)
            if len(one) > MOST_CHARACTERS:
                raise ValidationError(
                    _("A value here has %(number)s characters; the longest have %(most)s.")
                    % {"number": len(one), "most": MOST_CHARACTERS}
                )
        return values


class ChoicesField(SeveralField):
    """Values from a fixed list: as check boxes, or with ``control`` as a list to pick from."""

    def __init__(self, *, choices, blank="", **kwargs):
        self.choices = list(choices)
        widget = forms.CheckboxSelectMultiple(choices=self.choices)
        if blank:
            widget = ChosenWidget(forms.Select(choices=[("", blank), *self.choices]))
        super().__init__(widget=widget, **kwargs)

    def clean(self, value) -> list[str]:
        """The values, each on the list."""
        values = super().clean(value)
        labels = dict(self.choices)
        if isinstance(self.widget, ChosenWidget) and len(values) == 1:
            self.widget.written = values[0]
        elif isinstance(self.widget, ChosenWidget):
            self.widget.chosen = [(one, labels[one]) for one in values if one in labels]
        for one in values:
            if one not in labels:
                raise ValidationError(
                    _("“%(value)s” is not on the list. Possible are: %(list)s.")
                    % {"value": shortened(one), "list": ", ".join(labels)}
                )
        return values


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
        """Offer these records in the form."""
        self.widget.choices = [(key, str(record)) for key, record in records.items()]

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


class PageField(forms.IntegerField):
    """A page number from 1."""

    default_error_messages = {
        "invalid": gettext_lazy("This is not a page number. Page numbers are whole: 1, 2, 3."),
        "min_value": gettext_lazy("Pages are counted from 1."),
    }

    def __init__(self, **kwargs):
        super().__init__(min_value=1, **kwargs)
        self.error_messages["min_value"] = self.default_error_messages["min_value"]


class ListForm(forms.Form):
    """The question to a plain list: which page."""

    page = PageField(widget=forms.HiddenInput, required=False)

    @property
    def page_number(self) -> int:
        """The page asked for, 1 where none is; once the form is valid."""
        return self.cleaned_data["page"] or 1


class CorrespondentForm(ListForm):
    """The question to the list of correspondents."""

    q = WordsField(label=gettext_lazy("Any of their names"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    letter = forms.CharField(widget=forms.HiddenInput, max_length=5, required=False)

    def __init__(self, data, kinds):
        super().__init__(data)
        self.fields["kind"].choices = [("", _("All kinds")), *kinds]

    def clean_letter(self) -> str:
        """A letter a to z, "other" or nothing."""
        letter = self.cleaned_data["letter"]
        if letter in ("", "other") or (len(letter) == 1 and "a" <= letter <= "z"):
            return letter
        raise ValidationError(_("Names are filed under the letters a to z, or under “other”."))
