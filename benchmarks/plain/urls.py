"""The addresses of the plain project."""

from django.urls import path
from django.views.generic import DetailView, ListView

from benchmarks.plain.models import Collection, Document, Event, Person, Place
from benchmarks.plain.views import document_list

NAMED = {"person": Person, "event": Event, "collection": Collection, "place": Place}

urlpatterns = [
    path("documents/", document_list, name="document_list"),
    path(
        "documents/<int:pk>/",
        DetailView.as_view(model=Document, template_name="record.html"),
        name="document_detail",
    ),
]
for name, model in NAMED.items():
    all_of = ListView.as_view(model=model, template_name="records.html", paginate_by=100)
    one = DetailView.as_view(model=model, template_name="record.html")
    urlpatterns += [
        path(f"{name}s/", all_of, name=f"{name}_list"),
        path(f"{name}s/<int:pk>/", one, name=f"{name}_detail"),
    ]
