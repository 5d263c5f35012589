"""The one address of the plain project."""

from django.urls import path

from benchmarks.plain.views import document_list

urlpatterns = [path("documents/", document_list)]
