"""The plain Django page."""

import django

django.setup()

from urllib.parse import urlencode  # noqa: E402

from django.http import QueryDict  # noqa: E402

from benchmarks.asked import Asked  # noqa: E402
from benchmarks.contestants import serve  # noqa: E402
from benchmarks.plain.views import asked as found  # noqa: E402


def answer(asked: Asked) -> int:
    """How many documents there are."""
    return found(QueryDict(_parameters(asked)))["page"].paginator.count


def address(asked: Asked) -> str:
    """The page of the list."""
    return f"/documents/?{_parameters(asked)}"


def _parameters(asked: Asked) -> str:
    values = {
        "q": asked.words,
        "date": asked.date,
        "person": asked.person,
        "role": asked.role,
        "sender": asked.sender,
        "recipient": asked.recipient,
        "page": asked.page if asked.page > 1 else "",
    }
    return urlencode({name: value for name, value in values.items() if value})


if __name__ == "__main__":
    serve(answer, address)
