"""Dates, names and states in templates.

{% load chancery %}  {% when document.date %}  {% part participation %}
"""

import re
from collections.abc import Iterable

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import Day, UncertainDate, display, parse
from archive.forms import life, locale
from archive.models import Certainty, NameKind, Status, is_curator, path_of
from archive.text import fold, is_short_for, tokens

register = template.Library()
register.filter(life)

# How a part is said in front of a name in a list.
ROLE_WORDS = {
    "author": gettext_lazy("by"),
    "sender": gettext_lazy("from"),
    "recipient": gettext_lazy("to"),
    "intended-for": gettext_lazy("to be passed to"),
    "via": gettext_lazy("via"),
    "copied-to": gettext_lazy("copy to"),
    "signatory": gettext_lazy("signed by"),
    "drafter": gettext_lazy("drafted by"),
    "speaker": gettext_lazy("speaker"),
    "interlocutor": gettext_lazy("taking part"),
    "interpreter": gettext_lazy("interpreter"),
    "note-taker": gettext_lazy("notes by"),
    "translator": gettext_lazy("translated by"),
    "editor": gettext_lazy("edited by"),
    "mentioned": gettext_lazy("mentions"),
}
# The year at the end of a date in words, in Russian with its sign.
_YEAR_LAST = re.compile(r"(.*\D)(\d{4}(?: г\.)?)")
_KNOWN = {
    "month": gettext_lazy("only the month is known"),
    "season": gettext_lazy("only the season is known"),
    "year": gettext_lazy("only the year is known"),
    "decade": gettext_lazy("only the decade is known"),
    "century": gettext_lazy("only the century is known"),
}


@register.filter
def breakable(text: str) -> SafeString:
    """The text with leave to break after its slashes: an address then breaks in no number."""
    return SafeString(re.sub(r"(?<![/:])/(?=[^/])", "/<wbr>", escape(text)))


register.simple_tag(path_of, name="path")


@register.filter
def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Words in pieces, those that are hits marked."""
    return SafeString(
        "".join(f"<mark>{escape(words)}</mark>" if hit else escape(words) for words, hit in pieces)
    )


@register.filter
def words(date: UncertainDate | None) -> str:
    """The date in words; "undated" for None."""
    return display(date, locale())


@register.filter
def is_day(date: UncertainDate | None) -> bool:
    """Whether the date is one known day, surely and exactly."""
    return bool(
        date
        and date.precision == "day"
        and isinstance(date.earliest, Day)
        and date.earliest == date.latest
        and not (date.uncertain or date.approximate)
        and 1 <= date.earliest.year <= 9999
    )


@register.simple_tag
def when(date: UncertainDate | None) -> SafeString:
    """The date for the date column: ``time`` where a day is known, the year on its own line.

    A local time of day is left to the description.
    """
    date = parse(str(date).partition("T")[0]) if date and date.time else date
    shown = display(date, locale())
    match = _YEAR_LAST.fullmatch(shown)
    matter = format_html('{}<span class="y">{}</span>', match[1], match[2]) if match else shown
    if date is not None and is_day(date):
        return format_html('<time datetime="{}">{}</time>', str(date.earliest), matter)
    return format_html("<span>{}</span>", matter)


@register.filter
def how_known(date: UncertainDate | None) -> str:
    """What is not known of the date, in words; "" for a day or a longer expression."""
    return str(_KNOWN.get(date.precision, "")) if date else ""


@register.filter
def role_words(part) -> str:
    """The words that lead from a document to a correspondent: from, to, by …"""
    return str(ROLE_WORDS[part.role])


@register.simple_tag(takes_context=True)
def part(context, part) -> SafeString:
    """Who has a part, as far as the reader may see them; see ``part_said``."""
    return part_said(part, _reader(context))


def part_said(part, user) -> SafeString:
    """Who has a part: the identified bearer, linked, after the name as written; else the capacity.

    A name as written that is short for the bearer's ("Mr. Rankin") is left out.
    """
    bearer, capacity = _shown(part.correspondent, user), _shown(part.capacity, user)
    written = part.name_as_written
    if bearer:
        name = bearer.said_name
        return _linked(bearer, name if is_short_for(written, name) else f"{written} [{name}]")
    if capacity:
        office = _linked(capacity, capacity.authorised_form)
        return format_html("{}, {}", written, office) if written else office
    return escape(written) or format_html('<span class="quiet">{}</span>', _("name withheld"))


def _linked(correspondent, name: str) -> SafeString:
    return SafeString(f'<a href="{escape(correspondent.get_absolute_url())}">{escape(name)}</a>')


@register.simple_tag(takes_context=True)
def office_of(context, part):
    """The capacity beside an identified bearer, as far as the reader may see both; or None."""
    user = _reader(context)
    return _shown(part.capacity, user) if _shown(part.correspondent, user) else None


@register.filter
def short_form(part) -> str:
    """The name as written where it is short for the identified bearer's, but not the same; else ""."""
    if part.correspondent is None:
        return ""
    written, name = part.name_as_written, part.correspondent.said_name
    same = sorted(tokens(written)) == sorted(tokens(name))
    return written if is_short_for(written, name) and not same else ""


@register.simple_tag
def kind_of_name(part) -> str:
    """What the name as written is to the identified correspondent, e.g. "pseudonym"; or ""."""
    if part.correspondent is None or not part.name_as_written:
        return ""
    written = fold(part.name_as_written)
    telling = (NameKind.PSEUDONYM, NameKind.CODE_NAME, NameKind.FORMER, NameKind.TITLE)
    for name in part.correspondent.names.all():
        if name.folded == written and name.kind in telling:
            return name.get_kind_display()
    return ""


@register.filter
def doubt(part) -> str:
    """How sure the identification is, where it is not certain."""
    return {
        Certainty.PROBABLE: _("probable identification"),
        Certainty.POSSIBLE: _("possible identification"),
    }.get(part.certainty, "")


@register.simple_tag(takes_context=True)
def state_of(context, record) -> str:
    """What keeps a record from the public, in a word for curators; "" where it is public.

    Readers see no word: a correspondent may still be a draft and yet shown, because a public
    document names it.
    """
    if not is_curator(_reader(context)):
        return ""
    if record.status != Status.PUBLISHED:
        return record.get_status_display()
    public_from = getattr(record, "public_from", None)
    return _("under embargo") if public_from and public_from > timezone.now() else ""


def _reader(context):
    """Who reads the page; None where it was made without a request."""
    request = context.get("request")
    return request and request.user


def _shown(correspondent, user):
    """The correspondent, or None where the record was withdrawn and the reader is no curator."""
    if correspondent is None or correspondent.status != Status.WITHDRAWN:
        return correspondent
    return correspondent if is_curator(user) else None
