"""The values by which the list can be narrowed, each with its number and its links.

    Telegram 344  or  not      telegrams alone, 344 documents; telegrams too; anything but telegrams

The number is that of the list to which the name leads: the same question with this value alone in
the place of all that is chosen in its group.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DEEPEST = 3


class Addresses:
    """The links of a group of values around one question.

    Each is put together from parts that are quoted once, for a page has some hundred of them.
    ``name`` is the parameter that a value fills, ``instead`` are those whose place it takes;
    of a ``single`` one there is only one value, and none can be excluded.
    """

    def __init__(self, filters, name: str, instead: Iterable[str] = (), *, single: bool = False):
        places = (name, *instead)
        self.name, self.single = name, single
        self.whole = _begun(filters.without())
        self.rest = _begun(filters.without(*places))
        self.chosen = any(one in filters.parameters for one in places)

    def only(self, key: str) -> str:
        """The value alone in the place of what is chosen in the group."""
        return f"{self.rest}{self.name}={quote_plus(key)}"

    def too(self, key: str) -> str:
        """The value beside those chosen, "" where there are none."""
        joined = self.chosen and not self.single
        return f"{self.whole}{self.name}={quote_plus(key)}" if joined else ""

    def never(self, key: str) -> str:
        """All but the documents that have the value, "" where that cannot be asked."""
        excluded = quote_plus(f"{self.name}:{key}")
        return "" if self.single else f"{self.whole}not={excluded}"


def _begun(parameters: QueryDict) -> str:
    """An address to which one more parameter can be put."""
    begun = parameters.urlencode()
    return f"?{begun}&" if begun else "?"


# The rows are written here, for a template for each took longer than the whole answer.


def row(value, addresses: Addresses) -> SafeString:
    """A value that is neither chosen nor excluded: it alone, it too, anything but it."""
    return format_html(
        '<li{}><a href="{}" rel="nofollow">{}</a><span class="acts">{}{}</span></li>',
        _classes(value),
        addresses.only(value.key),
        _named(value),
        _act(addresses.too(value.key), _("or"), value.label),
        _act(addresses.never(value.key), _("not"), value.label),
    )


def chosen_row(value, addresses: Addresses, left: str) -> SafeString:
    """A chosen value: it alone, or the list without this choice."""
    return format_html(
        '<li{}><a href="{}" rel="nofollow" aria-current="true">{}</a>{}</li>',
        _classes(value, "in"),
        addresses.only(value.key),
        _named(value),
        _drop(left, _("Remove %(value)s"), value.label),
    )


def excluded_row(value, left: str) -> SafeString:
    """An excluded value, and the list in which it may stand again."""
    return format_html(
        '<li{}><span class="what">{}</span>{}</li>',
        _classes(value, "out"),
        _("not %(value)s") % {"value": value.label},
        _drop(left, _("Allow %(value)s again"), value.label),
    )


def _classes(value, state: str = "") -> SafeString:
    depth = min(getattr(value, "depth", 0), DEEPEST)
    words = " ".join(filter(None, (state, f"below{depth}" if depth else "")))
    return format_html(' class="{}"', words) if words else SafeString("")


def _named(value) -> SafeString:
    return format_html(
        '<span class="what"><span class="vh">{} </span>{}</span> '
        '<span class="n">{}<span class="vh"> {}</span></span>',
        _("Only"),
        value.label,
        value.number,
        ngettext("document", "documents", value.number),
    )


def _act(address: str, word: str, label: str) -> SafeString:
    """A second link beside a value, "" where it leads nowhere."""
    if not address:
        return SafeString("")
    link = '<a class="act" href="{}" rel="nofollow">{}<span class="vh"> {}</span></a>'
    return format_html(link, address, word, label)


def _drop(left: str, words: str, label: str) -> SafeString:
    link = '<a class="act drop" href="{}" rel="nofollow"><span class="vh">{}</span></a>'
    return format_html(link, left, words % {"value": label})


def rows(made: Iterable[SafeString]) -> SafeString:
    """All rows of a group."""
    return format_html_join("", "{}", ((one,) for one in made))
