"""The page of one correspondent (ISAAR(CPF))."""

from collections import defaultdict
from dataclasses import dataclass
from typing import cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from archive.dates import UncertainDate
from archive.models import (
    Correspondent,
    CorrespondentIdentifier,
    Document,
    Event,
    Link,
    LinkKind,
    Name,
    NameKind,
    Participation,
    Role,
    Tally,
)
from archive.search import Question
from archive.views.answers import permanent, record_at
from archive.views.authorities import documents_shown

MOST_UNDER_A_NAME = 5
MOST_EXCHANGES = 10
TALLIED = (Role.SENDER, Role.RECIPIENT, Role.MENTIONED)
KINDS = list(NameKind)


class CorrespondentView(View):
    """One correspondent: names, dates, history, offices, exchanges, and the documents."""

    def get(self, request, key: str):
        """The page in twelve queries, or the answer that stands for it (301, 410, 404)."""
        record = record_at(request, _with_identifiers(), key)
        if isinstance(record, HttpResponse):
            return record
        user = request.user
        parts = Participation.objects.visible_to(user)
        tally = Tally.objects.visible_to(user).by_role(record.pk)
        names = _names(record, parts)
        links = _links(record, user)
        documents = Question(correspondents=frozenset({record.pk}))
        context = {
            "correspondent": record,
            "permanent": permanent(record),
            "names": names,
            "native_names": [one.name for one in names if one.native],
            "number": tally.pop("total"),
            "tally": [(role, tally[role]) for role in TALLIED if role in tally],
            "other_roles": [
                (role, tally[role]) for role in Role if role in tally and role not in TALLIED
            ],
            "offices": [one for one in links if one.office],
            "links": [one for one in links if not one.office],
            "exchanges": _exchanges(record, parts, user),
            "events": Event.objects.visible_to(user).attended_by(record).oldest_first(),
            "identifiers": [CorrespondentIdentifier(**one) for one in record.known_as],
            **documents_shown(documents, user, f"person={record.address_key}"),
        }
        return render(request, "correspondents/detail.html", context)


def _with_identifiers():
    """Correspondents with ``known_as``, their identifiers, so that these cost no query."""
    known_as = CorrespondentIdentifier.objects.filter(correspondent=OuterRef("pk"))
    values = known_as.order_by("scheme", "value").values_list(
        JSONObject(scheme="scheme", value="value")
    )
    return Correspondent.objects.annotate(known_as=ArraySubquery(values))


@dataclass(frozen=True)
class ShownName:
    """A name, and the documents in which it stands as the name as written: the first, and how many."""

    name: Name
    documents: list[Document]
    number: int

    @property
    def native(self) -> bool:
        """Whether it is the name in another script than the Latin, to stand beside the heading."""
        return self.name.kind == NameKind.PARALLEL and self.name.script not in ("", "Latn")


def _names(record, parts) -> list[ShownName]:
    """The names by kind, each with the documents that write it (two queries)."""
    names = sorted(
        record.names.select_related("language"), key=lambda name: KINDS.index(NameKind(name.kind))
    )
    written: dict[str, list[Document]] = defaultdict(list)
    numbers: dict[str, int] = {}
    for document in parts.naming(record, {name.folded for name in names}, MOST_UNDER_A_NAME):
        written[document.name_folded].append(document)
        numbers[document.name_folded] = document.number_of_name
    return [ShownName(name, written[name.folded], numbers.get(name.folded, 0)) for name in names]


@dataclass(frozen=True)
class ShownLink:
    """A link with another correspondent, as it looks from this one."""

    words: str
    other: Correspondent
    date: UncertainDate | None
    note: str
    office: bool


def _links(record, user) -> list[ShownLink]:
    """The links that the reader may see, from both ends, each kind in order of time (one query)."""
    seen = Correspondent.objects.visible_to(user).order_by().values("pk")
    found = Link.objects.filter(
        Q(source=record) | Q(target=record), source__in=seen, target__in=seen
    ).select_related("source", "target")
    shown = []
    for link in sorted(found.order_by(), key=_in_time):
        starts_here = link.source_id == record.pk
        words = link.get_kind_display() if starts_here else link.seen_from_target
        shown.append(
            ShownLink(
                words=str(words),
                other=link.target if starts_here else link.source,
                date=cast(UncertainDate | None, link.date),
                note=link.note,
                office=link.kind == LinkKind.HOLDS_OFFICE,
            )
        )
    return shown


def _in_time(link) -> tuple:
    """Links by kind, then by the first and the last day; those without a date come last."""
    span = link.date.span if link.date else None
    return link.kind, span is None, (span.first, span.last) if span else (), link.pk


@dataclass(frozen=True)
class Exchange:
    """With whom letters were exchanged, and how many in each direction.

    The widths are those of a bar's two parts, in hundredths of the longest bar.
    """

    other: Correspondent
    sent: int
    received: int
    sent_width: int
    received_width: int


def _exchanges(record, parts, user) -> list[Exchange]:
    """The most frequent ones (one query)."""
    others = list(parts.exchanges(record, user, MOST_EXCHANGES))
    longest = max((other.sent + other.received for other in others), default=1)
    return [
        Exchange(
            other,
            other.sent,
            other.received,
            round(100 * other.sent / longest),
            round(100 * other.received / longest),
        )
        for other in others
    ]
