"""The vocabulary: each word the archive was ever searched through, for “did you mean”."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Vocabulary(models.Model):
    """A folded word, and what is left of it without one of its letters.

    Two words a letter or two apart share a form without a letter, so an index finds them. Words
    stay when their documents go; nothing is suggested that finds nothing.
    """

    word = models.CharField(max_length=40, primary_key=True)
    deletions = ArrayField(models.TextField(), default=list)

    class Meta:
        ordering = ["word"]
        verbose_name = _("word of the archive")
        verbose_name_plural = _("words of the archive")
        indexes = [GinIndex(fields=["deletions"], name="vocabulary_deletions", fastupdate=False)]

    def __str__(self):
        return self.word
