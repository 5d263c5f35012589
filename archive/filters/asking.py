"""The form behind the filters: what its fields cannot check alone."""

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.dates import UNBOUNDED, Span, display
from archive.filters.address import parameters_of, without
from archive.filters.names import DATES, SINGLE
from archive.forms import locale

LONGEST_ADDRESS = 8_000  # bytes of all but the words, in an address


class QuestionForm(forms.Form):
    """Checks for values given twice, and for dates that contradict."""

    def clean(self):
        """The values, with what the words ask as ``query``, and as ``span`` what the dates make."""
        values = super().clean()
        values["query"] = self.fields["q"].query
        self._check_length()
        for name in SINGLE:
            if len({one for one in self.data.getlist(name) if one.strip()}) > 1:
                self.add_error(name, _("This is given more than once. Give it once."))
        if self.errors.keys() & set(DATES):
            return values
        date, start, end = (values.get(name) for name in DATES)
        if date and (start or end):
            self.add_error("date", _("Give either one date, or from and to; not both."))
        elif date:
            values["span"] = date.span
        elif start or end:
            first = start.span.first if start else -UNBOUNDED
            last = end.span.last if end else UNBOUNDED
            if first > last:
                self.add_error("date_to", self._reversed(start, end))
            else:
                values["span"] = Span(first, last)
        return values

    def _check_length(self) -> None:
        """Refuse what would make an address of every link of the page too long for programs.

        Of words no more than is looked for goes into links.
        """
        asked = without(parameters_of(cast(QueryDict, self.data)), "q")
        if not self.errors and len(asked.urlencode()) > LONGEST_ADDRESS:
            longest = max(asked, key=lambda name: len("".join(asked.getlist(name))))
            self.add_error(longest, _("This is too much for one question. Ask for less at once."))

    def _reversed(self, start, end) -> ValidationError:
        return ValidationError(
            _("“%(end)s” ends before “%(start)s” begins. Exchange the two.")
            % {"start": display(start, locale()), "end": display(end, locale())}
        )
