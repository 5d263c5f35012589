"""The tree of collections and the page of one (ISAD(G))."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from archive.models import Collection, Correspondent, Repository
from archive.search import Question, counts_of
from archive.text import fold, sort_key
from archive.views.answers import permanent, record_at
from archive.views.authorities import documents_shown, hidden_from_readers
from archive.views.downloads import download
from archive.views.trees import branches, path_to

MOST_DRAWN = 1000
_FIGURES = re.compile(r"(\d+)")


class CollectionListView(View):
    """All collections: the tree under each repository, counted upwards."""

    def get(self, request):
        """The page, in five queries however large the tree."""
        repositories = Repository.objects.visible_to(request.user)
        collections = Collection.objects.visible_to(request.user)
        file = download(request, "collections", collections)
        if file is not None:
            return file
        totals = counts_of("repository", request.user)
        context = {
            "groups": [
                (repository, totals.get(getattr(repository, "pk", None), 0), tree)
                for repository, tree in grouped(collections, repositories, request.user)
            ],
            "hidden": hidden_from_readers(collections, request.user),
        }
        return render(request, "collections/list.html", context)


class CollectionView(View):
    """One collection: where it stands, what it is, its parts and its documents."""

    def get(self, request, key: str):
        """The page, or the answer that stands for it (301, 404)."""
        collection = record_at(request, Collection.objects, key)
        if isinstance(collection, HttpResponse):
            return collection
        user = request.user
        seen = Collection.objects.visible_to(user)
        this = Collection.objects.filter(pk=collection.pk)
        parts = arranged(seen.filter(parent=collection))
        numbers = counts_of("collection", user, [part.pk for part in parts])
        held = Question(collections=frozenset({collection.pk}))
        people, archives = Correspondent.objects, Repository.objects
        context = {
            "collection": collection,
            "permanent": permanent(collection),
            "path": path_to(collection, Collection.objects.with_wholes_of(this), "parent_id"),
            "repository": archives.visible_to(user).filter(pk=collection.repository_id).first(),
            "creator": people.visible_to(user).filter(pk=collection.creator_id).first(),
            "parts": [(part, numbers.get(part.pk, 0)) for part in parts],
            "hidden": hidden_from_readers(this, user),
            **documents_shown(held, user, f"collection={collection.address_key}"),
        }
        return render(request, "collections/detail.html", context)


def grouped(collections, repositories, user) -> list[tuple]:
    """Each repository with its tree of collections, then None with those of no repository.

    The tree is pairs of a branch and its number of visible documents (three queries).
    """
    counts = counts_of("collection", user)
    known = {repository.pk for repository in repositories}
    trees: dict = {}
    for branch in branches(arranged(collections), "parent_id", most=MOST_DRAWN):
        home = branch.record.repository_id
        pair = (branch, counts.get(branch.record.pk, 0))
        trees.setdefault(home if home in known else None, []).append(pair)
    groups = [(repository, trees.get(repository.pk, [])) for repository in repositories]
    return groups + ([(None, trees[None])] if None in trees else [])


def arranged(collections) -> list:
    """The collections by reference code, figures in it by value, then by title."""
    return sorted(collections, key=_arrangement)


def _arrangement(collection) -> tuple:
    pieces = _FIGURES.split(fold(collection.reference_code))
    code = [int(piece) if place % 2 else piece for place, piece in enumerate(pieces)]
    return not collection.reference_code, code, sort_key(collection.title), collection.pk
