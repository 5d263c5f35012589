"""Documents in the cataloguing room; the fields follow the order in which one reads a letter."""

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.admin.choosing import ChooseView
from archive.admin.dates import Written, understand_view
from archive.admin.document_parts import DOCUMENT_PARTS
from archive.admin.filters import DateFilter, PersonFilter
from archive.admin.publishing import ReviewedAdmin, ReviewedForm
from archive.admin.records import NullsLastChangeList
from archive.dates import DateSyntaxError, display
from archive.models import Calendar, Document, DocumentIdentifier
from archive.search import Question, Sort, asked_for, index_words
from archive.text import clean_line, tokens

LARGEST_NUMBER = 2**63 - 1


class DocumentForm(ReviewedForm):
    """The form of a document. Words in which the date was given are kept as the date as written."""

    def clean(self):
        """Keep the words of the date, and the calendar that they were read in."""
        cleaned = super().clean()
        if "date" in self.changed_data and "date" in self.cleaned_data:
            self._keep_words(Written.of(self["date"].data))
        return cleaned

    def _keep_words(self, written: Written) -> None:
        try:
            readings = written.readings()
        except DateSyntaxError:
            return
        if len(readings) != 1:
            return
        in_words = written.words != str(readings[0].date or "")
        if in_words and not self.cleaned_data.get("date_as_written"):
            self.cleaned_data["date_as_written"] = written.words
        converted = readings[0].calendar == Calendar.JULIAN
        if converted and self.cleaned_data.get("calendar") == Calendar.GREGORIAN:
            self.cleaned_data["calendar"] = Calendar.JULIAN


class DocumentChangeList(NullsLastChangeList):
    """The list of documents."""

    def get_queryset(self, request, exclude_parameters=None):
        """The documents with genre and correspondents: a constant number of queries."""
        return super().get_queryset(request, exclude_parameters).for_list()


@admin.register(Document)
class DocumentAdmin(ReviewedAdmin):
    """The desk for documents."""

    form = DocumentForm
    inlines = DOCUMENT_PARTS
    autocomplete_fields = ["genre", "languages", "place"]
    list_display = ["number", "titled", "dated", "status", "parties", "genre", "changed"]
    list_display_links = ["number", "titled"]
    list_filter = ["status", DateFilter, PersonFilter, "availability"]
    ordering = ["-number"]
    search_fields = ["title"]
    search_help_text = _("Words of the title, the summary and the names; a number; an identifier.")
    fieldsets = [
        (None, {"fields": ["title", "summary"]}),
        (
            _("Date and place"),
            {
                "fields": [
                    "date",
                    ("date_as_written", "calendar"),
                    "date_note",
                    "coverage",
                    ("place", "place_supplied"),
                ]
            },
        ),
        (_("The document"), {"fields": [("genre", "languages"), "classification"]}),
        (
            _("Access"),
            {"fields": ["availability", "access_note", "rights", "editor_note"]},
        ),
        (_("Publication"), {"fields": [("status", "public_from"), "withdrawn_reason"]}),
    ]

    def get_urls(self):
        """The stock addresses, and those that answer while somebody types."""
        protect = self.admin_site.admin_view
        choose = ChooseView.as_view(admin_site=self.admin_site)
        return [
            path("understand-date/", protect(understand_view), name="archive_understand_date"),
            path("choose/", protect(choose), name="archive_choose"),
            *super().get_urls(),
        ]

    def get_changelist(self, request, **kwargs):
        """The list whose rows come with their correspondents."""
        return DocumentChangeList

    def get_search_results(self, request, queryset, search_term):
        """Documents that the words find, as readers search; or whose number or identifier it is.

        The last word may be a beginning, for it is also searched while somebody types.
        """
        term = clean_line(search_term)
        if not term:
            return queryset, False
        identified = DocumentIdentifier.objects.filter(document=OuterRef("pk"), value__iexact=term)
        found = Exists(identified)
        if tokens(term):
            words = f"{term}*" if term[-1].isalnum() else term
            asked = Question(words=words, sort=Sort.OLDEST)
            found |= Q(pk__in=asked_for(asked, request.user))
        if term.isascii() and term.isdigit() and int(term) <= LARGEST_NUMBER:
            found |= Q(pk=int(term))
        return queryset.filter(found), False

    def save_related(self, request, form, formsets, change):
        """Save the parts and take the step that the form asks for; then the words are all there."""
        super().save_related(request, form, formsets, change)
        index_words()

    @admin.display(description=_("title"), ordering="title_order")
    def titled(self, document):
        """The title, ordered without its article."""
        return document.title

    @admin.display(description=_("date"), ordering=F("date_first").asc())
    def dated(self, document):
        """The date in words."""
        return display(document.date, get_language() or "en")

    @admin.display(description=_("from and to"))
    def parties(self, document):
        """The first correspondents."""
        shown = [
            part.name_as_written or str(part.correspondent or part.capacity)
            for part in document.leading_parts[:2]
        ]
        more = len(document.leading_parts) - len(shown)
        return "; ".join(shown) + (f" +{more}" if more else "")

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed(self, document):
        """The day on which it was last changed."""
        return date_format(timezone.localtime(document.changed_at), "Y-m-d")
