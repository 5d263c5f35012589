"""What an entry of a list says of a document.

{% load documents %}  {% untold_parts document as parts %}
"""

from django import template

from archive.models import Availability
from archive.text import tokens

register = template.Library()


@register.simple_tag
def untold_parts(document) -> list:
    """The parts that an entry names, none where the title names all who have one."""
    told = set(tokens(document.title))
    if all(_names(part) <= told for part in document.leading_parts):
        return []
    return document.leading_parts


@register.filter
def unavailable(document) -> str:
    """Why the document itself cannot be consulted, "" where it can."""
    if document.availability == Availability.HELD:
        return ""
    return document.get_availability_display()


def _names(part) -> set[str]:
    """The words of the name by which a list says who has the part."""
    bearer = part.correspondent or part.capacity
    words = set(tokens(part.name_as_written))
    return words | set(tokens(bearer.authorised_form)) if bearer else words
