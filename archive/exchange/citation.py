"""How to cite a document: one plain line, its date never more exact than it is known.

    Karl Lott Rankin to the Department of State, telegram, [Taipei], January 1955 [day unknown],
    Central Files, 793.00/1–1355, Department of State. Chancery, no. 57, http://…

`cite` is pure: it knows no database. `citable` makes what it takes from records at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.dates import UncertainDate, display, parse
from archive.models import Certainty, CorrespondentKind, Role
from archive.text import fold, is_short_for

MOST_NAMES = 3
_TELLING_CODE = 3  # characters; a shorter one may stand in a reference by chance
# Who stands for the sender where nobody is named as such, in this order.
_SENDERS = (Role.SENDER, Role.AUTHOR, Role.SIGNATORY)


@dataclass(frozen=True, slots=True)
class Citable:
    """What a citation says, in words ready to be set; empty where it is not known.

    ``kept`` holds the pieces that lead to the original (collection, reference, repository),
    ``printed`` those that lead to a printing, which stands in where no original is known.
    """

    title: str
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    genre: str = ""
    place: str = ""
    date: UncertainDate | None = None
    kept: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    number: int = 0
    address: str = ""


def cite(item: Citable, locale: str = "en-GB") -> str:
    """The citation in one line, without the date on which the page was read."""
    source = item.kept or item.printed
    described = [*_what(item), item.place, dated(item.date, locale), *source]
    number = _("no. %(number)s") % {"number": item.number}
    return f"{', '.join(part for part in described if part)}. Chancery, {number}, {item.address}"


def dated(date: UncertainDate | None, locale: str = "en-GB") -> str:
    """The date in words, and in brackets what of it is unknown; a time of day is left out."""
    if date is not None and date.time:
        date = parse(str(date).partition("T")[0])
    unknown = {
        "month": _("day unknown"),
        "season": _("day unknown"),
        "year": _("month and day unknown"),
        "decade": _("year unknown"),
        "century": _("year unknown"),
    }.get(date.precision if date else "")
    return f"{display(date, locale)} [{unknown}]" if unknown else display(date, locale)


def _what(item: Citable) -> tuple[str, ...]:
    """“A to B” and the genre; what was sent to nobody is named by its title instead."""
    title = f"“{item.title}”"
    if not item.recipients:
        return _listed(item.senders), title
    way = _("%(sender)s to %(recipient)s") % {
        "sender": _listed(item.senders) or _("[sender unknown]"),
        "recipient": _listed(item.recipients),
    }
    return way, item.genre


def _listed(names: Sequence[str]) -> str:
    """“A, B and C”; of more than three the first “and others”."""
    if len(names) > MOST_NAMES:
        names = [names[0], _("others")]
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def citable(
    document, parts: Iterable, holdings: Sequence, printings: Sequence, address: str
) -> Citable:
    """What a citation says of this document.

    ``parts`` are its participations as far as the reader may see them: a bearer that is hidden
    is None there. Reads nothing but what the records hold (genre, place, repository,
    collection, publication).
    """
    by_role: dict[str, list[str]] = {}
    for part in parts:
        by_role.setdefault(part.role, []).append(named(part))
    senders = next((by_role[role] for role in _SENDERS if role in by_role), [])
    return Citable(
        title=document.title,
        senders=tuple(dict.fromkeys(senders)),
        recipients=tuple(dict.fromkeys(by_role.get(Role.RECIPIENT, []))),
        genre=_lowered(str(document.genre or "")),
        place=_placed(document),
        date=document.date,
        kept=_kept(holdings[0]) if holdings else (),
        printed=_printed(printings[0]) if printings else (),
        number=document.pk,
        address=address,
    )


def named(part) -> str:
    """Who has the part: the bearer, after the name as written where that is another.

    An identification that is not certain says so: “Filippov [probably Joseph Stalin]”. Of whom
    the reader may see nothing, that much is said.
    """
    written = part.name_as_written
    if part.correspondent is None:
        office = _with_article(part.capacity) if part.capacity else ""
        return written or office or _("[name withheld]")
    bearer = _with_article(part.correspondent)
    doubt = {
        Certainty.PROBABLE: _("probably %(name)s"),
        Certainty.POSSIBLE: _("possibly %(name)s"),
    }.get(part.certainty)
    if doubt:
        bearer = doubt % {"name": bearer}
    if is_short_for(written, part.correspondent.said_name):
        return f"[{bearer}]" if doubt else bearer
    return f"{written} [{bearer}]"


def _with_article(correspondent) -> str:
    """The name as it is said; that of an office, or of a body called “… of …”, with its article."""
    name = correspondent.said_name
    taking = correspondent.kind == CorrespondentKind.OFFICE or (
        correspondent.kind == CorrespondentKind.CORPORATE_BODY and " of " in name
    )
    if taking and not name.lower().startswith("the "):
        return _("the %(name)s") % {"name": name}
    return name


def _lowered(genre: str) -> str:
    """The genre as it stands within a sentence; abbreviations stay."""
    return genre[:1].lower() + genre[1:] if genre[1:2].islower() else genre


def _placed(document) -> str:
    if document.place is None:
        return ""
    return f"[{document.place}]" if document.place_supplied else str(document.place)


def _kept(holding) -> tuple[str, ...]:
    form = holding.get_form_display() if holding.form != "original" else ""
    collection = holding.collection
    if collection is None or _names(holding.reference, collection):
        collection = ""
    return tuple(
        part for part in (str(collection), holding.reference, str(holding.repository), form) if part
    )


def _names(reference: str, collection) -> bool:
    """Whether the reference says the collection's title, or its code where that is a telling one."""
    code = collection.reference_code
    return fold(collection.title) in fold(reference) or (
        len(code) >= _TELLING_CODE and code in re.split(r"[\s,;/]+", reference)
    )


def _printed(printing) -> tuple[str, ...]:
    number = _("no. %(number)s") % {"number": printing.number} if printing.number else ""
    pages = _("pp. %(pages)s") % {"pages": printing.pages} if printing.pages else ""
    return tuple(
        part
        for part in (_("printed in %(title)s") % {"title": printing.publication}, number, pages)
        if part
    )
