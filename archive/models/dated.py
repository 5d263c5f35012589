"""The date of a document or event, and the columns reckoned from it for filters and order."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.dates import UNBOUNDED, Span
from archive.models.derived import Deriving, DerivingQuerySet
from archive.models.fields import EDTFField

DATE_COLUMNS = ("date_first", "date_last", "date_continuous", "date_reckoned")


def overlap_q(span: Span) -> Q:
    """Dated so that at least one day may lie in the span."""
    return Q(date_first__lte=span.last, date_last__gte=span.first)


class DatedQuerySet(DerivingQuerySet):
    """Records with an uncertain date."""

    def dated_within(self, span: Span):
        """Those that certainly or possibly fall within the span."""
        return self.filter(overlap_q(span))

    def undated(self):
        """Those without a date."""
        return self.filter(date__isnull=True)

    def oldest_first(self):
        """By the earliest day, or the latest where the start is open; undated last."""
        return self.order_by(
            _start().asc(nulls_last=True), F("date_last").asc(nulls_last=True), "pk"
        )

    def before(self, record):
        """Those before a dated record in the order of ``oldest_first``, the nearest first."""
        return self._beside(record, "lt").order_by("-start", "-date_last", "-pk")

    def after(self, record):
        """Those after a dated record in the order of ``oldest_first``, the nearest first."""
        return self._beside(record, "gt").order_by("start", "date_last", "pk")

    def _beside(self, record, side: str):
        timeline = self.annotate(start=_start())
        if record.date is None:
            return timeline.none()
        open_start = record.date_first == -UNBOUNDED
        start = record.date_last if open_start else record.date_first
        return timeline.filter(
            Q(**{f"start__{side}": start})
            | Q(start=start, **{f"date_last__{side}": record.date_last})
            | Q(start=start, date_last=record.date_last, **{f"pk__{side}": record.pk})
        )


def _start() -> Coalesce:
    """The earliest day, or the latest where the start is open."""
    return _known(F("date_first"), -UNBOUNDED, F("date_last"))


def _known(day: F, open_end: int, otherwise: F) -> Coalesce:
    """The day number, or the other one where it stands for an open end."""
    return Coalesce(models.functions.NullIf(day, models.Value(open_end)), otherwise)


class Dated(Deriving):
    """A record with one uncertain date. ``date`` is the truth; the rest is reckoned from it."""

    DERIVED = {"date": DATE_COLUMNS}

    date = EDTFField(_("date"), null=True, blank=True)
    date_first = models.BigIntegerField(null=True, editable=False)
    date_last = models.BigIntegerField(null=True, editable=False)
    date_continuous = models.BooleanField(default=False, editable=False)
    date_reckoned = models.TextField(null=True, editable=False)

    class Meta:
        abstract = True

    def derive(self) -> None:
        """Reckon the date columns (day numbers as of ``date.toordinal``, ±2^62 unbounded)."""
        super().derive()
        date = self.date = EDTFField().to_python(self.date)
        span = date.span if date else None
        self.date_first = span.first if span else None
        self.date_last = span.last if span else None
        self.date_continuous = bool(date and date.continuous)
        self.date_reckoned = str(date) if date else None


def dated_constraints() -> list[models.CheckConstraint]:
    """The constraints of a Dated record, for its Meta."""
    undated = Q(
        date__isnull=True,
        date_reckoned__isnull=True,
        date_first__isnull=True,
        date_last__isnull=True,
        date_continuous=False,
    )
    # A comparison with NULL would let the row pass, so every column is asked for first.
    dated = Q(
        date__isnull=False,
        date_reckoned__isnull=False,
        date_first__isnull=False,
        date_last__isnull=False,
        date=F("date_reckoned"),
        date_first__lte=F("date_last"),
        date_first__gte=-UNBOUNDED,
        date_last__lte=UNBOUNDED,
    )
    return [
        models.CheckConstraint(
            condition=undated | dated,
            name="%(class)s_date_reckoned",
            violation_error_message=_("The date was changed without reckoning its days anew."),
        )
    ]
