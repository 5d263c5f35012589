"""What all edited records share: who and when, a version that every save checks, a status."""

import pgtrigger
from django.conf import settings
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STALE = "ZS001"


class StaleRecord(Exception):
    """A save of a record that somebody else has changed since it was read.

    Its message says who and when, in words for a curator.
    """

    @classmethod
    def of(cls, record: "Record") -> "StaleRecord":
        """The error for this record. Reads the stored one (one query)."""
        stored = type(record)._base_manager.select_related("changed_by").get(pk=record.pk)
        return cls(stale_message(stored))


def stale_message(stored: "Record") -> str:
    """The sentence that says who changed the stored record meanwhile."""
    who = (
        stored.changed_by.get_full_name() or stored.changed_by.username
        if stored.changed_by
        else _("An import or a command")
    )
    when = date_format(timezone.localtime(stored.changed_at), "j F Y, H:i")
    return _(
        "%(who)s changed “%(record)s” on %(when)s, after you opened it. Your changes are not "
        "saved: copy what you need, open the record again and enter them there."
    ) % {"who": who, "record": stored, "when": when}


check_version = pgtrigger.Trigger(
    name="check_version",
    operation=pgtrigger.Update,
    when=pgtrigger.Before,
    condition=pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*"),
    func=f"""
        IF NEW.version IS DISTINCT FROM OLD.version THEN
            RAISE EXCEPTION 'stale save: % is at version %, not %',
                TG_TABLE_NAME, OLD.version, NEW.version USING ERRCODE = '{STALE}';
        END IF;
        NEW.version := OLD.version + 1;
        RETURN NEW;
    """,
)


class Record(models.Model):
    """An edited record. PostgreSQL counts ``version`` up and refuses a stale one, by any door."""

    created_at = models.DateTimeField(gettext_lazy("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=gettext_lazy("created by"),
    )
    changed_at = models.DateTimeField(gettext_lazy("changed"), default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=gettext_lazy("changed by"),
    )
    version = models.PositiveIntegerField(gettext_lazy("version"), default=1, editable=False)

    class Meta:
        abstract = True
        triggers = [check_version]

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Save, or raise StaleRecord where somebody has changed the record since it was read."""
        adding = self._state.adding
        if not adding:
            self.changed_at = timezone.now()
        if update_fields is not None:
            update_fields = {*update_fields, "changed_at", "changed_by", "version"}
        try:
            with transaction.atomic():
                super().save(*args, update_fields=update_fields, **kwargs)
        except DatabaseError as error:
            if getattr(error.__cause__, "pgcode", None) == STALE:
                raise StaleRecord.of(self) from error
            raise
        if not adding:
            self.version += 1


class Status(models.TextChoices):
    """Where a record stands on its way to the public."""

    DRAFT = "draft", gettext_lazy("draft")
    IN_REVIEW = "in-review", gettext_lazy("in review")
    PUBLISHED = "published", gettext_lazy("published")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


keep_public = pgtrigger.Trigger(
    name="keep_public",
    operation=pgtrigger.UpdateOf("status"),
    when=pgtrigger.Before,
    condition=pgtrigger.Q(old__status__in=["published", "withdrawn"])
    & pgtrigger.Q(new__status__in=["draft", "in-review"]),
    func="""
        RAISE EXCEPTION 'What was public stays answerable: withdraw it with a reason instead.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'keep_public';
    """,
)


class Reviewed(models.Model):
    """A record with a status. Once public it can be withdrawn, never made a draft again."""

    status = models.CharField(
        gettext_lazy("status"), max_length=10, choices=Status, default=Status.DRAFT
    )
    withdrawn_reason = models.TextField(
        gettext_lazy("reason for withdrawal"),
        blank=True,
        help_text=gettext_lazy("Shown to the public, e.g. “The holding archive closed the file.”"),
    )

    class Meta:
        abstract = True


def reviewed_constraints() -> list[models.CheckConstraint]:
    """The constraints of a Reviewed record, for its Meta."""
    return [
        one_of("status", Status),
        models.CheckConstraint(
            condition=models.Q(status=Status.WITHDRAWN) & ~models.Q(withdrawn_reason="")
            | ~models.Q(status=Status.WITHDRAWN) & models.Q(withdrawn_reason=""),
            name="%(class)s_withdrawn_with_reason",
            violation_error_message=gettext_lazy(
                "A withdrawn record needs a reason, and only a withdrawn one has it."
            ),
        ),
    ]


def one_of(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """The constraint that a column holds one of the choices."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": choices.values}),
        name=f"%(class)s_{field}_known",
        violation_error_message=gettext_lazy("The value of %(field)s is not on the list.")
        % {"field": field},
    )


def not_empty(field: str) -> models.CheckConstraint:
    """The constraint that a text column holds more than white space."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__regex": r"\S"}),
        name=f"%(class)s_{field}_not_empty",
        violation_error_message=gettext_lazy("%(field)s is empty: fill it in.") % {"field": field},
    )
