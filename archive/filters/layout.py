"""How the filters are laid out: typed fields first, then what there is to choose."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.filters.names import RECORDS, SHOWN


def helper_for(form: forms.Form) -> FormHelper:
    """The layout of the form, once it is checked.

    What the page offers as links (sort, size, page) is hidden, but for a value in error.
    """
    helper = FormHelper()
    helper.form_method = "get"
    helper.form_action = reverse("document_list")
    helper.attrs = {"aria-label": _("Filter the documents")}
    helper.layout = Layout(
        Div("q", css_class="group"),
        Fieldset(_("Date"), Div("date_from", "date_to", css_class="pair"), "date"),
        "certainty",
        Fieldset(_("Person"), "person", "role"),
        HTML('{% include "documents/_apply.html" %}'),
        *(name for name in RECORDS if _has_something(form, name)),
        *(name for name in (*SHOWN, "page") if _carries(form, name)),
        HTML('{% include "documents/_apply.html" %}'),
    )
    return helper


def _has_something(form, name: str) -> bool:
    """Whether the group has a value to choose or an error to show."""
    return bool(form.fields[name].widget.choices or name in form.errors)


def _carries(form, name: str) -> bool:
    """Whether the form keeps the value: hidden, or in sight where it is in error."""
    if name in form.errors:
        return True
    form.fields[name].widget = forms.HiddenInput()
    return name != "page" and bool(form.cleaned_data.get(name))
