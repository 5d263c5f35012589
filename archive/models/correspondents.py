"""Correspondents: persons, corporate bodies, families and offices (ISAAR(CPF))."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed, AddressedQuerySet, Kind
from archive.models.derived import Deriving, DerivingQuerySet
from archive.models.fields import EDTFField
from archive.models.filed import FiledQuerySet
from archive.models.history import tracked
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
from archive.models.users import is_curator
from archive.models.visibility import named_q, visibility_q
from archive.text import fold, natural_order, sort_key, tokens


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
        """Those one of whose names holds all the words, folded, as beginnings of words.

        “Wu Hao 伍豪” are two names of one man: words in Latin letters and others may be in two.
        """
        latin = [word for word in tokens(words) if word.isascii()]
        others = [word for word in tokens(words) if not word.isascii()]
        found = self
        for group in (latin, others) if latin and others else (latin or others,):
            holding = Name.objects.with_words(" ".join(group))
            found = found.filter(pk__in=holding.values("correspondent"))
        return found

    def with_document_counts(self, user):
        """With ``document_count``: in how many visible documents they (or their office) have a part."""
        parts = Participation.objects
        counts = (
            parts.filter(Q(correspondent=OuterRef("pk")) | Q(capacity=OuterRef("pk")))
            .filter(visibility_q(user, "document__"))
            .order_by()
            .values(one=Value(1))
            .annotate(number=Count("document", distinct=True))
            .values("number")
        )
        return self.annotate(document_count=Coalesce(Subquery(counts), 0))


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
        return reverse("correspondent_detail", args=[self.address_key])

    def save(self, *args, **kwargs):
        """Save, and keep the authorised name among the names in step."""
        super().save(*args, **kwargs)
        Name.objects.authorise([self])

    def derive(self):
        """Reckon the order and search forms of the name."""
        super().derive()
        self.sort_key = sort_key(self.filed_as or self.authorised_form)
        self.folded = fold(self.authorised_form)


class NameKind(models.TextChoices):
    """Kinds of name (ISAAR(CPF) 5.1.2 to 5.1.5)."""

    AUTHORISED = "authorised", _("authorised form")
    PARALLEL = "parallel", _("parallel form")
    OTHER = "other", _("other form")
    PSEUDONYM = "pseudonym", _("pseudonym")
    CODE_NAME = "code-name", _("code name")
    FORMER = "former", _("former name")
    TITLE = "title", _("title")
    DERIVED = "derived", _("derived by rule")


class NameQuerySet(DerivingQuerySet):
    """Names of correspondents."""

    def with_words(self, words: str):
        """Those that hold all the words, folded, as beginnings of words."""
        found = self
        for word in tokens(words):
            found = found.filter(folded__regex=rf"(^|[^[:alnum:]]){word}")
        return found

    def authorise(self, correspondents):
        """Let the authorised name of each correspondent be its authorised form."""
        known = {
            name.correspondent_id: name
            for name in self.filter(correspondent__in=correspondents, kind=NameKind.AUTHORISED)
        }
        missing, changed = [], []
        for one in correspondents:
            name = known.get(one.pk)
            if name is None:
                form = one.authorised_form
                missing.append(Name(correspondent=one, form=form, kind=NameKind.AUTHORISED))
            elif name.form != one.authorised_form:
                name.form = one.authorised_form
                changed.append(name)
        self.bulk_create(missing)
        self.bulk_update(changed, ["form"])


@tracked
class Name(Deriving):
    """One form of a correspondent's name."""

    DERIVED = {"form": ("folded",)}

    correspondent = models.ForeignKey(
        Correspondent, models.CASCADE, related_name="names", verbose_name=_("correspondent")
    )
    form = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=600, editable=False, db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=NameKind, default=NameKind.OTHER)
    language = models.ForeignKey(
        "Language",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("language"),
    )
    script = models.CharField(
        _("script"), max_length=4, blank=True, help_text=_("ISO 15924, e.g. Hans, Hant, Cyrl.")
    )
    transliteration = models.CharField(
        _("transliteration"), max_length=60, blank=True, help_text=_("e.g. Wade-Giles, ALA-LC.")
    )
    in_use = EDTFField(_("in use"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    words = SearchVectorField(default="", editable=False)

    objects = NameQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "form", "pk"]
        verbose_name = _("name")
        verbose_name_plural = _("names")
        indexes = [GinIndex(fields=["words"], name="name_words", fastupdate=False)]
        constraints = [
            not_empty("form"),
            one_of("kind", NameKind),
            models.CheckConstraint(
                condition=Q(script="") | Q(script__regex="^[A-Z][a-z]{3}$"),
                name="name_script_form",
                violation_error_message=_(
                    "A script is four letters, e.g. Hans or Cyrl (ISO 15924)."
                ),
            ),
            models.UniqueConstraint(
                fields=["correspondent", "form", "kind"],
                name="name_once",
                violation_error_message=_("The correspondent has this name already."),
            ),
            models.UniqueConstraint(
                fields=["correspondent"],
                condition=Q(kind=NameKind.AUTHORISED),
                name="name_one_authorised",
                violation_error_message=_("There is one authorised name: the authorised form."),
            ),
        ]

    def __str__(self):
        return self.form

    def derive(self):
        """Reckon the search form."""
        super().derive()
        self.folded = fold(self.form)
