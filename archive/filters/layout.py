"""How the filters are laid out: what one types in sight, all else carried along.

What the page offers as links (the facets, sort, size, page) is hidden in the form, so that the
form asks the whole question, but in sight where it is in error.
"""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.filters.names import RECORDS, SHOWN


def helper_for(form: forms.Form) -> FormHelper:
    """The layout of the form, once it is checked."""
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_action = reverse("document_list")
    helper.attrs = {"aria-label": _("Filter the documents")}
    several = len(form.cleaned_data.get("part") or ()) > 1 or "parts" in form.errors
    helper.layout = Layout(
        Div("q", css_class="group"),
        Fieldset(_("Date"), Div("date_from", "date_to", css_class="pair"), "date"),
        "certainty",
        Fieldset(_("Person"), "person", "role"),
        Fieldset(_("Who to whom"), "part", *(["parts"] if several else []), "name"),
        *(name for name in (*RECORDS, "has", "not", *SHOWN, "page") if _carries(form, name)),
        HTML('{% include "documents/_apply.html" %}'),
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
