"""Numbers of the whole archive: kept by the database, whatever changes, by whatever door."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from archive.models import Census, Document
from archive.search import Question, answer, index_words
from archive.search.indexing import compact
from tests import factories as make

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def told(user=NOBODY):
    """Genres and languages with their numbers, and how many documents are dated and undated."""
    found = answer(Question(), user)
    facets = {
        name: {one.value: one.number for one in found.facets[name]}
        for name in ("genre", "language", "has")
    }
    return facets, found.certain, found.undated


@pytest.fixture
def letter():
    document = make.make_published(title="Letter", genre=make.make_genre(), date="1949-02")
    make.make_text(document=document)
    index_words()
    return document


def test_every_change_is_counted_at_once(letter):
    genre = letter.genre_id
    assert told() == ({"genre": {genre: 1}, "language": {}, "has": {"text": 1}}, 1, 0)
    Document.objects.filter(pk=letter.pk).update(genre=None, date=None)
    assert told() == ({"genre": {}, "language": {}, "has": {"text": 1}}, 0, 1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_document SET genre_id = %s", [genre])
        cursor.execute("DELETE FROM archive_text")
    assert told() == ({"genre": {genre: 1}, "language": {}, "has": {}}, 0, 1)
    letter.delete()
    assert told() == ({"genre": {}, "language": {}, "has": {}}, 0, 0)
    assert Census.objects.wrong() == []
    compact()
    assert not Census.objects.exists()


def test_what_is_not_public_counts_for_curators_alone(letter):
    curator = make.make_curator()
    draft = make.make_document(title="Draft", genre=letter.genre)
    embargoed = make.make_published(title="Embargoed", genre=letter.genre)
    embargoed.public_from = timezone.now() + timedelta(days=1)
    embargoed.save()
    index_words()
    seen = {letter.genre_id: 3}
    for _ in range(2):
        assert told()[0]["genre"] == {letter.genre_id: 1}
        assert told(curator)[0]["genre"] == seen
        compact()
    Document.objects.filter(pk=embargoed.pk).update(public_from=timezone.now() - timedelta(days=1))
    assert told()[0]["genre"] == {letter.genre_id: 2}
    draft.delete()
    assert told(curator)[0]["genre"] == {letter.genre_id: 2}
    assert Census.objects.wrong() == []
