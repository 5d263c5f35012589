"""The addresses of the archive."""

from django.urls import path, register_converter

from archive import views
from archive.views import tagged

# The groups of values that a list may be narrowed by, as addresses name them.
GROUPS = {
    "correspondents": "person",
    "genres": "genre",
    "repositories": "repository",
    "collections": "collection",
    "languages": "language",
    "places": "place",
    "events": "event",
}


class GroupConverter:
    """The name of a group in an address: ``places`` for ``place``."""

    regex = "|".join(GROUPS)
    _written = {name: written for written, name in GROUPS.items()}

    def to_python(self, value: str) -> str:
        """The group."""
        return GROUPS[value]

    def to_url(self, value: str) -> str:
        """As an address has it; KeyError where no page is of the group."""
        return self._written[value]


register_converter(GroupConverter, "group")

urlpatterns = [
    path("", tagged(views.HomeView.as_view()), name="home"),
    path("robots.txt", views.RobotsView.as_view(), name="robots"),
    path("about/", views.AboutView.as_view(), name="about"),
    path("help/", views.HelpView.as_view(), name="help"),
    path("help/import/", views.ImportHelpView.as_view(), name="import_help"),
    path("help/import/<slug:kind>.csv", views.ImportTemplateView.as_view(), name="import_template"),
    path("documents/", tagged(views.DocumentListView.as_view()), name="document_list"),
    path("documents/feed/", tagged(views.DocumentFeedView.as_view()), name="document_feed"),
    path("documents/<group:group>/", tagged(views.ValuesFoundView.as_view()), name="values_found"),
    path("documents/<int:number>/", views.DocumentView.as_view(), name="document_by_number"),
    path(
        "documents/<int:number>/<str:slug>/", views.DocumentView.as_view(), name="document_detail"
    ),
    path(
        "correspondents/",
        tagged(views.CorrespondentListView.as_view()),
        name="correspondent_list",
    ),
    path(
        "complete/correspondents/", views.CompletionView.as_view(), name="correspondent_completion"
    ),
    path(
        "correspondents/<slug:key>/", views.CorrespondentView.as_view(), name="correspondent_detail"
    ),
    path("events/", tagged(views.EventListView.as_view()), name="event_list"),
    path("events/<slug:key>/", views.EventView.as_view(), name="event_detail"),
    path("collections/", tagged(views.CollectionListView.as_view()), name="collection_list"),
    path("collections/<slug:key>/", views.CollectionView.as_view(), name="collection_detail"),
    path("repositories/", tagged(views.RepositoryListView.as_view()), name="repository_list"),
    path("repositories/<slug:key>/", views.RepositoryView.as_view(), name="repository_detail"),
    path("places/", tagged(views.PlaceListView.as_view()), name="place_list"),
    path("places/<slug:key>/", views.PlaceView.as_view(), name="place_detail"),
]
