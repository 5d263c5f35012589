"""Giving addresses: once, when a record becomes public or a public document names it."""

import re
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from archive.models import (
    Address,
    AddressState,
    Collection,
    Correspondent,
    Document,
    Event,
    Kind,
    Place,
    Repository,
    Status,
)
from archive.text import slug

# Two who give addresses at once would find the same one free.
_LOCK = 7_161_001


@transaction.atomic
def give_addresses(documents: Iterable[Document], by=None) -> None:
    """Give the published ones among the documents, and all that they name, their addresses.

    An embargoed document counts as published: its address is given, and the gate decides at each
    request whether it answers. What has an address already keeps it. ``by`` is the User whose
    step this is, None for a command: a record that gets its address counts as changed by them.
    """
    numbers = [document.pk for document in documents if document.status == Status.PUBLISHED]
    _lock()
    known = set(Address.objects.filter(document__in=numbers).values_list("document", flat=True))
    Address.objects.bulk_create(
        Address(kind=Kind.DOCUMENT, key=str(number), document_id=number)
        for number in numbers
        if number not in known
    )
    for records in _named_by(numbers):
        _give_slugs(list(records.filter(slug__isnull=True).distinct()), by)


@transaction.atomic
def give_own_addresses(records: Iterable, by=None) -> None:
    """Give published correspondents or events, of one kind, the addresses they lack."""
    _lock()
    _give_slugs([record for record in records if record.slug is None], by)


@transaction.atomic
def renew_address(record, by=None) -> None:
    """Let the address follow a changed name; the old one goes on leading to the record."""
    if record.slug is None:
        return
    base = _base(record)
    if re.fullmatch(rf"{re.escape(base)}(-\d+)?", record.slug):
        return
    _lock()
    Address.objects.filter(kind=record.KIND, key=record.slug).update(state=AddressState.OLD)
    _give_slugs([record], by)


def _named_by(numbers: list[int]):
    """What the documents with these numbers name, and the wholes it is part of, by kind."""
    parts = Q(participations__document__in=numbers)
    as_capacity = Q(participations_as_capacity__document__in=numbers)
    for way in (parts, as_capacity):
        yield Correspondent.objects.filter(way)
    yield Event.objects.filter(document_events__document__in=numbers)
    for way in (Q(documents__in=numbers), parts):
        yield Place.objects.with_wholes_of(Place.objects.filter(way))
    yield Repository.objects.filter(holdings__document__in=numbers)
    held = Collection.objects.filter(holdings__document__in=numbers)
    yield Collection.objects.with_wholes_of(held)


def _lock() -> None:
    """Wait for others who are giving addresses, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _base(record) -> str:
    """The slug wanted for a record: from its name, else kind and number."""
    return slug(str(record)) or f"{record.KIND}-{record.pk}"


def _give_slugs(records: list, by) -> None:
    """Give each record a slug that was never given to another of its kind."""
    if not records:
        return
    kind, model = records[0].KIND, type(records[0])
    bases = {record.pk: _base(record) for record in records}
    taken = set(
        Address.objects.filter(kind=kind, key__in=bases.values()).values_list("key", flat=True)
    )
    for record in records:
        record.slug = _free(kind, bases[record.pk], record.pk, taken)
        record.changed_at, record.changed_by = timezone.now(), by
        taken.add(record.slug)
    model.objects.bulk_update(records, ["slug", "changed_at", "changed_by"])
    for record in records:
        record.version += 1  # the database counted, too
    Address.objects.bulk_create(
        Address(kind=kind, key=record.slug, **{kind: record}) for record in records
    )


def _free(kind: str, base: str, number: int, taken: set[str]) -> str:
    """The base, or the base with the first free figure behind it."""
    foreign = re.fullmatch(rf"{kind}-\d+", base) and base != f"{kind}-{number}"
    if base not in taken and not foreign:
        return base
    figure = 2
    while (
        f"{base}-{figure}" in taken
        or Address.objects.filter(kind=kind, key=f"{base}-{figure}").exists()
    ):
        figure += 1
    return f"{base}-{figure}"
