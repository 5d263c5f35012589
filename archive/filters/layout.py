"""How the filters are laid out: what one types in sight, all else carried along.

What the page offers as links (the facets, sort, size, page) is hidden in the form, so that the
form asks the whole question, but in sight where it is in error.
"""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, LayoutObject
from django import forms
from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.filters.names import RECORDS, SHOWN

_EMPTY: dict[tuple[str | None, tuple[str, ...]], SafeString] = {}


class Part(LayoutObject):
    """Fields of the form, which are drawn once a language for all questions that leave them empty.

    Most do so but for one or two, and to draw the whole form took longer than the list below it.
    """

    def __init__(self, *fields):
        self.fields = list(fields)

    def render(self, form, context, **kwargs):
        """The fields: as they are kept, where the question gives them no value and no error."""
        names = tuple(pointer.name for pointer in self.get_field_names())
        key = get_language(), names
        empty = not settings.DEBUG and not any(
            name in form.errors or any(form.data.getlist(name)) for name in names
        )
        if empty and key in _EMPTY:
            return _EMPTY[key]
        drawn = SafeString(self.get_rendered_fields(form, context, **kwargs))
        if empty:
            _EMPTY[key] = drawn
        return drawn


class Applying:
    """The button that asks the question, and the link that clears it."""

    def render(self, form, context, **kwargs):
        """The template, with all that the page has."""
        return get_template("documents/_apply.html").render(context.flatten())


def helper_for(form: forms.Form) -> FormHelper:
    """The layout of the form, once it is checked."""
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_action = reverse("document_list")
    helper.attrs = {"aria-label": _("Filter the documents")}
    several = len(form.cleaned_data.get("part") or ()) > 1 or "parts" in form.errors
    helper.layout = Layout(
        Part(Div("q", css_class="group")),
        Part(
            Fieldset(
                _("Date"),
                Div(Part("date_from"), Part("date_to"), css_class="pair"),
                Part("date"),
            )
        ),
        Part("certainty"),
        Part(Fieldset(_("Person"), Part("person"), Part("role"))),
        Part(
            Fieldset(_("Who to whom"), Part("part"), *(["parts"] if several else []), Part("name"))
        ),
        *(name for name in (*RECORDS, "has", "not", *SHOWN, "page") if _carries(form, name)),
        Applying(),
    )
    return helper


def _carries(form, name: str) -> bool:
    """Whether the form keeps the value: hidden, or in sight where it is in error."""
    if name in form.errors:
        return True
    value = form.cleaned_data.get(name)
    if name == "page" or not value:
        return False
    several = isinstance(value, list)
    form.fields[name].widget = forms.MultipleHiddenInput() if several else forms.HiddenInput()
    return True
