"""What curators and other sites know of a record, in templates.

{% load authorities %}  {% edit_address correspondent as edit %}
"""

import re

from babel import Locale
from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.forms import found_words, locale
from archive.models import is_curator

register = template.Library()
register.filter("found_as", found_words)


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
def code_beside(collection) -> str:
    """The reference code as it stands beside the title: "" where the title holds it already."""
    code = collection.reference_code
    return "" if re.search(rf"(?<!\w){re.escape(code)}(?!\w)", collection.title) else code


@register.filter
def coordinates(place) -> str:
    """Latitude and longitude in degrees with their directions, e.g. 39.9042° N, 116.4074° E."""
    return (
        f"{_degrees(place.latitude, _('N'), _('S'))}, {_degrees(place.longitude, _('E'), _('W'))}"
    )


def _degrees(value, positive: str, negative: str) -> str:
    figures = f"{abs(value):f}".rstrip("0").rstrip(".")
    return f"{figures}° {negative if value < 0 else positive}"


@register.filter
def letter(correspondent) -> str:
    """The letter under which a correspondent is filed: a to z, or "other"."""
    first = correspondent.sort_key[:1]
    return first if "a" <= first <= "z" else "other"


@register.simple_tag
def name_lang(name) -> SafeString:
    """The attributes ``lang`` and ``dir`` of a name whose language is known, else nothing."""
    if name.language is None:
        return SafeString("")
    tag = name.language.tag
    if name.script and name.script not in tag.split("-"):
        tag = f"{tag}-{name.script}"
    return format_html(' lang="{}" dir="auto"', tag)


@register.filter
def name_facts(name) -> list[str]:
    """What is known of a name beside its kind: language, script and transliteration in words."""
    facts = []
    if name.language:
        facts.append(str(name.language))
    if name.script:
        scripts = Locale.parse(locale(), sep="-").scripts
        facts.append(_("%(script)s script") % {"script": scripts.get(name.script, name.script)})
    if name.transliteration:
        facts.append(name.transliteration)
    return facts
