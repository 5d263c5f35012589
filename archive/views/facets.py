"""The values by which the list can be narrowed, each with its number and its links.

    Telegram 344  or  not      telegrams alone, 344 documents; telegrams too; anything but telegrams

The number is that of the list to which the name leads: the same question with this value alone in
the place of all that is chosen in its group.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote_plus

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.filters import DocumentFilter, NamedGroup, NamedValue
from archive.search import Answer, Certainty

# Unfolded although nothing is chosen in it: it shows what the folded groups hold.
UNFOLDED = "genre"
DATE, AFTER_DATE = "date", ("place", "event", "has")
DEEPEST = 3


class Addresses:
    """The links of a group of values around one question.

    Each is put together from parts that are quoted once, for a page has some hundred of them.
    ``at`` is the address of the list where the page is another one.
    """

    def __init__(self, filters: DocumentFilter, group: NamedGroup, at: str = ""):
        instead = group.instead or (group.name,)
        self.name, self.several = group.name, group.several
        self.at = at
        self.whole = at + begun(filters.without())
        self.rest = at + begun(filters.without(*instead))
        self.chosen = any(one in filters.parameters for one in instead)

    def only(self, key: str) -> str:
        """The value alone in the place of what is chosen in the group."""
        return f"{self.rest}{self.name}={quote_plus(key)}"

    def too(self, key: str) -> str:
        """The value beside those chosen, "" where there are none."""
        joined = self.several and self.chosen
        return f"{self.whole}{self.name}={quote_plus(key)}" if joined else ""

    def just(self, parameters: QueryDict) -> str:
        """The list with these parameters alone."""
        return f"{self.at}?{parameters.urlencode()}" if parameters else reverse("document_list")

    def never(self, key: str) -> str:
        """All but the documents that have the value, "" where that cannot be asked."""
        return f"{self.whole}not={quote_plus(f'{self.name}:{key}')}" if self.several else ""


def begun(parameters: QueryDict) -> str:
    """An address to which one more parameter can be put."""
    begun = parameters.urlencode()
    return f"?{begun}&" if begun else "?"


def drawn_facets(filters: DocumentFilter, found: Answer) -> list[dict]:
    """What ``documents/_facets.html`` shows: the groups with their rows (one query)."""
    groups = [_drawn(filters, group) for group in _with_dates(filters.named_facets(found), found)]
    undated = _undated(filters, found)
    if undated is not None:
        _add(undated, next(group for group in groups if group["name"] == DATE))
    asked = begun(filters.without())[:-1]
    for group in groups:
        if group["name"] in found.more:
            group["more"] = reverse("values_found", args=[group["name"]]) + asked
    return groups


def value_rows(filters: DocumentFilter, group: NamedGroup) -> SafeString:
    """The rows of the values of a group, on a page of their own."""
    return _rows(group.values, Addresses(filters, group, at=reverse("document_list")))


def _with_dates(groups: list[NamedGroup], found: Answer) -> list[NamedGroup]:
    """The groups, with one of dates where there are only undated documents, too."""
    if not found.undated or any(group.name == DATE for group in groups):
        return groups
    place = sum(group.name not in AFTER_DATE for group in groups)
    return [*groups[:place], NamedGroup(DATE, _("Date"), (), several=False), *groups[place:]]


def _undated(filters: DocumentFilter, found: Answer) -> dict | None:
    """The choice of undated documents alone, a row below the decades; None where there are none."""
    if not found.undated:
        return None
    name = Certainty.UNDATED.value
    chosen = filters.parameters.getlist("certainty") == [name]
    left = filters.without("certainty") if chosen else None
    value = NamedValue(name, _("Undated"), found.undated, chosen=chosen, left=left)
    return _drawn(filters, NamedGroup("certainty", "", (value,), several=False))


def _add(other: dict, group: dict) -> None:
    """Put the rows of another group below those of this one."""
    group["rows"] += other["rows"]
    group["chosen"] += other["chosen"]
    group["open"] = group["open"] or other["open"]


def _drawn(filters: DocumentFilter, group: NamedGroup) -> dict:
    addresses = Addresses(filters, group)
    asked = sum(value.chosen or value.excluded for value in group.values)
    return {
        "name": group.name,
        "label": group.label,
        "chosen": asked,
        "open": bool(asked) or group.name == UNFOLDED,
        "rows": _rows(group.values, addresses),
    }


# The rows are written here, for a template for each took longer than the whole answer.


def _rows(values: Iterable[NamedValue], addresses: Addresses) -> SafeString:
    """The rows of these values."""
    open_rows = _Open(addresses)
    return SafeString("".join([_row(value, addresses, open_rows) for value in values]))


def _row(value: NamedValue, addresses: Addresses, open_rows: _Open) -> str:
    if value.excluded:
        return _excluded(value, addresses)
    return _chosen(value, addresses) if value.chosen else open_rows.row(value)


class _Open:
    """Rows of values that are neither chosen nor excluded: each alone, it too, anything but it.

    Nearly all rows are such. So what they share is translated and escaped once: a row adds its key,
    quoted, its label, escaped, and a number.
    """

    def __init__(self, addresses: Addresses):
        self._language = get_language()
        self._only = escape(addresses.only(""))
        self._acts = [
            (
                f'<a class="act" href="{escape(address)}',
                f'" rel="nofollow">{escape(word)}<span class="vh"> ',
            )
            for address, word in ((addresses.too(""), _("or")), (addresses.never(""), _("not")))
            if address
        ]

    def row(self, value: NamedValue) -> str:
        """The row of one value."""
        key, label = _written(value.key, value.label)
        acts = "".join([f"{address}{key}{word}{label}</span></a>" for address, word in self._acts])
        return (
            f'<li{_classes(value)}><a href="{self._only}{key}" rel="nofollow">'
            f"{_named(label, value.number, self._language)}</a>"
            f'<span class="acts">{acts}</span></li>'
        )


def _chosen(value: NamedValue, addresses: Addresses) -> SafeString:
    """A chosen value: it alone, or the list without this choice."""
    return format_html(
        '<li{}><a href="{}" rel="nofollow" aria-current="true">{}</a>{}</li>',
        _classes(value, "in"),
        addresses.only(value.key),
        _named(escape(value.label), value.number, get_language()),
        _drop(value, addresses, _("Remove %(value)s")),
    )


def _excluded(value: NamedValue, addresses: Addresses) -> SafeString:
    """An excluded value, and the list in which it may stand again."""
    return format_html(
        '<li{}><span class="what">{}</span>{}</li>',
        _classes(value, "out"),
        _("not %(value)s") % {"value": value.label},
        _drop(value, addresses, _("Allow %(value)s again")),
    )


_PLAIN = SafeString("")


def _classes(value: NamedValue, state: str = "") -> SafeString:
    if not (value.depth or state):
        return _PLAIN
    depth = min(value.depth, DEEPEST)
    words = " ".join(filter(None, (state, f"below{depth}" if depth else "")))
    return format_html(' class="{}"', words)


@lru_cache(maxsize=20_000)
def _written(key: str, label: str) -> tuple[str, str]:
    """The key as an address has it and the label as a page has it: many lists have the same ones."""
    return quote_plus(key), str(escape(label))


def _named(label: str, number: int, language: str | None) -> SafeString:
    """What a link to the value alone says, in the active language."""
    only, documents = _words_around(language, number)
    return SafeString(
        f'<span class="what"><span class="vh">{only} </span>{label}</span> '
        f'<span class="n">{number}<span class="vh"> {documents}</span></span>'
    )


@lru_cache(maxsize=2_000)
def _words_around(_language: str | None, number: int) -> tuple[str, str]:
    """What is said before a label and after its number, for those who do not see the page."""
    return str(escape(_("Only"))), str(escape(ngettext("document", "documents", number)))


def _drop(value: NamedValue, addresses: Addresses, words: str) -> SafeString:
    """The link to the list without the choice or exclusion."""
    return format_html(
        '<span class="acts"><a class="act drop" href="{}" rel="nofollow">'
        '<span class="vh">{}</span></a></span>',
        addresses.just(value.left) if value.left is not None else "",
        words % {"value": value.label},
    )
