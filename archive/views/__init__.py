"""The public pages: each view reads the request, asks, and chooses a template.

Imports archive.filters and below. Offers the views that archive.urls gives addresses to, server_error, and tagged.
"""

from archive.views.about import AboutView
from archive.views.collections import CollectionListView, CollectionView
from archive.views.completion import CompletionView
from archive.views.correspondent_page import CorrespondentView
from archive.views.correspondents import CorrespondentListView
from archive.views.document_list import DocumentListView
from archive.views.document_page import DocumentView
from archive.views.errors import server_error
from archive.views.events import EventListView, EventView
from archive.views.feed import DocumentFeedView
from archive.views.help import HelpView
from archive.views.home import HomeView
from archive.views.import_help import ImportHelpView, ImportTemplateView
from archive.views.places import PlaceListView, PlaceView
from archive.views.repositories import RepositoryListView, RepositoryView
from archive.views.robots import RobotsView
from archive.views.unchanged import tagged
from archive.views.values_found import ValuesFoundView

__all__ = [
    "AboutView",
    "CollectionListView",
    "CollectionView",
    "CompletionView",
    "CorrespondentListView",
    "CorrespondentView",
    "DocumentFeedView",
    "DocumentListView",
    "DocumentView",
    "EventListView",
    "EventView",
    "HelpView",
    "HomeView",
    "ImportHelpView",
    "ImportTemplateView",
    "PlaceListView",
    "PlaceView",
    "RepositoryListView",
    "RepositoryView",
    "RobotsView",
    "ValuesFoundView",
    "server_error",
    "tagged",
]
