"""A question as a sentence: 'Telegrams from Karl Rankin, January 1955'.

It says no more than is asked. What would make it too long is counted instead, for the filters in
force stand below the heading one by one.
"""

import re
from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from archive.dates import UncertainDate, display, parse
from archive.filters.plurals import english_plural
from archive.forms import Choice, locale, shortened
from archive.search import Certainty

MOST_NAMES = 3
MOST_PHRASES = 3
EITHER = gettext_lazy("%(first)s or %(last)s")
BOTH = gettext_lazy("%(first)s and %(last)s")
# How a part leads to the names of those who have it.
WITH_ROLE = {
    "author": gettext_lazy("by"),
    "sender": gettext_lazy("from"),
    "recipient": gettext_lazy("to"),
    "intended-for": gettext_lazy("intended for"),
    "via": gettext_lazy("passed on by"),
    "copied-to": gettext_lazy("copied to"),
    "signatory": gettext_lazy("signed by"),
    "drafter": gettext_lazy("drafted by"),
    "speaker": gettext_lazy("spoken by"),
    "interlocutor": gettext_lazy("of a talk with"),
    "interpreter": gettext_lazy("interpreted by"),
    "note-taker": gettext_lazy("noted down by"),
    "translator": gettext_lazy("translated by"),
    "editor": gettext_lazy("edited by"),
    "mentioned": gettext_lazy("mentioning"),
}
# Somebody who has the part, whoever it is.
SOMEBODY = {
    "author": gettext_lazy("an author"),
    "sender": gettext_lazy("a sender"),
    "recipient": gettext_lazy("a recipient"),
    "intended-for": gettext_lazy("somebody they are intended for"),
    "via": gettext_lazy("somebody who passed them on"),
    "copied-to": gettext_lazy("somebody they were copied to"),
    "signatory": gettext_lazy("a signatory"),
    "drafter": gettext_lazy("a drafter"),
    "speaker": gettext_lazy("a speaker"),
    "interlocutor": gettext_lazy("an interlocutor"),
    "interpreter": gettext_lazy("an interpreter"),
    "note-taker": gettext_lazy("a note-taker"),
    "translator": gettext_lazy("a translator"),
    "editor": gettext_lazy("an editor"),
    "mentioned": gettext_lazy("somebody mentioned"),
}
_CERTAIN, _POSSIBLE, _UNDATED = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.UNDATED
# What is listed where a date is asked for; certain and possible need no word.
UNDER_A_DATE = {
    frozenset({_CERTAIN}): gettext_lazy("certain only"),
    frozenset({_POSSIBLE}): gettext_lazy("possible only"),
    frozenset({_UNDATED}): gettext_lazy("undated only"),
    frozenset({_CERTAIN, _UNDATED}): gettext_lazy("certain or undated"),
    frozenset({_POSSIBLE, _UNDATED}): gettext_lazy("possible or undated"),
    frozenset({_CERTAIN, _POSSIBLE, _UNDATED}): gettext_lazy("or undated"),
}
# Without one every dated document is certain and none is possible.
UNDER_NONE = {
    frozenset({_CERTAIN}): gettext_lazy("dated only"),
    frozenset({_CERTAIN, _POSSIBLE}): gettext_lazy("dated only"),
    frozenset({_POSSIBLE}): gettext_lazy("possible only"),
    frozenset({_UNDATED}): gettext_lazy("undated only"),
    frozenset({_POSSIBLE, _UNDATED}): gettext_lazy("undated only"),
}


def sentence(values: dict) -> str:
    """The checked values of the filters as a heading, "Documents" where nothing is asked.

    ``values`` are those of the form: choices, dates and words by the names of the parameters.
    """
    phrases = [phrase for phrase in _phrases(values) if phrase]
    left = len(phrases) - MOST_PHRASES
    if left > 1:
        more = ngettext("with %(number)s more filter", "with %(number)s more filters", left)
        phrases[MOST_PHRASES:] = [more % {"number": left}]
    what = _genres(values["genre"])
    if phrases:
        what = _("%(documents)s %(which)s") % {"documents": what, "which": phrases[0]}
    ends = [_dates(values), _certainty(values)]
    return _(", ").join([what, *phrases[1:], *(one for one in ends if one)])


