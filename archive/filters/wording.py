"""Words that several sentences share: how a part leads to its bearer, and lists of names."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.forms import shortened

MOST_NAMES = 3
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
HAVING = {
    "text": gettext_lazy("with a text"),
    "translation": gettext_lazy("with a translation"),
}
LACKING = {
    "text": gettext_lazy("without a text"),
    "translation": gettext_lazy("without a translation"),
}
# Records of a kind, after "Documents" or after "not".
OF_KIND = {
    "person": gettext_lazy("involving %(names)s"),
    "event": gettext_lazy("around %(names)s"),
    "place": gettext_lazy("written in %(names)s"),
    "collection": gettext_lazy("in the collection %(names)s"),
    "repository": gettext_lazy("held by %(names)s"),
    "language": gettext_lazy("in %(names)s"),
    "genre": gettext_lazy("of the genre %(names)s"),
    "name": gettext_lazy("naming %(names)s"),
    "role": gettext_lazy("with %(names)s"),
}


def joined(names: Sequence[str], pattern, most: int = MOST_NAMES) -> str:
    """'one, two or three'; of more than ``most`` names the first ones and how many others."""
    shown = [shortened(name) for name in names]
    left = len(shown) - most + 1
    if left > 1:
        others = ngettext("%(number)s other", "%(number)s others", left) % {"number": left}
        shown[most - 1 :] = [others]
    return in_a_row(shown, pattern)


def in_a_row(words: Sequence[str], pattern) -> str:
    """'one, two or three', however many and however long."""
    if len(words) < 2:
        return "".join(words)
    return str(pattern) % {"first": _(", ").join(words[:-1]), "last": words[-1]}


def leading_to(role: str, names: str) -> str:
    """A part and those who have it: 'from Karl Rankin'; 'involving …' for any part."""
    if role not in WITH_ROLE:
        return str(OF_KIND["person"]) % {"names": names}
    return _("%(role)s %(names)s") % {"role": WITH_ROLE[role], "names": names}


def of_kind(kind: str, names: Sequence[str], pattern=EITHER) -> str:
    """Records of a kind as a phrase: 'in Russian or Chinese'."""
    return str(OF_KIND[kind]) % {"names": joined(names, pattern)}


def left_out(kind: str, key: str, name: str) -> str:
    """What is not wanted, as a phrase: 'not in German', 'without a sender'."""
    if kind == "has":
        return str(LACKING[key])
    if kind == "role":
        return _("without %(somebody)s") % {"somebody": SOMEBODY[key]}
    return _("not %(phrase)s") % {"phrase": of_kind(kind, [name])}
