"""How many documents of the whole archive have each value of each facet, kept by the database.

Every list counts some of its facets over all documents, and after each change somebody was the
first to ask: to count a million documents anew takes seconds.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.sums import Sum, SumQuerySet

TIMELINE = "timeline"


class Census(Sum):
    """A number of documents to add for a value of a facet; negative where some went.

    The value is a number as search rows have it. That of the timeline is the first year, with the
    last, whether such documents are continuous (0, 1) and whether they are dated (0, 1).
    """

    KEYS = ("facet", "value", "last_year", "continuous", "dated")
    VALUES = """
        SELECT 'timeline', year_first, year_last, date_continuous::int,
            (date_first IS NOT NULL)::int
        UNION ALL SELECT facet, value, NULL::int, NULL::int, NULL::int FROM (
            SELECT 'genre', genre_id WHERE genre_id IS NOT NULL
            UNION ALL SELECT 'repository', unnest(repositories)
            UNION ALL SELECT 'collection', unnest(collections)
            UNION ALL SELECT 'language', unnest(languages)
            UNION ALL SELECT 'place', unnest(places)
            UNION ALL SELECT 'event', unnest(events)
            UNION ALL SELECT 'role', unnest(roles)
            UNION ALL SELECT 'has', 1 WHERE has_text
            UNION ALL SELECT 'has', 2 WHERE has_translation
        ) AS single(facet, value)
    """

    facet = models.CharField(max_length=10)
    value = models.BigIntegerField(null=True)
    last_year = models.IntegerField(null=True)
    continuous = models.SmallIntegerField(null=True)
    dated = models.SmallIntegerField(null=True)

    objects = SumQuerySet.as_manager()

    class Meta(Sum.Meta):
        indexes = [models.Index(fields=["facet", "value"], name="census_facet")]
        verbose_name = _("number of a facet")
        verbose_name_plural = _("numbers of facets")
