"""What was understood of the box of words, for the heading."""

from django.utils.translation import gettext as _

from archive.filters.wording import BOTH, EITHER, joined
from archive.search.words import Query

MOST_PARTS = 6


def words_phrase(query: Query) -> str:
    """'with “gold” and the phrase “southern cities”, not “Nanjing”', 'without “Nanjing”'.

    "" where nothing is asked.
    """
    parts = query.describe()
    wanted = joined([part.words for part in parts if not part.negative], BOTH, MOST_PARTS)
    if not wanted:
        words = joined([part.terms for part in parts], EITHER, MOST_PARTS)
        return _("without %(words)s") % {"words": words} if words else ""
    unwanted = joined([part.words for part in parts if part.negative], BOTH, MOST_PARTS)
    said = _("with %(words)s") % {"words": wanted}
    return _(", ").join(one for one in (said, unwanted) if one)
