"""Records filed under the first letter of their name."""

from django.db import models
from django.db.models import Count
from django.db.models.functions import Left

OTHER = "other"


class FiledQuerySet(models.QuerySet):
    """Records with a ``sort_key``, filed under the letters a to z and under "other"."""

    def under(self, letter: str):
        """Those filed under the letter a to z, or under none of them for "other"."""
        if letter == OTHER:
            return self.exclude(sort_key__regex="^[a-z]")
        return self.filter(sort_key__startswith=letter)

    def filed(self, *columns: str) -> list[tuple]:
        """How many are filed under each letter, for each value of the columns (one query).

        Each row is a letter or "other", the values, and a number; letters come in order, "other"
        last, perhaps in several rows.
        """
        first = self.order_by().annotate(initial=Left("sort_key", 1))
        counted = first.values_list("initial", *columns).annotate(number=Count("pk"))
        rows = [(initial if "a" <= initial <= "z" else OTHER, *rest) for initial, *rest in counted]
        return sorted(rows, key=lambda row: (row[0] == OTHER, row[0]))
