"""Tables as they are usually drawn: one for each thing, joined by keys, indexed where filtered."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models


class Role(models.TextChoices):
    """What somebody's part in a document is."""

    AUTHOR = "author"
    SENDER = "sender"
    RECIPIENT = "recipient"
    INTENDED_FOR = "intended-for"
    VIA = "via"
    COPIED_TO = "copied-to"
    SIGNATORY = "signatory"
    DRAFTER = "drafter"
    SPEAKER = "speaker"
    INTERLOCUTOR = "interlocutor"
    INTERPRETER = "interpreter"
    NOTE_TAKER = "note-taker"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    MENTIONED = "mentioned"


class Named(models.Model):
    """Something with a name."""

    name = models.CharField(max_length=600)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class Genre(Named):
    """A form of document."""


class Language(Named):
    """A language."""


class Place(Named):
    """A place of writing."""


class Repository(Named):
    """An archive."""


class Collection(Named):
    """A file in an archive."""


class Event(Named):
    """A conference."""


class Person(Named):
    """Somebody who has a part in documents."""


class Document(models.Model):
    """A document with its text; the search vector is kept by the database."""

    title = models.CharField(max_length=1000)
    summary = models.TextField()
    text = models.TextField()
    date = models.CharField(max_length=100)
    date_first = models.BigIntegerField(null=True)
    date_last = models.BigIntegerField(null=True)
    year = models.IntegerField(null=True, db_index=True)
    genre = models.ForeignKey(Genre, models.PROTECT, null=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True)
    languages = models.ManyToManyField(Language)
    events = models.ManyToManyField(Event)
    has_text = models.BooleanField()
    has_translation = models.BooleanField()
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("summary", weight="B", config="english")
        + SearchVector("text", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = [models.F("date_first").asc(nulls_last=True), "pk"]
        indexes = [
            GinIndex(fields=["search"], fastupdate=False),
            models.Index(fields=["date_first", "id"]),
            models.Index(fields=["date_first", "date_last"]),
        ]

    def __str__(self):
        return self.title


class Participation(models.Model):
    """Somebody's part in a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, null=True)
    role = models.CharField(max_length=20, choices=Role.choices, db_index=True)
    name = models.CharField(max_length=600)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["person", "role"])]

    def __str__(self):
        return self.name


class Holding(models.Model):
    """Where a document lies."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="holdings")
    repository = models.ForeignKey(Repository, models.PROTECT)
    collection = models.ForeignKey(Collection, models.PROTECT, null=True)
    reference = models.CharField(max_length=600)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.reference
