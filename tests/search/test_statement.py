"""The one statement: what pieces have in common is looked for once, and each is as if it were alone."""

from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.dates import parse
from archive.search import index_words
from archive.search.groups import GROUPS
from archive.search.pieces import Bars, Facet, Page, Sureness, Timeline
from archive.search.question import Question, Sort
from archive.search.statement import gathered
from archive.search.wording import wordings
from tests import factories as make
from tests.search.made_up import made_archive, made_question

pytestmark = pytest.mark.django_db(transaction=True)


def pieces_of(chance, question):
    """Pieces that an answer may need, also such as would not come together."""
    first = parse("1949").span.first + chance.randint(-900, 900)
    days = tuple(first + step * chance.choice([1, 31]) for step in range(4))
    pieces = [
        Timeline.of(question),
        Bars.of(question, days),
        *(Facet.of(question, group, cut=chance.choice([True, False])) for group in GROUPS),
        Page(question, chance.choice([0, 0, 2]), 3),
    ]
    return pieces + ([Sureness.of(question)] if question.span else [])


def found(pieces, user):
    read = wordings({piece.question.words for piece in pieces}, user)
    return gathered(pieces, read, user)


@pytest.mark.parametrize("seed", range(6))
def test_pieces_are_the_same_together_and_alone(seed):
    chance = Random(seed)
    archive, curator = made_archive(chance), make.make_curator()
    for _ in range(15):
        pieces = []
        for question in [made_question(chance, archive)[0] for _ in range(chance.choice([1, 2]))]:
            pieces += pieces_of(chance, question)
        some = chance.sample(pieces, chance.randint(1, len(pieces)))
        user = chance.choice([AnonymousUser(), curator])
        together = found(some, user)
        assert together == {piece: found([piece], user)[piece] for piece in some}


def times_asked(pieces, words):
    """How often the statement that finds documents asks for the words."""
    found(pieces, AnonymousUser())  # what other tests have left may be remembered
    with CaptureQueriesContext(connection) as queries:
        found(pieces, AnonymousUser())
    (statement,) = [one["sql"] for one in queries if "entry.words" in one["sql"]]
    return statement.count(f"'{words}'")


def test_words_are_looked_for_once_whatever_else_is_chosen():
    person, genre = make.make_correspondent(), make.make_genre()
    question = Question(
        words="gold", correspondents=frozenset({person.pk}), genres=frozenset({genre.pk})
    )
    facets = [Facet.of(question, group) for group in GROUPS]
    assert times_asked([Timeline.of(question), *facets, Page(question, 0, 10)], "gold") == 1


def test_a_page_by_relevance_is_read_from_rows_that_were_found_anyway():
    question = Question(words="gold", sort=Sort.RELEVANCE)
    page = Page(question, 0, 10)
    assert times_asked([Timeline.of(question), page], "gold") == times_asked([page], "gold")


def test_a_page_does_not_end_with_the_bars_beside_it():
    document = make.make_published(editor_note="Of the cities", date="1960")
    index_words([document.pk])
    question = Question(words="city", span=parse("1960").span, sort=Sort.RELEVANCE)
    span = parse("1949").span
    pieces = [Bars.of(question, (span.first, span.last + 1)), page := Page(question, 0, 10)]
    assert [row[0] for row in found(pieces, AnonymousUser())[page]] == [document.pk]
