"""The texts of a document: which one is read, which one beside it, by keys in the address.

    ?text=transcription-ru&beside=translation-en

A key is kind and language; a second text of one kind and language is ``translation-en-2``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import Text, TextKind
from archive.models.texts import text_keys
from archive.text import clean_markup
from archive.text.flows import tree_of
from archive.views.hits import Hits
from archive.views.marked_text import as_html, blocks, completed

# Texts of more paragraphs stand beside each other without being aligned.
MOST_ALIGNED = 120


class NoSuchText(LookupError):
    """A key that names no text of this document that the reader may see; its message says which do."""


@dataclass(frozen=True)
class ShownText:
    """A text that is read now, as a tree, its ids unlike those of the one beside it."""

    key: str
    name: str
    text: Text
    root: Any

    @property
    def body(self) -> SafeString:
        """The text as HTML, its hits numbered if they are by now."""
        return as_html(self.root)


@dataclass(frozen=True)
class Choice:
    """A link to one version of the text, whether it is the one shown, and whether it has hits."""

    name: str
    parameters: QueryDict
    current: bool
    hits: bool = False


@dataclass(frozen=True)
class Versions:
    """The texts that are shown, one or two, and the links to all others.

    ``aligned`` tells whether two texts have paragraph for paragraph the same number.
    """

    shown: Sequence[ShownText]
    choices: Sequence[Choice]
    beside: Sequence[Choice]
    alone: QueryDict | None
    aligned: bool

    def __bool__(self):
        return bool(self.shown)


def versions(
    texts: list[Text], asked: str, beside: str, language: str, kept: QueryDict, hits: Hits
) -> Versions:
    """What the keys ask for ("" asks for nothing), with its hits; raises NoSuchText.

    ``texts`` are those the reader may see, in the archive's order. Without a key it is a full
    text in the reader's language, else any in that language, else the first. ``kept`` are the
    parameters that every link carries on.
    """
    keyed = text_keys(texts)
    for key in (asked, beside):
        if key and key not in keyed:
            raise NoSuchText(_no_such(key, keyed))
    if asked and asked == beside:
        raise NoSuchText(
            _("“%(key)s” is asked for twice. Name another text beside it.") % {"key": asked}
        )
    if not keyed:
        return Versions((), (), (), None, aligned=False)
    first = asked or _best(keyed, language, but=beside)
    second = beside if beside != first else ""
    names = _names(keyed)
    shown = [_shown(first, keyed, names, "", hits)]
    if second:
        shown.append(_shown(second, keyed, names, "beside-", hits))
    others = [key for key in keyed if key != first]
    return Versions(
        shown=shown,
        # Who asks for the text that stands beside exchanges the two.
        choices=[
            Choice(
                names[key],
                _asking(kept, key, first if second and key == second else second),
                key == first,
                key not in (first, second) and hits.any_in(*_read(keyed[key])),
            )
            for key in keyed
        ],
        beside=[Choice(names[key], _asking(kept, first, key), key == second) for key in others],
        alone=_asking(kept, first, "") if second else None,
        aligned=bool(second) and _alike(*shown),
    )


def _shown(
    key: str, keyed: dict[str, Text], names: dict[str, str], prefix: str, hits: Hits
) -> ShownText:
    body, tag = _read(keyed[key])
    root = tree_of(clean_markup(body))
    hits.in_text(root, tag, prefix)
    return ShownText(key, names[key], keyed[key], completed(root, prefix))


def _read(text: Text) -> tuple[str, str]:
    """The body of a text and the tag of its language."""
    return text.body, text.language.tag


def _names(keyed: dict[str, Text]) -> dict[str, str]:
    """What each text is called: kind and language, with a number where two are alike."""
    names = {}
    for key, text in keyed.items():
        kind, tag = capfirst(text.get_kind_display()), text.language.tag.lower()
        names[key] = _("%(kind)s, %(language)s") % {"kind": kind, "language": text.language}
        number = key.removeprefix(f"{text.kind}-{tag}").removeprefix("-")
        names[key] += f" ({number})" if number else ""
    return names


def _best(keyed: dict[str, Text], language: str, but: str) -> str:
    """The key of the text to begin with, other than the one asked for beside it."""
    keys = [key for key in keyed if key != but] or [but]

    def rank(key: str) -> tuple[bool, bool]:
        foreign = keyed[key].language.tag.split("-")[0].lower() != language.split("-")[0].lower()
        return foreign, not foreign and keyed[key].kind == TextKind.PRECIS

    return min(keys, key=rank)


def _asking(kept: QueryDict, text: str, beside: str) -> QueryDict:
    parameters = kept.copy()
    parameters["text"] = text
    if beside:
        parameters["beside"] = beside
    return parameters


def _no_such(key: str, keyed: dict[str, Text]) -> str:
    if not keyed:
        return _("“%(key)s” names a text, but of this document there is none here.") % {"key": key}
    return _("“%(key)s” is not a text of this document. There is: %(keys)s.") % {
        "key": key,
        "keys": ", ".join(keyed),
    }


def _alike(one: ShownText, other: ShownText) -> bool:
    """Whether the texts can stand paragraph beside paragraph."""
    number = blocks(one.root)
    return number is not None and number == blocks(other.root) and number <= MOST_ALIGNED
