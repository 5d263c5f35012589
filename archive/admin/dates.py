"""The date field of the cataloguing room: it reads people's words and says what it understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from archive.dates import DateSyntaxError, Reading, UncertainDate, explain, parse, read
from archive.models import EDTFField
from archive.text import clean_line

MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Written:
    """What a form sent for a date: the words, and what else the control holds.

    ``reading`` is the expression of the reading chosen where the words have several, ``stored``
    the expression that the form was opened with.
    """

    words: str = ""
    reading: str = ""
    stored: str = ""

    @classmethod
    def of(cls, value: "Written | UncertainDate | str | None") -> "Written":
        """The same for a value that comes from a record or from a link."""
        if isinstance(value, Written):
            return value
        if isinstance(value, UncertainDate):
            return cls(str(value), stored=str(value))
        return cls(value or "")

    def readings(self) -> list[Reading]:
        """Every reading that is left: none for no words, one where it is clear or chosen.

        Raises DateSyntaxError where the words are no date.
        """
        if not self.words:
            return []
        if self.words == self.stored:
            # As an expression, for “[1949]” in people's words means something else.
            return [Reading(parse(self.words))]
        readings = read(self.words)
        return [one for one in readings if str(one.date) == self.reading][:1] or readings


def offered(readings: list[Reading]) -> list[dict[str, str]]:
    """The readings to choose from, each as its expression and in words."""
    return [
        {"edtf": str(one.date), "words": explain(one, get_language() or "en")}
        for one in readings
        if one.date is not None
    ]


def understood(written: Written) -> dict:
    """What the words mean: an explanation, the readings where there are several, or the problem."""
    try:
        readings = written.readings()
    except DateSyntaxError as error:
        return {"problem": str(error), "explanation": "", "readings": []}
    if len(readings) > 1:
        return {"problem": "", "explanation": "", "readings": offered(readings)}
    said = explain(readings[0], get_language() or "en") if readings else ""
    return {"problem": "", "explanation": said, "readings": []}


@require_GET
def understand_view(request: HttpRequest) -> JsonResponse:
    """What the ``words`` mean, as JSON, for the line below the field while somebody types."""
    words = clean_line(request.GET.get("words", ""))[: MOST_CHARACTERS + 1]
    return JsonResponse(understood(Written(words)))


class EDTFWidget(forms.TextInput):
    """A line for the date; below it what was understood, or the readings to choose from.

    Works without JavaScript: the readings are radio buttons that the server draws.
    """

    class Media:
        css = {"screen": ["archive/admin/dates.css"]}
        js = ["archive/admin/dates.js"]

    def value_from_datadict(self, data, files, name) -> Written:
        """The words, the reading chosen, and the date that the form was opened with."""
        return Written(
            clean_line(data.get(name) or ""),
            data.get(f"{name}_reading") or "",
            data.get(f"{name}_stored") or "",
        )

    def value_omitted_from_data(self, data, files, name) -> bool:
        """Whether the form has no such field."""
        return name not in data

    def render(self, name, value, attrs=None, renderer=None):
        """The control and what was understood."""
        written = Written.of(value)
        # The words stand for themselves here, with all readings to choose from.
        said = understood(Written(written.words, stored=written.stored))
        context = {
            "control": super().render(name, written.words, attrs, renderer),
            "name": name,
            "written": written,
            "address": reverse("admin:archive_understand_date"),
            **said,
        }
        return render_to_string("admin/archive/date_widget.html", context)


class EDTFFormField(forms.CharField):
    """An uncertain date in people's words or in EDTF; an UncertainDate, or None for undated."""

    widget = EDTFWidget
    HELP = gettext_lazy("e.g. February 1949, ca. 1949, [1949?], before March 1950, n.d.")

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(help_text=help_text or self.HELP, **kwargs)

    def clean(self, value) -> UncertainDate | None:
        """The date; ValidationError with the readings or the remedy."""
        written = Written.of(value)
        try:
            readings = written.readings()
        except DateSyntaxError as error:
            raise ValidationError(str(error), code="date") from error
        if len(readings) > 1:
            ways = ", ".join(one["edtf"] for one in offered(readings))
            raise ValidationError(
                _("“%(words)s” can be read in several ways: %(ways)s. Choose one at the field.")
                % {"words": written.words, "ways": ways},
                code="several",
            )
        if self.required and not readings:
            raise ValidationError(self.error_messages["required"], code="required")
        return readings[0].date if readings else None

    def has_changed(self, initial, data) -> bool:
        """Whether other words stand in the field than at first."""
        return Written.of(data).words != Written.of(initial).words


DATE_FIELDS: Mapping[type[Field], Mapping[str, Any]] = {
    EDTFField: {"form_class": EDTFFormField, "widget": EDTFWidget}
}
