"""What curators and other sites know of a record, in templates.

{% load authorities %}  {% edit_address correspondent as edit %}
"""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import is_curator

register = template.Library()


@register.simple_tag(takes_context=True)
def edit_address(context, record) -> str:
    """The address at which this curator edits the record; "" for all who may not."""
    request = context.get("request")
    options = record._meta
    right = f"{options.app_label}.change_{options.model_name}"
    if request is None or not (is_curator(request.user) and request.user.has_perm(right)):
        return ""
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


@register.filter
def coordinates(place) -> str:
    """Latitude and longitude in degrees with their directions, e.g. 39.9042° N, 116.4074° E."""
    return (
        f"{_degrees(place.latitude, _('N'), _('S'))}, {_degrees(place.longitude, _('E'), _('W'))}"
    )


def _degrees(value, positive: str, negative: str) -> str:
    figures = f"{abs(value):f}".rstrip("0").rstrip(".")
    return f"{figures}° {negative if value < 0 else positive}"
