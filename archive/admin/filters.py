"""List filters into which one writes: a date or a name. They load no table."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.dates import offered
from archive.dates import DateSyntaxError, read
from archive.models import Correspondent
from archive.text import clean_line, tokens

MOST_CHARACTERS = 300


class WordsFilter(admin.ListFilter):
    """A filter with a line to write in. What it cannot read it says, and lists nothing."""

    template = "admin/archive/words_filter.html"
    parameter = ""
    hint: object = ""

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.words = clean_line(params.pop(self.parameter, [""])[-1])[:MOST_CHARACTERS]
        if self.words:
            self.used_parameters[self.parameter] = self.words
        self.problem = ""
        self.readings = []

    def has_output(self):
        """It is always shown."""
        return True

    def expected_parameters(self):
        """Its one parameter in the address."""
        return [self.parameter]

    def choices(self, changelist):
        """What the template shows: the other parameters, the readings, and the way back."""
        own = {self.parameter, "p", "e"}
        kept = [
            (name, value)
            for name, values in self.request.GET.lists()
            if name not in own
            for value in values
        ]
        readings = [
            (changelist.get_query_string({self.parameter: one["edtf"]}), one["words"])
            for one in self.readings
        ]
        clear = changelist.get_query_string(remove=[self.parameter])
        yield {"kept": kept, "readings": readings, "clear": clear}

    def queryset(self, request, queryset):
        """The records that match, all where nothing is asked."""
        return self.matching(queryset) if self.words else queryset

    def matching(self, queryset):
        """The records that match the words. Subclasses say how."""
        raise NotImplementedError


class DateFilter(WordsFilter):
    """Records whose date certainly or possibly falls within a date, or those without one."""

    title = gettext_lazy("date")
    parameter = "dated"
    hint = gettext_lazy("e.g. February 1949, 1949..1953, undated")

    def matching(self, queryset):
        """Those that overlap the span of the date."""
        try:
            readings = read(self.words)
        except DateSyntaxError as error:
            self.problem = str(error)
            return queryset.none()
        if len(readings) > 1:
            self.problem = _("This can be read in several ways:")
            self.readings = offered(readings)
            return queryset.none()
        date = readings[0].date
        return queryset.dated_within(date.span) if date else queryset.undated()


class PersonFilter(WordsFilter):
    """Records in which somebody of this name has a part, identified or not."""

    title = gettext_lazy("person")
    parameter = "person"
    hint = gettext_lazy("words of any of the names")

    def matching(self, queryset):
        """Those with a part of a correspondent, office or unidentified person so named."""
        words = tokens(self.words)
        if not words:
            self.problem = _("There is no letter or digit to search for. Write a name.")
            return queryset.none()
        relation = queryset.model._meta.get_field("participations")
        named = Correspondent.objects.named(self.words).values("pk")
        as_written = Q.create([("name_folded__contains", word) for word in words])
        parts = relation.related_model.objects.filter(
            Q(correspondent__in=named) | Q(capacity__in=named) | as_written,
            **{relation.field.name: OuterRef("pk")},
        )
        return queryset.filter(Exists(parts))
