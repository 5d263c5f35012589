"""Texts of documents, and the pages that page breaks in them point to."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.history import tracked
from archive.models.records import Status, one_of
from archive.models.users import is_curator
from archive.text import clean_markup


class TextQuerySet(models.QuerySet):
    """Texts."""

    def visible_to(self, user):
        """Texts that this user may read, given that the document is visible: published ones."""
        return self if is_curator(user) else self.filter(status=Status.PUBLISHED)


class TextKind(models.TextChoices):
    """What a text is to its document."""

    TRANSCRIPTION = "transcription", _("transcription")
    TRANSLATION = "translation", _("translation")
    EDITED = "edited-version", _("edited version")
    PRECIS = "precis", _("précis")


@tracked
class Text(models.Model):
    """A transcription, translation, edited version or précis of a document."""

    document = models.ForeignKey(
        "Document", models.CASCADE, related_name="texts", verbose_name=_("document")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=TextKind)
    language = models.ForeignKey(
        "Language", models.PROTECT, related_name="texts", verbose_name=_("language")
    )
    body = models.TextField(
        _("text"), help_text=_("HTML: paragraphs, headings, lists, tables, notes, page breaks.")
    )
    by_whom = models.CharField(_("by whom"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)

    objects = TextQuerySet.as_manager()

    class Meta:
        ordering = ["document", "order", "pk"]
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            one_of("kind", TextKind),
            one_of("status", Status),
            models.CheckConstraint(
                condition=Q(body__regex=r"\S"),
                name="text_body_not_empty",
                violation_error_message=_("The text is empty: fill it in or remove it."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk or ''}".strip()

    def clean(self):
        """Keep only the allowed markup."""
        super().clean()
        self.body = clean_markup(self.body)


def text_keys(texts: Iterable[Text]) -> dict[str, Text]:
    """The texts of a document by the key that an address names them by: kind and language.

    A second text of one kind and language is ``translation-en-2``. Published ones are numbered
    first, so a draft changes no reader's key.
    """
    texts = list(texts)
    keys: dict[int, str] = {}
    for text in sorted(texts, key=lambda one: one.status != Status.PUBLISHED):
        plain = key = f"{text.kind}-{text.language.tag.lower()}"
        number = 1
        while key in keys.values():
            number += 1
            key = f"{plain}-{number}"
        keys[text.pk] = key
    return {keys[text.pk]: text for text in texts}


@tracked
class Page(models.Model):
    """A page of a document, by the label printed on it."""

    document = models.ForeignKey(
        "Document", models.CASCADE, related_name="pages", verbose_name=_("document")
    )
    order = models.PositiveIntegerField(_("order"))
    label = models.CharField(_("label"), max_length=60)

    class Meta:
        ordering = ["document", "order", "pk"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "order"],
                name="page_once",
                violation_error_message=_("There is a page at this place already."),
            )
        ]

    def __str__(self):
        return self.label
