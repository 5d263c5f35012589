"""Entries of lists: what each says of a document, whatever was asked.

To read ten documents with their participants and to draw them took half of a page's time. So each
is drawn once, and what every stranger sees of it is kept until the archive changes. A list adds
what depends on its question: the passage, the marks in the title, the way back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from django.template.defaultfilters import truncatewords
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.dates import UncertainDate
from archive.models import Availability, Document
from archive.search.kept import Kept, mark_for
from archive.templatetags.chancery import how_known, part_said, role_words, when
from archive.text import tokens
from archive.views.entry_rows import PartRow, document_rows, part_rows

MOST_KEPT = 2_000
MOST_PARTS = 8
WORDS_OF_SUMMARY = 42
Key = tuple[str, int]  # the language and the number of the document


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as lists show it.

    ``document`` holds what is said of it and searched for passages, no more. ``when`` and
    ``people`` are drawn, the summary is cut; what there is none of is "".
    """

    document: Document
    address: str
    when: SafeString
    summary: str
    people: SafeString
    genre: str
    repository: str
    unavailable: str


_KEPT = Kept(MOST_KEPT)


def entries_of(numbers: Collection[int], user) -> dict[int, Entry]:
    """The entries of these documents by number, of those that the user may see.

    Two queries, of what is kept none but for the mark.
    """
    keys = [(get_language() or "en", number) for number in numbers]
    found = _KEPT.all(mark_for(user), keys, partial(_read, user))
    return {number: entry for (_language, number), entry in found.items()}


def _read(user, keys: list[Key]) -> dict[Key, Entry]:
    """The entries, drawn anew in the active language (two queries)."""
    entries = _drawn([number for _language, number in keys], user)
    return {(keys[0][0], entry.document.pk): entry for entry in entries}


def _drawn(numbers: list[int], user) -> Iterator[Entry]:
    """The entries, drawn anew (two queries)."""
    rows = document_rows(numbers, user)
    parts = part_rows([row.document.pk for row in rows])
    for row in rows:
        document = row.document
        yield Entry(
            document,
            document.get_absolute_url(),
            _dated(document.date),  # type: ignore[arg-type] # EDTFField is no text in Python
            truncatewords(document.summary, WORDS_OF_SUMMARY),
            _people(_untold(document.title, parts.get(document.pk, [])), user),
            capfirst(row.genre),
            row.held_by,
            _unavailable(document),
        )


def _dated(date: UncertainDate | None) -> SafeString:
    """The date, and what is not known of it."""
    known = how_known(date)
    shown = when(date)
    return format_html("{}  <small>{}</small>", shown, known) if known else SafeString(f"{shown} ")


def _untold(title: str, parts: list[PartRow]) -> list[PartRow]:
    """The parts that an entry names, none where the title names all who have one."""
    told = set(tokens(title))
    return [] if all(_names(part) <= told for part in parts) else parts


def _names(part: PartRow) -> set[str]:
    """The words of the name by which a list says who has the part."""
    bearer = part.correspondent or part.capacity
    words = set(tokens(part.name_as_written))
    return words | set(tokens(bearer.authorised_form)) if bearer else words


def _people(parts: list[PartRow], user) -> SafeString:
    """Who has a part, by role."""
    if not parts:
        return SafeString("")
    roles = []
    for _role, of_it in groupby(parts[:MOST_PARTS], key=lambda part: part.role):
        several = list(of_it)
        names = ", </span><span>".join(part_said(part, user) for part in several)
        role = escape(role_words(several[0]))
        roles.append(f'<li><span class="role">{role}</span> <span>{names}</span></li>')
    if len(parts) > MOST_PARTS:
        roles.append(f'<li class="role">{escape(_("and others"))}</li>')
    return SafeString(f'<ul class="people">{"".join(roles)}</ul>')


def _unavailable(document: Document) -> str:
    """Why the document itself cannot be consulted, "" where it can."""
    held = document.availability == Availability.HELD
    return "" if held else capfirst(document.get_availability_display())
