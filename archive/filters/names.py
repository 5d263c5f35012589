"""What the parameters of the list of documents are called, and what can be chosen in them."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, pgettext_lazy

from archive.models import Role
from archive.search import Certainty, Sort

DATES = ("date", "date_from", "date_to")
SINGLE = ("q", "date", "date_from", "date_to", "parts", "sort", "page", "per_page")
RECORDS = ("genre", "repository", "collection", "place", "language", "event")
PAIRS = ("part", "not")
REPEATABLE = ("certainty", "person", "role", "part", "name", *RECORDS, "has", "not")
SIZES = ("10", "25", "50", "100")
# How a list is shown: no filter, and kept where all filters are cleared.
SHOWN = ("sort", "per_page")
ANY = "any"
ROLE_NAMES = {role.value: capfirst(role.label) for role in Role}
PART_NAMES = {ANY: gettext_lazy("Any role"), **ROLE_NAMES}
PARTS_NAMES = {
    "all": pgettext_lazy("parts", "all of them"),
    ANY: pgettext_lazy("parts", "any of them"),
}
HAS_NAMES = {"text": gettext_lazy("Text"), "translation": gettext_lazy("Translation")}
LABELS = {
    "person": gettext_lazy("Correspondent"),
    "role": gettext_lazy("Role"),
    "genre": gettext_lazy("Genre"),
    "repository": gettext_lazy("Repository"),
    "collection": gettext_lazy("Collection"),
    "place": gettext_lazy("Place of writing"),
    "language": gettext_lazy("Language"),
    "event": gettext_lazy("Event"),
    "has": gettext_lazy("With"),
}
SORT_NAMES = {
    Sort.RELEVANCE: gettext_lazy("relevance"),
    Sort.OLDEST: gettext_lazy("earliest first"),
    Sort.NEWEST: gettext_lazy("latest first"),
    Sort.TITLE: gettext_lazy("title"),
    Sort.ADDED: gettext_lazy("recently added"),
}
CERTAINTY_NAMES = {
    Certainty.CERTAIN: gettext_lazy("Certain"),
    Certainty.POSSIBLE: gettext_lazy("Possible"),
    Certainty.UNDATED: gettext_lazy("Undated"),
}
