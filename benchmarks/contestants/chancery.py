"""Chancery itself."""

import django

django.setup()

from urllib.parse import urlencode  # noqa: E402

from django.contrib.auth.models import AnonymousUser  # noqa: E402

from archive.dates import Span  # noqa: E402
from archive.models import Correspondent  # noqa: E402
from archive.search import Question, Sort  # noqa: E402
from archive.search import answer as found  # noqa: E402
from archive.search.remembered import remembered  # noqa: E402
from benchmarks.asked import PAGE, Asked  # noqa: E402
from benchmarks.contestants import serve  # noqa: E402

READER = AnonymousUser()


def answer(asked: Asked) -> int:
    """How many documents there are."""
    return found(_question(asked), READER).total


def _question(asked: Asked) -> Question:
    ends = ((asked.sender, "sender"), (asked.recipient, "recipient"))
    return Question(
        words=asked.words,
        span=Span(asked.first, asked.last) if asked.first is not None else None,
        correspondents=frozenset([asked.person] if asked.person else []),
        roles=frozenset([asked.role] if asked.role else []),
        parts=tuple((number, role) for number, role in ends if number),
        sort=Sort.RELEVANCE if asked.words else Sort.OLDEST,
        page=asked.page,
        size=PAGE,
    )


def address(asked: Asked) -> str:
    """The page of the list."""
    parameters = [
        ("q", asked.words),
        ("date", asked.date),
        ("person", _slug(asked.person)),
        ("role", asked.role),
        ("part", asked.sender and f"sender:{_slug(asked.sender)}"),
        ("part", asked.recipient and f"recipient:{_slug(asked.recipient)}"),
        ("page", asked.page if asked.page > 1 else ""),
    ]
    return f"/documents/?{urlencode([(name, value) for name, value in parameters if value])}"


def _slug(number: int | None) -> str:
    return Correspondent.objects.get(pk=number).slug if number else ""


if __name__ == "__main__":
    remembered()  # as the server does before it answers anybody
    serve(answer, address)
