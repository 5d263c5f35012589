"""Small lists that documents draw on: genres and languages."""

from django.db import models
from django.db.models.lookups import Exact
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.models.history import tracked


class Term(models.Model):
    """A term with translations of its name."""

    name = models.CharField(_("name"), max_length=100, help_text=_("In English."))
    translations = models.JSONField(
        _("translations"),
        default=dict,
        blank=True,
        help_text=_("Names in other languages of the site, e.g. {“de”: “Brief”}."),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.translations.get(get_language(), self.name)


def term_constraints() -> list[models.BaseConstraint]:
    """The constraints of a Term, for its Meta."""
    kind = models.Func(
        models.F("translations"), function="jsonb_typeof", output_field=models.TextField()
    )
    return [
        models.CheckConstraint(
            condition=Exact(kind, models.Value("object")),
            name="%(class)s_translations_by_language",
            violation_error_message=_("Translations are names by language, e.g. {“de”: “Brief”}."),
        )
    ]


@tracked
class Genre(Term):
    """The form of a document: letter, cable, record of conversation."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("genre")
        verbose_name_plural = _("genres")
        constraints = term_constraints()


@tracked
class Language(Term):
    """A language by its tag (BCP 47)."""

    tag = models.CharField(_("tag"), max_length=35, unique=True, help_text=_("e.g. en, zh-Hant."))

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        constraints = [
            *term_constraints(),
            models.CheckConstraint(
                condition=models.Q(tag__regex=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
                name="language_tag_form",
                violation_error_message=_("A language tag looks like en, ru or zh-Hant (BCP 47)."),
            ),
        ]
