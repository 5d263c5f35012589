"""What the parameters of the list of documents are called, and what can be chosen in them."""

from django.utils.translation import gettext_lazy

from archive.search import Certainty, Sort

DATES = ("date", "date_from", "date_to")
SINGLE = ("q", "date", "date_from", "date_to", "sort", "page", "per_page")
RECORDS = ("genre", "repository", "collection", "place", "language", "event")
REPEATABLE = ("certainty", "person", "role", *RECORDS)
SIZES = ("10", "25", "50", "100")
# How a list is shown: no filter, and kept where all filters are cleared.
SHOWN = ("sort", "per_page")
SORT_NAMES = {
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
