"""Filling in the admin's forms as a browser without JavaScript does."""

from django.urls import reverse
from lxml import html

from archive.models import Document


def page_of(response):
    return html.fromstring(response.content.decode())


def address(record, view="change"):
    name = f"admin:archive_{record._meta.model_name}_{view}"
    return reverse(name, args=[record.pk] if record.pk else [])


def opened(client, url):
    """What the form at the address would send if nothing was changed."""
    response = client.get(url)
    assert response.status_code == 200
    return values_in(response)


def values_in(response):
    form = next(one for one in page_of(response).forms if one.get("id", "").endswith("_form"))
    return dict(form.form_values())


def sent(client, url, values=None, **changes):
    """Send the form, with some fields changed."""
    values = opened(client, url) if values is None else values
    return client.post(url, {**values, "_continue": "1", **changes})


def add(client, model=Document, **fields):
    return sent(client, reverse(f"admin:archive_{model._meta.model_name}_add"), **fields)


def errors_in(response):
    """All that the form complains of, in one text."""
    lists = page_of(response).xpath("//*[contains(@class, 'errorlist')]")
    return " ".join(one.text_content() for one in lists)


def with_row(values, prefix, **fields):
    """The values with one more row among the parts."""
    number = int(values[f"{prefix}-TOTAL_FORMS"])
    rows = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return {**values, **rows, f"{prefix}-TOTAL_FORMS": str(number + 1)}
