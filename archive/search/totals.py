"""How many documents each of several questions would list."""

from __future__ import annotations

from collections.abc import Sequence

from archive.search.conditions import listing
from archive.search.question import Question
from archive.search.sql import Sql, every, fetched, joined, put
from archive.search.wording import wordings


def totals(questions: Sequence[Question], user) -> list[int]:
    """The number of documents listed for each question, of those this user may see.

    One query, however many questions, and one more where their words may be names.
    """
    if not questions:
        return []
    read = wordings({question.words for question in questions}, user)
    counted = [
        put(
            "SELECT {}, count(*) FROM archive_searchentry entry WHERE {}",
            Sql("%s", (place,)),
            every(listing(question, read[question.words], user)),
        )
        for place, question in enumerate(questions)
    ]
    numbers = dict(fetched(joined(" UNION ALL ", counted)))
    return [numbers[place] for place in range(len(questions))]
