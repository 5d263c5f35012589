"""Names of correspondents: every form that is recorded, and what each is found by."""

from hashlib import md5

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.db.models import Lookup, Q, Value, prefetch_related_objects
from django.db.models.functions import MD5, Concat, Left
from django.utils.translation import gettext_lazy as _

from archive.models.derived import Deriving, DerivingQuerySet
from archive.models.fields import EDTFField
from archive.models.history import tracked
from archive.models.records import not_empty, one_of
from archive.text import Derived, derived_forms, fold, name_vector

_BATCH = 2_000
_MARK = 12
_DERIVE = """
UPDATE archive_name name SET folded = new.folded, words = new.words::tsvector
FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS new(id, folded, words)
WHERE name.id = new.id
    AND (name.folded, name.words) IS DISTINCT FROM (new.folded, new.words::tsvector)
"""


@SearchVectorField.register_lookup
class Answers(Lookup):
    """Whether a tsvector answers a question that is a tsquery literal, taken as it is."""

    lookup_name = "answers"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        """The vector, and the literal as a parameter or as an expression."""
        vector, values = self.process_lhs(compiler, connection)
        question, asked = self.process_rhs(compiler, connection)
        return f"{vector} @@ ({question})::tsquery", [*values, *asked]


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

    def answering(self, question: str):
        """Those whose words answer a question of ``archive.text.NameQuestion``; "" finds none."""
        return self.filter(words__answers=question) if question else self.none()

    def due(self):
        """Those whose words have yet to be reckoned, or were reckoned of another form."""
        mark = Concat(Value("'#"), Left(MD5("form"), _MARK), Value("'"))
        return self.exclude(words__answers=mark)

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

    def derive(self) -> int:
        """Reckon anew what these names are found by, after a change of rules; how many changed.

        Names that stay as they are leave no trace in the history, and no name is locked.
        """
        changed = 0
        names = self.order_by("pk").select_related("language").defer("words")
        with connection.cursor() as cursor:
            for batch in _batches(names.iterator(chunk_size=_BATCH)):
                for name in batch:
                    name.derive()
                columns = [(name.pk, name.folded, name.words) for name in batch]
                cursor.execute(_DERIVE, [list(column) for column in zip(*columns, strict=True)])
                changed += cursor.rowcount
        return changed

    def bulk_create(self, objs, *args, update_fields=None, **kwargs):
        """Insert the names; of those that are here already, update the fields and what follows."""
        objs = list(objs)
        prefetch_related_objects(objs, "language")
        if update_fields is not None:
            update_fields = self.model.with_derived(update_fields)
        return super().bulk_create(objs, *args, update_fields=update_fields, **kwargs)


def _batches(names):
    batch = []
    for name in names:
        batch.append(name)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _mark(form: str) -> str:
    """A lexeme that tells of which form the words are: a change by SQL is known by it."""
    return "#" + md5(form.encode(), usedforsecurity=False).hexdigest()[:_MARK]


@tracked(exclude=["words"])
class Name(Deriving):
    """One form of a correspondent's name.

    ``words`` is what it is found by, the forms that rules make of it included: these stand in
    no row of their own, so that nothing can take them for recorded.
    """

    DERIVED = {"form": ("folded", "words"), "language": ("words",), "transliteration": ("words",)}

    correspondent = models.ForeignKey(
        "Correspondent", models.CASCADE, related_name="names", verbose_name=_("correspondent")
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
        """Reckon what the name is compared and found by."""
        super().derive()
        self.folded = fold(self.form)
        words = name_vector(self.form, (one.form for one in self.derived_forms()))
        self.words = f"{words} '{_mark(self.form)}'"

    def derived_forms(self) -> list[Derived]:
        """The forms that rules make of this one. A query where the language is not at hand."""
        language = self.language.tag if self.language else ""
        return derived_forms(self.form, language, self.transliteration)
