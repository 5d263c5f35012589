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
from archive.filters.names import ANY, PART_NAMES
from archive.filters.plurals import english_plural
from archive.filters.wording import (
    BOTH,
    EITHER,
    HAVING,
    MOST_NAMES,
    OF_KIND,
    SOMEBODY,
    WITH_ROLE,
    in_a_row,
    joined,
    leading_to,
    left_out,
    of_kind,
)
from archive.filters.words import words_phrase
from archive.forms import Choice, Pair, locale
from archive.search import Certainty

MOST_PHRASES = 5
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

    ``values`` are those of the form: choices and dates by the names of the parameters, and what
    was understood of the words as ``query``.
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
    asked = [
        words_phrase(values["query"]),
        _persons(values["person"], values["role"]),
        _parts(values["part"], EITHER if values["parts"] == ANY else BOTH),
        of_kind("name", [f"“{name}”" for name in values["name"]]) if values["name"] else "",
    ]
    for kind in ("event", "place", "collection", "repository", "language"):
        names = [choice.name for choice in values[kind]]
        asked.append(of_kind(kind, names) if names else "")
    asked.append(joined([str(HAVING[one]) for one in values["has"]], EITHER))
    return [*asked, *(left_out(pair.kind, pair.key, pair.name) for pair in values["not"])]


def _genres(genres: Sequence[Choice]) -> str:
    """'Telegrams and letters'; 'Documents' where there is no choice or no plural."""
    if not genres:
        return _("Documents")
    plurals = [_plural(genre) for genre in genres]
    if not all(plurals):
        which = of_kind("genre", [genre.name for genre in genres])
        return _("%(documents)s %(which)s") % {"documents": _("Documents"), "which": which}
    left = len(plurals) - MOST_NAMES + 1
    if left > 1:
        more = ngettext("%(number)s more genre", "%(number)s more genres", left)
        plurals[MOST_NAMES - 1 :] = [more % {"number": left}]
    return capfirst(joined(plurals, BOTH))


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


def _persons(persons: Sequence[Choice], roles: Sequence[str]) -> str:
    """'from or to Karl Rankin'; 'involving …' for any part; 'with a sender' for anybody."""
    if not persons:
        somebody = joined([str(SOMEBODY[role]) for role in roles], EITHER)
        return str(OF_KIND["role"]) % {"names": somebody} if roles else ""
    names = joined([person.name for person in persons], EITHER)
    if len(roles) < 2:
        return leading_to("".join(roles), names)
    leading = joined([str(WITH_ROLE[role]) for role in roles], EITHER)
    return _("%(role)s %(names)s") % {"role": leading, "names": names}


def _parts(parts: Sequence[Pair], pattern) -> str:
    """'from Joseph Stalin to Anastas Mikoyan', 'from Joseph Stalin or mentioning Mao Zedong'."""
    names: dict[str, list[str]] = {role: [] for role in ("sender", "recipient", *PART_NAMES)}
    for part in parts:
        names[part.kind].append(part.name)
    said = {
        role: leading_to(role, joined(those, pattern)) for role, those in names.items() if those
    }
    if pattern is BOTH and {"sender", "recipient"} <= said.keys():
        both = {"from": said["sender"], "to": said.pop("recipient")}
        said["sender"] = _("%(from)s %(to)s") % both
    return in_a_row(list(said.values()), pattern)


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
