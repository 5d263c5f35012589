"""The forms of the plain lists: of correspondents, events and places."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.forms.fields import PageField, WordsField
from archive.forms.widgets import COMPLETING


class ListForm(forms.Form):
    """The question to a plain list: which page."""

    page = PageField(widget=forms.HiddenInput, required=False)

    @property
    def page_number(self) -> int:
        """The page asked for, 1 where none is; once the form is valid."""
        return self.cleaned_data["page"] or 1


class FiledForm(ListForm):
    """The question to a list of names filed by letter: which letter, which page."""

    letter = forms.CharField(widget=forms.HiddenInput, max_length=5, required=False)

    def clean_letter(self) -> str:
        """A letter a to z, "other" or nothing."""
        letter = self.cleaned_data["letter"]
        if letter in ("", "other") or (len(letter) == 1 and "a" <= letter <= "z"):
            return letter
        raise ValidationError(_("Names are filed under the letters a to z, or under “other”."))


class CorrespondentForm(FiledForm):
    """The question to the list of correspondents."""

    q = WordsField(
        label=gettext_lazy("Any of their names"),
        required=False,
        widget=forms.TextInput(attrs={**COMPLETING, "data-leads": "there"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)

    def __init__(self, data, kinds):
        super().__init__(data)
        self.fields["kind"].choices = [("", _("All kinds")), *kinds]


class CompletionForm(forms.Form):
    """What somebody has typed of a name; nothing yet is nothing wrong."""

    q = WordsField(label=gettext_lazy("Name"), required=False)
