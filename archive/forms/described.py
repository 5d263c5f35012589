"""A correspondent in a few words, to tell one from another: life, name that was found, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.dates import Day, UncertainDate, display, parse
from archive.forms.locales import locale
from archive.models import Correspondent, NameKind

if TYPE_CHECKING:
    from archive.search import Bearer, FoundAs

# What a name is to its bearer, where somebody was found by it.
FOUND_AS = {
    NameKind.AUTHORISED: gettext_lazy("the authorised form"),
    NameKind.PARALLEL: gettext_lazy("a parallel form"),
    NameKind.OTHER: gettext_lazy("another form"),
    NameKind.PSEUDONYM: gettext_lazy("a pseudonym"),
    NameKind.CODE_NAME: gettext_lazy("a code name"),
    NameKind.FORMER: gettext_lazy("a former name"),
    NameKind.TITLE: gettext_lazy("a title"),
    NameKind.DERIVED: gettext_lazy("a form derived by rule"),
}


def life(correspondent: Correspondent) -> str:
    """The years from when to when a correspondent existed, "" where neither is known."""
    start = cast(UncertainDate | None, correspondent.existed_from)
    end = cast(UncertainDate | None, correspondent.existed_to)
    if start is None and end is None:
        return ""
    return f"{_year(start)}–{_year(end)}"


def _year(date: UncertainDate | None) -> str:
    """The year of a date where it is sure; else the whole date in words, "" for None."""
    if date is None:
        return ""
    first, last = date.earliest, date.latest
    if (
        isinstance(first, Day)
        and isinstance(last, Day)
        and 0 < first.year == last.year <= 9999
        and not (date.uncertain or date.approximate)
    ):
        return display(parse(f"{first.year:04}"), locale())
    return display(date, locale())


def found_words(found: FoundAs) -> str:
    """How somebody was found: found as “Filippov”, a pseudonym; of a form that a rule has made,
    from which name it follows.
    """
    if found.source:
        words = _("found as “%(form)s”, derived from “%(source)s” (%(system)s)")
        return words % {"form": found.form, "source": found.source, "system": found.system}
    words = _("found as “%(form)s”, %(kind)s")
    return words % {"form": found.form, "kind": FOUND_AS[NameKind(found.kind)]}


def notes_on(correspondent: Correspondent, bearer: Bearer) -> list[str]:
    """What tells a correspondent from others of a name: life, the form found, documents."""
    found = bearer.found
    told = found.form not in (correspondent.authorised_form, correspondent.filed_as)
    number = ngettext("%(number)s document", "%(number)s documents", bearer.documents)
    notes = [
        life(correspondent),
        found_words(found) if told else "",
        number % {"number": bearer.documents},
    ]
    return [note for note in notes if note]
