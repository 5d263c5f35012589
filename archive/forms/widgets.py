"""Controls for choosing several values."""

from django import forms
from django.forms.utils import flatatt
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import ngettext

MOST_UNFOLDED = 8
# A box in which completing.js offers correspondents as one types.
COMPLETING = {"data-completes": reverse_lazy("correspondent_completion"), "autocomplete": "off"}


class BoxesWidget(forms.CheckboxSelectMultiple):
    """Check boxes, of which only the first ones and those chosen show before one unfolds them.

    They are written here, for Django's template for each box took half the time of a page.
    """

    def render(self, name, value, attrs=None, renderer=None):
        """The boxes in the order of the choices; of many choices the chosen ones first."""
        attrs = self.build_attrs(self.attrs, attrs)
        chosen = set(value or ())
        choices = list(self.choices)
        if len(choices) > MOST_UNFOLDED + 1:
            choices.sort(key=lambda choice: choice[0] not in chosen)
            shown = max(MOST_UNFOLDED, len(chosen))
        else:
            shown = len(choices)
        boxes = [
            self._box(f"{attrs['id']}_{place}", name, choice, choice[0] in chosen, attrs)
            for place, choice in enumerate(choices)
        ]
        return format_html(
            '<div id="{}" class="boxes">{}{}</div>',
            attrs["id"],
            _all(boxes[:shown]),
            self._folded(boxes[shown:]),
        )

    def _box(self, box_id: str, name: str, choice, checked: bool, attrs):
        key, label = choice
        written = {"type": "checkbox", "name": name, "value": key, "id": box_id}
        state = {"checked": checked, "aria-invalid": attrs.get("aria-invalid", False)}
        return format_html("<label><input{}> {}</label>", flatatt(written | state), label)

    def _folded(self, boxes: list) -> str:
        if not boxes:
            return ""
        words = ngettext("%(number)s more", "%(number)s more", len(boxes))
        return format_html(
            '<details class="more"><summary>{}</summary>{}</details>',
            words % {"number": len(boxes)},
            _all(boxes),
        )


class ListWidget(forms.Select):
    """A list of choices that opens; written here as the boxes are."""

    def render(self, name, value, attrs=None, renderer=None):
        """The choices in their order."""
        attrs = self.build_attrs({**self.attrs, "name": name}, attrs)
        options = format_html_join(
            "",
            "<option{}>{}</option>",
            (
                (flatatt({"value": key, "selected": key == (value or "")}), label)
                for key, label in self.choices
            ),
        )
        return format_html("<select{}>{}</select>", flatatt(attrs), options)


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
        keys = [key for key, _label in self.chosen]
        boxes = BoxesWidget(choices=self.chosen)
        drawn = boxes.render(name, keys, {"id": f"{attrs['id']}_chosen"}, renderer)
        return format_html("{}{}", drawn, control)


def _all(boxes: list):
    return format_html_join("", "{}", ((box,) for box in boxes))
