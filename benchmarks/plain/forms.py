"""The form of the plain page: dates that may be uncertain, and how crispy-forms lays it out."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from archive.dates import UNBOUNDED, DateSyntaxError, Span, parse

CERTAINTIES = [("certain", "Certain"), ("possible", "Possible"), ("undated", "Undated")]


class DocumentForm(forms.Form):
    """What is filled in, and the span of days that its dates make."""

    dating = ("date", "date_from", "date_to", "certainty")
    span = None

    def clean(self):
        """The values; whether dates can be read is checked here."""
        values = super().clean()
        ends = {name: self._read(name) for name in ("date", "date_from", "date_to")}
        if ends["date"]:
            self.span = ends["date"]
        elif ends["date_from"] or ends["date_to"]:
            first = ends["date_from"].first if ends["date_from"] else -UNBOUNDED
            last = ends["date_to"].last if ends["date_to"] else UNBOUNDED
            if first > last:
                self.add_error("date_to", ValidationError("This ends before the other begins."))
            else:
                self.span = Span(first, last)
        return values

    def _read(self, name: str) -> Span | None:
        try:
            written = self.cleaned_data.get(name)
            return parse(written).span if written else None
        except DateSyntaxError as error:
            self.add_error(name, ValidationError(str(error)))
            return None

    @property
    def dated(self) -> Q:
        """The condition that the dates make with the certainties chosen."""
        chosen = self.cleaned_data["certainty"]
        if not chosen:
            return touching(self.span) if self.span else Q()
        conditions = certainties(self.span)
        wanted = conditions[chosen[0]]
        for one in chosen[1:]:
            wanted |= conditions[one]
        return wanted

    @property
    def helper(self) -> FormHelper:
        """What one types in sight, all else hidden."""
        helper = FormHelper()
        helper.form_method = "get"
        helper.form_action = "document_list"
        helper.attrs = {"aria-label": "Filter the documents"}
        seen = ("q", *self.dating, "person", "role", "sender", "recipient", "name")
        helper.layout = Layout(
            Div("q", css_class="group"),
            Fieldset("Date", Div("date_from", "date_to", css_class="pair"), "date"),
            "certainty",
            Fieldset("Person", "person", "role"),
            Fieldset("Who to whom", "sender", "recipient", "name"),
            *(name for name in self.fields if name not in seen),
            HTML(
                '<div class="apply"><button type="submit">Apply filters</button> '
                "<a href=\"{% url 'document_list' %}\">Clear all</a></div>"
            ),
        )
        return helper


def touching(span: Span) -> Q:
    """Documents that may be of the span of days."""
    return Q(date_first__lte=span.last, date_last__gte=span.first)


def certainties(span: Span | None) -> dict[str, Q]:
    """The condition of each certainty within a span of days, or at any time."""
    span = span or Span(-UNBOUNDED, UNBOUNDED)
    within = Q(date_first__gte=span.first, date_last__lte=span.last)
    return {
        "certain": within,
        "possible": touching(span) & ~within,
        "undated": Q(date_first=None),
    }
