"""The filters in force, one for each value, each with the question that is left without it."""

from collections.abc import Iterator

from django.db.models import Model, QuerySet
from django.http import QueryDict

SHOWN = ("sort", "per_page")


def chips_of(form, parameters: QueryDict) -> Iterator[tuple[str, QueryDict]]:
    """The words of each filter in force, and the parameters without it."""
    for name, asked in form.cleaned_data.items():
        if asked in (None, "", []) or name in SHOWN:
            continue
        several = isinstance(asked, QuerySet | list)
        choices = dict(getattr(form.fields[name], "choices", ())) if not _of_records(asked) else {}
        for value in asked if several else [asked]:
            left = parameters.copy()
            key = str(value.pk if isinstance(value, Model) else value)
            left.setlist(name, [one for one in left.getlist(name) if several and one != key])
            label = form.fields[name].label
            said = label if value is True else f"{label}: {choices.get(value, value)}"
            yield said, left


def _of_records(asked) -> bool:
    return isinstance(asked, QuerySet | Model)
