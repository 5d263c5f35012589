"""How many documents each of several questions would list."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, IntegerField, Value

from archive.search.answer import listed
from archive.search.question import Question


def totals(questions: Sequence[Question], user) -> list[int]:
    """The number of documents listed for each question, of those this user may see.

    One query, however many questions.
    """
    numbers = [0] * len(questions)
    counted = [
        listed(question, user)
        .order_by()
        .annotate(asked=Value(place, IntegerField()))
        .values("asked")
        .annotate(total=Count("pk"))
        .values_list("asked", "total")
        for place, question in enumerate(questions)
    ]
    if counted:
        for place, number in counted[0].union(*counted[1:], all=True):
            numbers[place] = number
    return numbers
