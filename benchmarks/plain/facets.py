"""The facets of the plain page: one GROUP BY each, and its rows with what their links ask."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from benchmarks.plain.forms import certainties
from benchmarks.plain.models import Holding, Participation, Role

TOP = 20
HEIGHT, SLOT = 60, 10
RECORDS = ("genre", "repository", "collection", "language", "person", "place", "event")


@dataclass(frozen=True)
class Row:
    """A value with its number of documents, and the values chosen once its links are followed."""

    value: object
    label: str
    number: int
    chosen: bool
    too: list  # this value beside those chosen
    left: list  # those chosen without this value
    never: list  # the values left out, with this one


def facets(found: QuerySet, filtered: bool, parameters) -> dict:
    """The commonest values of each facet with their numbers."""
    inside = found.order_by()
    within = {"document__in": inside.values("pk")} if filtered else {}
    parts = Participation.objects.filter(**within).order_by()
    holdings = Holding.objects.filter(**within).order_by()
    counted = {
        "genre": _counted(inside, "genre", "genre__name"),
        "repository": _counted(holdings, "repository", "repository__name", "document"),
        "collection": _counted(holdings, "collection", "collection__name", "document"),
        "language": _counted(inside, "languages", "languages__name"),
        "person": _counted(parts, "person", "person__name", "document"),
        "place": _counted(inside, "place", "place__name"),
        "event": _counted(inside, "events", "events__name"),
        "role": _counted(parts, "role", "role", "document"),
        "has_text": _counted(inside, "has_text", "has_text"),
        "has_translation": _counted(inside, "has_translation", "has_translation"),
    }
    roles = dict(Role.choices)
    counted["role"] = [(value, roles[value], number) for value, _, number in counted["role"]]
    rows = {name: _rows(name, values, parameters) for name, values in counted.items()}
    return rows | _dated(inside)


def counts(found: QuerySet, span) -> dict:
    """How many documents there are of each certainty within the span."""
    conditions = certainties(span).items()
    return found.order_by().aggregate(
        **{name: Count("pk", filter=condition, distinct=True) for name, condition in conditions}
    )


def _counted(rows, value: str, label: str, counted: str = "pk") -> list:
    # A filter on participations doubles rows, and a person may have two parts in one document.
    several = counted != "pk" or rows.query.distinct
    grouped = rows.filter(Q((f"{value}__isnull", False))).values_list(value, label)
    numbers = grouped.annotate(n=Count(counted, distinct=several)).order_by("-n", label)
    return list(numbers[:TOP])


def _rows(name: str, values: list, parameters) -> list[Row]:
    chosen, excluded = parameters.getlist(name), parameters.getlist(f"{name}_not")
    return [
        Row(
            value=value,
            label=label,
            number=number,
            chosen=str(value) in chosen,
            too=[*chosen, value],
            left=[one for one in chosen if one != str(value)],
            never=[*excluded, value],
        )
        for value, label, number in values
    ]


def _dated(inside: QuerySet) -> dict:
    """The documents by year, as bars, and by decade; one GROUP BY for both."""
    grouped = inside.filter(year__isnull=False).values_list("year")
    years = list(grouped.annotate(n=Count("pk", distinct=inside.query.distinct)).order_by("year"))
    decades: Counter = Counter()
    for year, number in years:
        decades[year // 10] += number
    return {
        "years": [
            {"year": year, "number": number, **_bar(year - years[0][0], number, years)}
            for year, number in years
        ],
        "breadth": (years[-1][0] - years[0][0] + 1) * SLOT if years else 0,
        "decades": [(f"{decade}X", f"{decade}0s", n) for decade, n in sorted(decades.items())],
    }


def _bar(place: int, number: int, years: list) -> dict:
    height = max(number / max(n for _year, n in years) * HEIGHT, 2)
    return {
        "x": place * SLOT,
        "inside": place * SLOT + 1,
        "top": f"{HEIGHT - height:.2f}",
        "height": f"{height:.2f}",
    }
