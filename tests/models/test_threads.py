"""The thread of replies around a document: what is visible, as far as one can get."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from archive.models import Relation
from tests import factories as make

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


def thread(document, user=ANYBODY, steps=10, most=40):
    return list(Relation.objects.thread_of(document, user, steps, most).oldest_first())


def answered(documents):
    """Each of the documents is a reply to the one before it."""
    for earlier, later in pairwise(documents):
        make.make_relation(source=later, target=earlier)


def letters(number):
    return [make.make_published(date=f"1955-01-{day:02}") for day in range(1, number + 1)]


def test_a_chain_is_found_whole_and_in_order_of_time_from_each_of_its_documents():
    chain = letters(4)
    answered(chain)
    make.make_relation(source=chain[0], target=make.make_published(), kind="refers-to")
    for document in chain:
        assert thread(document) == chain


def test_two_answers_to_one_letter_are_one_thread():
    letter, one, other = letters(3)
    answered([letter, one])
    answered([letter, other])
    assert thread(one) == [letter, one, other]


@pytest.mark.parametrize("hide", ["draft", "embargo"])
def test_a_hidden_document_ends_the_thread_for_readers_and_not_for_curators(hide):
    chain = letters(5)
    tomorrow = timezone.now() + timedelta(days=1)
    fields = {"status": "draft"} if hide == "draft" else {"public_from": tomorrow}
    chain[2] = make.make_document(**{"status": "published", "date": "1955-01-03", **fields})
    answered(chain)
    assert thread(chain[0]) == chain[:2]
    assert thread(chain[4]) == chain[3:]
    assert thread(chain[0], make.make_curator()) == chain


def test_replies_in_a_circle_come_to_an_end():
    circle = letters(3)
    answered([*circle, circle[0]])
    assert thread(circle[1]) == circle


def test_a_long_chain_is_cut_on_both_sides_and_a_wide_one_to_the_nearest():
    chain = letters(9)
    answered(chain)
    assert thread(chain[4], steps=2) == chain[2:7]
    assert thread(chain[4], most=3) == chain[3:6]