def _phrases(values: dict) -> list[str]:
    """What is asked beside genre, date and certainty, each in words, "" where nothing is."""
    return [
        _("with “%(words)s”") % {"words": shortened(values["q"])} if values["q"] else "",
        _parts(values["person"], values["role"]),
        _named(_("around %(names)s"), values["event"]),
        _named(_("written in %(names)s"), values["place"]),
        _named(_("in the collection %(names)s"), values["collection"]),
        _named(_("held by %(names)s"), values["repository"]),
        _named(_("in %(names)s"), values["language"]),
    ]


def _genres(genres: Sequence[Choice]) -> str:
    """'Telegrams and letters'; 'Documents' where there is no choice or no plural."""
    if not genres:
        return _("Documents")
    plurals = [_plural(genre) for genre in genres]
    if not all(plurals):
        names = _joined([genre.name for genre in genres], EITHER)
        return _("Documents of the genre %(names)s") % {"names": names}
    left = len(plurals) - MOST_NAMES + 1
    if left > 1:
        more = ngettext("%(number)s more genre", "%(number)s more genres", left)
        plurals[MOST_NAMES - 1 :] = [more % {"number": left}]
    return capfirst(_joined(plurals, BOTH))


def _plural(genre: Choice) -> str:
    if genre.plural:
        plural = genre.plural
    elif (get_language() or "en").partition("-")[0] == "en":
        plural = english_plural(genre.name)
    else:
        return ""
    # 'Telegrams and letters', but NSC reports and Tagebucheinträge keep their capitals.
    keeps = plural[1:2].isupper() or not (get_language() or "en").startswith("en")
    return plural if keeps else plural[:1].lower() + plural[1:]


def _parts(persons: Sequence[Choice], roles: Sequence[str]) -> str:
    """'from or to Karl Rankin'; 'involving …' for any part; 'with a sender' for anybody."""
    if not persons:
        somebody = _joined([str(SOMEBODY[role]) for role in roles], EITHER)
        return _("with %(somebody)s") % {"somebody": somebody} if roles else ""
    leading = _joined([str(WITH_ROLE[role]) for role in roles], EITHER) or _("involving")
    names = _joined([person.name for person in persons], EITHER)
    return _("%(role)s %(names)s") % {"role": leading, "names": names}


def _named(pattern: str, choices: Sequence[Choice]) -> str:
    names = _joined([choice.name for choice in choices], EITHER)
    return pattern % {"names": names} if choices else ""


def _joined(names: list[str], pattern) -> str:
    """'one, two or three'; of more than three names the first two and how many others."""
    shown = [shortened(name) for name in names]
    left = len(shown) - MOST_NAMES + 1
    if left > 1:
        others = ngettext("%(number)s other", "%(number)s others", left) % {"number": left}
        shown[MOST_NAMES - 1 :] = [others]
    if len(shown) < 2:
        return "".join(shown)
    return str(pattern) % {"first": _(", ").join(shown[:-1]), "last": shown[-1]}


def _dates(values: dict) -> str:
    """The date asked for, in words."""
    date, start, end = (values[name] for name in ("date", "date_from", "date_to"))
    if date:
        return display(_plain(date), locale())
    first = _end(start, start.earliest) if start else ""
    last = _end(end, end.latest) if end else ""
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("since %(date)s") % {"date": first}
    return _("until %(date)s") % {"date": last} if last else ""


def _end(date: UncertainDate, day) -> str:
    """One end of the time: the day, month or year itself, else the day to which it comes."""
    plain = _plain(date)
    simple = plain.precision in ("day", "month", "year") or abs(day.year) > 9999
    return display(plain if simple else parse(str(day)), locale())


def _plain(date: UncertainDate) -> UncertainDate:
    """The date without the qualifiers and the time of day, which make no difference here."""
    return parse(re.sub(r"[?~%]|T[^/,.\]}]*", "", str(date)))


def _certainty(values: dict) -> str:
    """What is listed, "" where that goes without saying."""
    chosen = frozenset(Certainty(one) for one in values["certainty"])
    words = UNDER_A_DATE if values.get("span") else UNDER_NONE
    return str(words.get(chosen, ""))
