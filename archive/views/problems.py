"""What is wrong with a question, for the summary above the form."""

from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True)
class Problem:
    """One message, the field it belongs to, and the readings a link away."""

    field_id: str
    label: str
    message: str
    readings: list[tuple[str, QueryDict]]


def problems_of(filters) -> list[Problem]:
    """The problems of an invalid filter set, field by field.

    A reading is offered with the parameters that would ask for it instead of what was written.
    """
    found = []
    for name, errors in filters.form.errors.as_data().items():
        for error in errors:
            readings = (error.params or {}).get("readings", [])
            offered = [(label, _asking(filters, name, value)) for value, label in readings]
            found.append(_problem(filters.form[name], error, offered))
    return found


def problems_of_form(form) -> list[Problem]:
    """The problems of a form whose messages have no readings to offer."""
    return [
        _problem(form[name], error, [])
        for name, errors in form.errors.as_data().items()
        for error in errors
    ]


def _problem(field, error, offered) -> Problem:
    return Problem(field.auto_id, field.label, next(iter(error.messages)), offered)


def _asking(filters, name: str, value: str) -> QueryDict:
    """The parameters with this value in the place of what could not be read."""
    understood = getattr(filters.form.fields[name], "read", {})
    parameters = filters.without(name)
    parameters.setlist(name, [*understood, value])
    return parameters
