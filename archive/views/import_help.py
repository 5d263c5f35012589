"""How a spreadsheet must look to be loaded, and tables to fill in."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from archive.curation.imports.tables import MAY_BE_MADE
from archive.exchange import csv
from archive.exchange.csv import TABLES

HEADINGS = {
    "documents": _("Documents"),
    "correspondents": _("Correspondents"),
    "events": _("Events"),
}


class ImportHelpView(TemplateView):
    """The columns of each table, from the declarations that they are read by. No query."""

    template_name = "help/import.html"

    def get_context_data(self, **kwargs):
        """The tables, and the limits that hold for all of them."""
        return super().get_context_data(
            tables=[(kind, HEADINGS[kind], columns.all) for kind, columns in TABLES.items()],
            most_rows=csv.MOST_ROWS,
            most_columns=csv.MOST_COLUMNS,
            longest_cell=csv.LONGEST_CELL,
            may_be_made=MAY_BE_MADE,
            **kwargs,
        )


class ImportTemplateView(View):
    """A table to fill in, as CSV in UTF-8 with the byte order mark that spreadsheets ask for."""

    def get(self, request, kind: str):
        """The header and one row as an example; 404 for a kind that is none."""
        if kind not in TABLES:
            raise Http404
        return HttpResponse(
            csv.template(TABLES[kind]),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{kind}.csv"'},
        )
