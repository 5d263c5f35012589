"""The repositories that hold the originals, and the page of one (ISDIAH)."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from archive.models import Collection, Place, Repository
from archive.search import Question, counts_of
from archive.views.answers import permanent, record_at
from archive.views.authorities import documents_shown, hidden_from_readers
from archive.views.collections import grouped
from archive.views.downloads import download


class RepositoryListView(View):
    """All repositories, by name."""

    def get(self, request):
        """The page, or its records as a file."""
        repositories = Repository.objects.visible_to(request.user)
        file = download(request, "repositories", repositories)
        if file is not None:
            return file
        counts = counts_of("repository", request.user)
        places = Prefetch("place", Place.objects.all())
        context = {
            "repositories": [
                (one, counts.get(one.pk, 0)) for one in repositories.prefetch_related(places)
            ],
            "seen_places": seen_places(repositories, request.user),
            "hidden": hidden_from_readers(repositories, request.user),
        }
        return render(request, "repositories/list.html", context)


class RepositoryView(View):
    """One repository: its names, where it is, its collections and its documents."""

    def get(self, request, key: str):
        """The page, or the answer that stands for it (301, 404)."""
        repository = record_at(request, Repository.objects.select_related("place"), key)
        if isinstance(repository, HttpResponse):
            return repository
        user = request.user
        this = Repository.objects.filter(pk=repository.pk)
        collections = Collection.objects.visible_to(user).filter(repository=repository)
        held = Question(repositories=frozenset({repository.pk}))
        context = {
            "repository": repository,
            "permanent": permanent(repository),
            "other_names": repository.other_names.splitlines(),
            "seen_places": seen_places(this, user),
            "tree": grouped(collections, [repository], user)[0][1],
            "hidden": hidden_from_readers(this, user),
            **documents_shown(held, user, f"repository={repository.address_key}"),
        }
        return render(request, "repositories/detail.html", context)


def seen_places(repositories, user) -> set[int]:
    """Which of the places of the repositories (by pk) have a page for this user (one query)."""
    places = Place.objects.visible_to(user).filter(repositories__in=repositories)
    return set(places.values_list("pk", flat=True))
