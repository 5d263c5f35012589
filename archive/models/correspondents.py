"""Correspondents: persons, corporate bodies, families and offices (ISAAR(CPF))."""

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed, AddressedQuerySet, Kind, path_of
from archive.models.derived import Deriving, DerivingQuerySet
from archive.models.fields import EDTFField
from archive.models.filed import FiledQuerySet
from archive.models.history import tracked
from archive.models.names import Name
from archive.models.participations import Participation
from archive.models.records import (
    Record,
    Reviewed,
    Status,
    keep_public,
    not_empty,
    one_of,
    reviewed_constraints,
)
from archive.models.tallies import Tally
from archive.models.users import is_curator
from archive.models.visibility import named_q
from archive.text import NameQuestion, fold, natural_order, recorded, sort_key


class CorrespondentQuerySet(FiledQuerySet, AddressedQuerySet, DerivingQuerySet):
    """Correspondents."""

    def visible_to(self, user):
        """Those this user may see: published ones, and those that a public document names."""
        if is_curator(user):
            return self
        parts = Participation.objects
        named = named_q((parts, "correspondent", "document__"), (parts, "capacity", "document__"))
        return self.filter(Q(status=Status.PUBLISHED) | ~Q(status=Status.WITHDRAWN) & named)

    def named(self, words: str):
        """Those who bear a name of these words, or of words that begin so; see NameQuestion.

        “Wu Hao 伍豪” are two names of one man: words in Latin letters and others may be in two.
        """
        found = self
        for part in NameQuestion(words).parts:
            holding = Name.objects.answering(part.start)
            found = found.filter(pk__in=holding.values("correspondent"))
        return found

    def with_document_counts(self, user):
        """With ``document_count``: in how many visible documents they (or their office) have a part."""
        tallies = Tally.objects.visible_to(user).in_role().filter(correspondent_id=OuterRef("pk"))
        numbers = tallies.order_by().values("correspondent_id").annotate(all=Sum("number"))
        return self.annotate(document_count=Coalesce(Subquery(numbers.values("all")), 0))

    def best_first(self, words: str):
        """Those whose whole name the words are, those who have all the words, and the others.

        Of the first two those of whom it is recorded come before those of whom it follows by rule,
        of each who has more documents first; wants ``with_document_counts``.
        """
        part = NameQuestion(words).parts[0]
        questions = (recorded(part.exact), part.exact, recorded(part.whole), part.whole)
        ranks = [
            When(pk__in=Name.objects.answering(question).values("correspondent"), then=rank)
            for rank, question in enumerate(questions)
        ]
        ranked = self.alias(rank=Case(*ranks, default=len(ranks)))
        return ranked.order_by("rank", "-document_count", *self.model._meta.ordering)


class CorrespondentKind(models.TextChoices):
    """Kinds of correspondent (ISAAR(CPF) 5.1.1, and offices)."""

    PERSON = "person", _("person")
    CORPORATE_BODY = "corporate-body", _("corporate body")
    FAMILY = "family", _("family")
    OFFICE = "office", _("office")


@tracked
class Correspondent(Deriving, Addressed, Reviewed, Record):
    """Who wrote, received, attended or is mentioned, under one authorised form of name."""

    KIND = Kind.CORRESPONDENT
    DERIVED = {"authorised_form": ("sort_key", "folded"), "filed_as": ("sort_key",)}

    kind = models.CharField(_("kind"), max_length=14, choices=CorrespondentKind)
    authorised_form = models.CharField(
        _("authorised form of name"),
        max_length=300,
        help_text=_("e.g. Mao Zedong; Dulles, Allen W."),
    )
    filed_as = models.CharField(
        _("filed as"),
        max_length=300,
        blank=True,
        help_text=_(
            "How the name stands in an index where that is not the authorised form, "
            "e.g. “Dulles, John Foster”."
        ),
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=200,
        blank=True,
        help_text=_("What keeps two of one name apart, e.g. “ambassador, 1899–1975”."),
    )
    sort_key = models.CharField(max_length=600, editable=False, db_index=True)
    folded = models.CharField(max_length=600, editable=False, db_index=True)
    existed_from = EDTFField(_("existed from"), null=True, blank=True)
    existed_to = EDTFField(_("existed to"), null=True, blank=True)
    history = models.TextField(_("history"), blank=True)

    objects = CorrespondentQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["sort_key", "qualifier", "pk"]
        verbose_name = _("correspondent")
        verbose_name_plural = _("correspondents")
        triggers = [*Record.Meta.triggers, keep_public]
        indexes = [
            # Every count leaves out these few.
            models.Index(
                fields=["id"], name="correspondent_withdrawn", condition=Q(status=Status.WITHDRAWN)
            ),
        ]
        constraints = [
            *reviewed_constraints(),
            not_empty("authorised_form"),
            one_of("kind", CorrespondentKind),
            models.CheckConstraint(
                condition=Q(pk__lt=2**27),
                name="correspondent_number_in_parts",
                violation_error_message=_("Search rows hold numbers of correspondents below 2^27."),
            ),
            models.UniqueConstraint(
                fields=["kind", "authorised_form", "qualifier"],
                name="correspondent_once",
                violation_error_message=_(
                    "There is a correspondent of this name: add a qualifier to keep them apart."
                ),
            ),
        ]

    def __str__(self):
        return self._qualified(self.authorised_form)

    @property
    def index_entry(self) -> str:
        """The name as an index has it: as filed, with the qualifier."""
        return self._qualified(self.filed_as or self.authorised_form)

    def _qualified(self, name: str) -> str:
        return f"{name} ({self.qualifier})" if self.qualifier else name

    @property
    def said_name(self) -> str:
        """The name as it is said: a person's forenames before the surname."""
        if self.kind == CorrespondentKind.PERSON:
            return natural_order(self.authorised_form)
        return self.authorised_form

    def get_absolute_url(self):
        """The page of the correspondent."""
        return path_of("correspondent_detail", self.address_key)

    def save(self, *args, **kwargs):
        """Save, and keep the authorised name among the names in step."""
        super().save(*args, **kwargs)
        Name.objects.authorise([self])

    def derive(self):
        """Reckon the order and search forms of the name."""
        super().derive()
        self.sort_key = sort_key(self.filed_as or self.authorised_form)
        self.folded = fold(self.authorised_form)
