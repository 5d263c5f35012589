"""The page of help, its examples read by the archive itself."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from archive.dates import display, read
from archive.forms import locale
from archive.models import Role
from archive.templatetags.chancery import ROLE_WORDS
from archive.views.examples import examples, filtered

# What people write, by the heading under which help shows it.
DATES = {
    _("As far as it is known"): ("3 February 1949", "February 1949", "1949", "1950s", "19th century"),
    _("About, before, between"): (
        "ca. 1949",
        "before March 1950",
        "after 3 March 1950",
        "between 3 and 5 February 1949",
        "early February 1949",
        "spring 1956",
        "1949 or 1950",
    ),
    _("From … to"): ("3–5 February 1949", "February–March 1949", "1949–1953"),
    _("In other languages"): (
        "3. Februar 1949",
        "vers 1949",
        "начало февраля 1949 г.",
        "5 de marzo de 1953",
        "1949年2月",
    ),
    _("In the old calendar"): ("5 March 1853 (O.S.)", "21 February / 5 March 1853", "10 Feb. 1721/22"),
    _("As EDTF (ISO 8601-2)"): ("1949-02", "1949~", "[..1950-02]", "1949-02/1949-05", "195X"),
}  # fmt: skip

# In which language those are written that are not in that of the page.
LANGUAGES = {
    "3. Februar 1949": "de",
    "vers 1949": "fr",
    "начало февраля 1949 г.": "ru",
    "5 de marzo de 1953": "es",
    "1949年2月": "zh",
}


class HelpView(TemplateView):
    """How to search, how dates are read and found, how names are found."""

    template_name = "help/help.html"

    def get_context_data(self, **kwargs):
        """The examples as the archive reads them; no query."""
        return super().get_context_data(
            examples=examples(),
            filtered=filtered(),
            dates=[(heading, [_read(one) for one in ones]) for heading, ones in DATES.items()],
            roles=[(role.value, role.label, ROLE_WORDS[role.value]) for role in Role],
            **kwargs,
        )


def _read(words: str) -> tuple[str, str, str, str, str]:
    """The words and their language, what they are read as, the same as EDTF, and the address."""
    [reading] = read(words)
    address = f"{reverse('document_list')}?{urlencode({'date': words})}"
    language = LANGUAGES.get(words, "")
    return words, language, display(reading.date, locale()), str(reading.date), address
