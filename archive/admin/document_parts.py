"""The parts of a document on its form: who, what texts, where kept, where printed, what belongs."""

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.forms import Textarea
from django.utils.translation import gettext_lazy as _

from archive.admin.records import IncomingInline, PartInline
from archive.models import (
    DocumentEvent,
    DocumentIdentifier,
    Holding,
    Page,
    Participation,
    PrintedIn,
    Relation,
    Text,
)


class StackedPartInline(PartInline, admin.StackedInline):
    """Parts with too many fields for one row."""

    template = admin.StackedInline.template


class ParticipationInline(StackedPartInline):
    """Who had which part."""

    model = Participation
    autocomplete_fields = ["correspondent", "capacity", "place"]
    fields = [
        ("role", "correspondent", "capacity"),
        ("name_as_written", "certainty", "evidence"),
        ("place", "date", "order"),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Two lines are enough for the evidence."""
        if db_field.name == "evidence":
            kwargs["widget"] = Textarea({"rows": 2, "cols": 80, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class TextInline(StackedPartInline):
    """Transcriptions, translations, edited versions."""

    model = Text
    autocomplete_fields = ["language"]
    fields = [("kind", "language", "status"), "body", ("by_whom", "source", "order")]


class HoldingInline(StackedPartInline):
    """Where the original and its copies are kept; the first is shown in lists."""

    model = Holding
    autocomplete_fields = ["repository", "collection"]
    fields = [("repository", "collection", "reference"), ("form", "extent", "order")]


class PrintedInInline(StackedPartInline):
    """Where the document is printed."""

    model = PrintedIn
    autocomplete_fields = ["publication"]
    fields = [("publication", "number", "pages"), "address"]


class RelationInline(PartInline):
    """How the document stands to others."""

    model = Relation
    fk_name = "source"
    autocomplete_fields = ["target"]


class IncomingRelationInline(IncomingInline):
    """How others stand to the document, in the words of this end."""

    model = Relation
    fk_name = "target"
    fields = ["in_words", "source", "note"]
    readonly_fields = ["in_words", "source", "note"]

    def get_queryset(self, request):
        """The relations with the other document."""
        return super().get_queryset(request).select_related("source")

    @admin.display(description=_("relation"))
    def in_words(self, relation):
        """The relation as this document sees it."""
        return relation.seen_from_target


class DocumentEventInline(PartInline):
    """The events the document belongs to."""

    model = DocumentEvent
    autocomplete_fields = ["event"]


class IdentifierInline(PartInline):
    """What imports recognise the document by."""

    model = DocumentIdentifier


class PageInline(PartInline):
    """The pages that page breaks in the texts point to."""

    model = Page
    classes = ["collapse"]


DOCUMENT_PARTS: list[type[InlineModelAdmin]] = [
    ParticipationInline,
    TextInline,
    HoldingInline,
    PrintedInInline,
    RelationInline,
    IncomingRelationInline,
    DocumentEventInline,
    IdentifierInline,
    PageInline,
]

__all__ = ["DOCUMENT_PARTS", "StackedPartInline"]
