"""Fields for what is written rather than chosen: the box of words, and names as written."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.forms.fields import SeveralField, shortened
from archive.forms.widgets import ChosenWidget
from archive.search.words import Query, parse
from archive.text import clean_line, fold

MOST_WRITTEN = 10_000


class QueryField(forms.CharField):
    """The box of words. ``query`` tells, after cleaning, what was understood of them."""

    def __init__(self, **kwargs):
        self.query = Query()
        super().__init__(max_length=MOST_WRITTEN, **kwargs)

    def clean(self, value):
        """The words on one line, "" where none are asked for."""
        words = clean_line(super().clean(value))
        self.query = parse(words)
        if words and not self.query:
            raise ValidationError(
                _("“%(words)s” has no letter or digit to search for. Write a word or a name.")
                % {"words": shortened(words)}
            )
        return words


class NamesField(SeveralField):
    """Names as documents write them, which need no bearer. ``read`` tells how each was read."""

    def __init__(self, **kwargs):
        self.read: dict[str, str] = {}
        super().__init__(widget=ChosenWidget(forms.TextInput()), **kwargs)

    def clean(self, value) -> list[str]:
        """The names on one line each, of those that differ only in case and accents the first."""
        found: dict[str, str] = {}
        for one in super().clean(value):
            name, folded = clean_line(one), fold(one)
            if not folded:
                self.widget.written = one
                raise ValidationError(
                    _("“%(value)s” is no name: it has no letter. Write the name as documents do.")
                    % {"value": shortened(one)}
                )
            self.read[one] = found.setdefault(folded, name)
        self.widget.chosen = [(name, name) for name in found.values()]
        return list(found.values())
