"""What a question asks of a search row, as conditions on the table ``entry``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from archive.dates import Span
from archive.models import ROLE_CODES, Event, is_curator, part_code
from archive.search.question import Certainty, Question
from archive.search.sql import Sql, either, every, of_queryset, put
from archive.search.wording import Wording

# Fields of a question that are columns of numbers under the same name.
COLUMNS = ("repositories", "collections", "languages", "places")
# The columns by the names of parameters whose values can be excluded.
EXCLUDABLE = {
    "person": "correspondents",
    "repository": "repositories",
    "collection": "collections",
    "place": "places",
    "language": "languages",
}
_UNDATED = Sql("entry.date_first IS NULL")
HAS = {"text": Sql("entry.has_text"), "translation": Sql("entry.has_translation")}


def gate(user) -> list[Sql]:
    """Which rows this user may see: ``visible_to`` for search rows."""
    if is_curator(user):
        return []
    return [
        Sql("entry.status = 'published'"),
        Sql("entry.public_from IS NULL OR entry.public_from <= now()"),
    ]


def conditions(question: Question, wording: Wording, user) -> list[Sql]:
    """What the question asks of a row, but for its span and its certainty."""
    return [*wording.conditions, *_chosen(question, user), *_excluded(question.excluded, user)]


def _chosen(question: Question, user) -> Iterator[Sql]:
    people, roles = question.correspondents, question.roles
    if people and roles:
        yield _any("parts", (part_code(role, person) for role in roles for person in people))
    elif people:
        yield _any("correspondents", people)
    elif roles:
        yield _any("roles", (ROLE_CODES[role] for role in roles))
    if question.parts:
        together = either if question.any_part else every
        yield together(_part(person, role) for person, role in question.parts)
    if question.names:
        yield Sql("entry.names && %s::text[]", (sorted(question.names),))
    if question.genres:
        yield Sql("entry.genre_id = ANY(%s)", (sorted(question.genres),))
    for column in COLUMNS:
        if numbers := getattr(question, column):
            yield _any(column, numbers)
    if question.events:
        yield _of_events(question.events, user)
    if question.has:
        yield either(HAS[one] for one in sorted(question.has))


def _excluded(excluded: Iterable[tuple[str, int | str]], user) -> Iterator[Sql]:
    """One condition a parameter, for the values of one are "or" here, too."""
    values: dict[str, list] = {}
    for name, value in sorted(excluded, key=str):
        values.setdefault(name, []).append(value)
    for name, unwanted in values.items():
        if name == "genre":
            yield Sql("entry.genre_id IS NULL OR entry.genre_id <> ALL(%s)", (unwanted,))
        elif name == "role":
            yield put("NOT {}", _any("roles", (ROLE_CODES[role] for role in unwanted)))
        elif name == "event":
            yield put("NOT {}", _of_events(unwanted, user))
        elif name == "has":
            yield put("NOT ({})", either(HAS[one] for one in unwanted))
        else:
            yield put("NOT {}", _any(EXCLUDABLE[name], unwanted))


def _any(column: str, numbers: Iterable[int]) -> Sql:
    """The row has one of the numbers in the column."""
    return Sql(f"entry.{column} && %s::int[]", (sorted(numbers),))


def _part(person: int, role: str) -> Sql:
    return _any("parts", [part_code(role, person)]) if role else _any("correspondents", [person])


def _of_events(events: Iterable[int], user) -> Sql:
    """The row belongs to one of the events that this user may see."""
    seen = Event.objects.visible_to(user).filter(pk__in=sorted(events)).order_by().values("pk")
    return put(
        "entry.events && ARRAY(SELECT seen.id::int FROM ({}) AS seen(id))", of_queryset(seen)
    )


def matching(question: Question, wording: Wording, user) -> list[Sql]:
    """Which rows match, of those this user may see, whatever certainty is asked.

    Undated ones match every span.
    """
    asked = [*gate(user), *conditions(question, wording, user)]
    if question.span is not None:
        asked.append(either([_UNDATED, overlapping(question.span)]))
    return asked


def any_of(asked: Sequence[Sequence[Sql]]) -> Sql:
    """That all conditions of one of the lists hold.

    What all lists have in common is said once, so that an index finds it.
    """
    common = [one for one in asked[0] if all(one in other for other in asked)]
    rest = [[one for one in each if one not in common] for each in asked]
    # A list that asks all that another asks, and more, adds nothing to what that one finds.
    least = [each for each in rest if not any(_is_part(other, each) for other in rest)]
    return every([*common, either(map(every, least))])


def _is_part(some: Sequence[Sql], of: Sequence[Sql]) -> bool:
    return len(some) < len(of) and all(one in of for one in some)


def listing(question: Question, wording: Wording, user) -> list[Sql]:
    """Which rows are listed, of those this user may see."""
    return [*gate(user), *conditions(question, wording, user), *wanted(question)]


def overlapping(span: Span) -> Sql:
    """Dated so that at least one day may lie in the span."""
    return Sql("entry.date_first <= %s AND entry.date_last >= %s", (span.last, span.first))


def certain(span: Span | None) -> Sql:
    """Of rows that overlap the span: those that surely lie in it; without a span, all dated ones."""
    if span is None:
        return Sql("entry.date_first IS NOT NULL")
    return Sql(
        "entry.date_continuous OR entry.date_first >= %s AND entry.date_last <= %s",
        (span.first, span.last),
    )


def wanted(question: Question) -> list[Sql]:
    """Which rows are listed, by the span and the certainty that are asked for."""
    span, chosen = question.span, question.wanted
    if chosen == frozenset(Certainty):
        return [] if span is None else [either([_UNDATED, overlapping(span)])]
    ways = [_UNDATED] if Certainty.UNDATED in chosen else []
    dated = chosen - {Certainty.UNDATED}
    if span is None:
        ways += [certain(None)] if Certainty.CERTAIN in dated else []
    elif len(dated) == 2:
        ways.append(overlapping(span))
    elif Certainty.CERTAIN in dated:
        ways.append(every([overlapping(span), certain(span)]))
    elif Certainty.POSSIBLE in dated:
        ways.append(every([overlapping(span), put("NOT ({})", certain(span))]))
    return [either(ways)]
