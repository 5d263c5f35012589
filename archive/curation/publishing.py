"""Publishing and withdrawing documents, correspondents and events."""

from django.db import transaction
from django.utils.translation import gettext as _

from archive.curation.addresses import give_addresses, give_own_addresses
from archive.curation.journal import changes
from archive.models import Document, Status


class IllegalStep(ValueError):
    """A step that the record's state does not allow; its message says which and why."""


@transaction.atomic
def publish(records, by=None, comment: str = "") -> int:
    """Publish the records of one kind and give them and what they name their addresses.

    Drafts, records in review and withdrawn ones are published; published ones are left as they
    are. Returns how many were published. Raises StaleRecord where one was changed meanwhile.
    """
    published = []
    with changes(comment=comment or "published", by=by):
        for record in records:
            if record.status != Status.PUBLISHED:
                record.status, record.withdrawn_reason = Status.PUBLISHED, ""
                record.changed_by = by
                record.save(update_fields=["status", "withdrawn_reason"])
                published.append(record)
        settle(published, by)
    return len(published)


@transaction.atomic
def withdraw(record, by=None, reason: str = "") -> None:
    """Withdraw a published record. Its address answers 410 Gone with the reason from now on."""
    if record.status != Status.PUBLISHED:
        raise IllegalStep(
            _("“%(record)s” is not published, so it cannot be withdrawn.") % {"record": record}
        )
    if not reason.strip():
        raise IllegalStep(_("Say why: the reason is shown to the public."))
    with changes(comment=f"withdrawn: {reason}", by=by):
        record.status, record.withdrawn_reason = Status.WITHDRAWN, reason.strip()
        record.changed_by = by
        record.save(update_fields=["status", "withdrawn_reason"])


def settle(records: list, by=None) -> None:
    """Give the published ones of the records, and what they name, the addresses they lack.

    For every path that saves records with a status: admin forms, imports, publish.
    """
    documents = [record for record in records if isinstance(record, Document)]
    if documents:
        give_addresses(documents, by)
    for model in {type(record) for record in records} - {Document}:
        own = [record for record in records if type(record) is model]
        give_own_addresses([one for one in own if one.status == Status.PUBLISHED], by)
