"""What a process remembers of search rows: exact at every moment, whoever writes meanwhile."""

from dataclasses import replace
from random import Random
from threading import Event, Thread
from time import sleep

import numpy as np
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from archive.models import Document, Participation, Role, SearchEntry
from archive.search import Question, answer, index_words, persons_of, remembered
from tests import factories as make
from tests.search.made_up import made_archive, made_question

pytestmark = pytest.mark.django_db(transaction=True)
STRANGER = AnonymousUser()


def forget():
    remembered.forget(remembered.remembered())


def by_sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def other(_number):
    """A document more."""
    make.make_published(genre=make.make_genre(), date="1949-02")


def deleted(number):
    Document.objects.filter(pk=number).delete()


def moved(number):
    by_sql("UPDATE archive_document SET genre_id = NULL, place_id = NULL WHERE number = %s", number)


def parted(number):
    Participation.objects.filter(document=number).delete()


def withdrawn(number):
    by_sql(
        "UPDATE archive_document SET status = 'withdrawn', withdrawn_reason = 'Closed.'"
        " WHERE number = %s",
        number,
    )


def undone(number):
    """A change that never was."""
    try:
        with transaction.atomic():
            moved(number)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass


@pytest.mark.parametrize("seed", range(4))
def test_what_is_counted_outside_a_transaction_is_what_is_read_within_one(seed):
    chance = Random(seed)
    archive, curator = made_archive(chance), make.make_curator()
    for _ in range(12):
        change = chance.choice([other, deleted, moved, parted, withdrawn, undone])
        numbers = list(SearchEntry.objects.values_list("pk", flat=True))
        change(chance.choice(numbers) if numbers else 0)
        for _ in range(3):
            question, _clauses = made_question(chance, archive)
            user = chance.choice([STRANGER, curator])
            told = answer(question, user), persons_of(question, user)
            with transaction.atomic():
                assert told == (answer(question, user), persons_of(question, user))


def test_rows_are_read_once_and_then_those_that_changed():
    genre = make.make_genre()
    first, second = (make.make_published(genre=genre) for _ in "ab")
    curator = make.make_curator()
    assert facet(curator) == {genre.pk: 2}
    read = remembered.remembered()
    assert facet(curator) == {genre.pk: 2}
    assert remembered.remembered() is read
    Document.objects.filter(pk=first.pk).update(genre=None)
    assert facet(curator) == {genre.pk: 1}
    again = remembered.remembered()
    assert len(again.columns.numbers) == len(read.columns.numbers) + 1
    second.delete()
    assert facet(curator) == {}


def facet(user):
    """The numbers of genres, among documents without a translation."""
    found = answer(Question(excluded=frozenset({("has", "translation")})), user)
    return {one.value: one.number for one in found.facets["genre"]}


def test_rows_that_changed_often_are_kept_once():
    genre, other = make.make_genre(), make.make_genre()
    document, curator = make.make_published(genre=genre), make.make_curator()
    facet(curator)
    for _ in range(40):
        for one in (other, genre):
            Document.objects.filter(pk=document.pk).update(genre=one)
            assert facet(curator) == {one.pk: 1}
    kept = remembered.remembered().columns
    assert kept.live.sum() == 1
    assert len(kept.numbers) <= 2


def test_what_somebody_has_read_anew_is_not_forgotten():
    make.make_published()
    outdated = remembered.remembered()
    forget()
    fresh = remembered.remembered()
    remembered.forget(outdated)
    assert remembered.remembered() is fresh is not outdated


def test_very_many_values_are_chosen_as_few_are():
    person, curator = make.make_correspondent(), make.make_curator()
    for role in ("sender", "recipient"):
        make.make_participation(document=make.make_published(), correspondent=person, role=role)
    others = range(person.pk + 1, person.pk + 50)
    question = Question(correspondents=frozenset({person.pk, *others}), roles=frozenset(Role))
    assert answer(question, curator).total == 2
    assert answer(question.with_values({"roles": frozenset({"sender"})}), curator).total == 1


def test_a_change_that_commits_late_is_not_missed():
    """Its transaction began before what is remembered was read, and ends after."""
    genre, curator = make.make_genre(), make.make_curator()
    document = make.make_published(genre=genre)

    def read_elsewhere():
        forget()
        found.append(facet(curator))
        connection.close()

    found = []
    with transaction.atomic():
        Document.objects.filter(pk=document.pk).update(genre=None)
        by_sql("SET CONSTRAINTS search_pending IMMEDIATE")
        thread = Thread(target=read_elsewhere)
        thread.start()
        thread.join()
    assert found == [{genre.pk: 1}]
    assert facet(curator) == {}


def test_a_table_that_was_replaced_is_read_anew():
    """As by a backup that is brought back: its rows have other values and older numbers."""
    genre, curator = make.make_genre(), make.make_curator()
    document = make.make_published(genre=genre)
    assert facet(curator) == {genre.pk: 1}
    with transaction.atomic():
        by_sql("ALTER TABLE archive_searchentry DISABLE TRIGGER USER")
        by_sql("UPDATE archive_searchentry SET genre_id = NULL WHERE document_id = %s", document.pk)
        by_sql("ALTER TABLE archive_searchentry ENABLE TRIGGER USER")
    assert facet(curator) == {genre.pk: 1}  # nothing has told that it changed
    kept = remembered.remembered()
    remembered._Kept.memory = replace(kept, file=kept.file - 1)
    assert facet(curator) == {}


def test_numbers_of_transactions_of_another_server_do_no_harm():
    genre, curator = make.make_genre(), make.make_curator()
    make.make_published(genre=genre)
    forget()
    with transaction.atomic():
        by_sql("ALTER TABLE archive_searchentry DISABLE TRIGGER USER")
        by_sql("UPDATE archive_searchentry SET changed = %s", 2**40)
        by_sql("ALTER TABLE archive_searchentry ENABLE TRIGGER USER")
    assert facet(curator) == {genre.pk: 1}
    read = remembered.remembered()
    assert facet(curator) == {genre.pk: 1}
    assert remembered.remembered() is read


def test_where_very_much_has_changed_all_is_read_anew(monkeypatch):
    genre, curator = make.make_genre(), make.make_curator()
    documents = [make.make_published(genre=genre) for _ in range(3)]
    assert facet(curator) == {genre.pk: 3}
    read = remembered.remembered()
    monkeypatch.setattr(remembered, "_CHUNK", 1)
    Document.objects.filter(pk__in=[one.pk for one in documents[:2]]).update(genre=None)
    assert facet(curator) == {genre.pk: 1}
    assert len(remembered.remembered().columns.numbers) == len(read.columns.numbers)


def test_what_is_gone_is_not_chosen():
    genre, curator = make.make_genre(), make.make_curator()
    first, _second = (make.make_published(genre=genre) for _ in "ab")
    question = Question(genres=frozenset({genre.pk}))
    assert answer(question, curator).total == 2
    first.delete()
    assert answer(question, curator).total == answer(question, STRANGER).total == 1
    by_sql("TRUNCATE archive_document CASCADE")
    assert answer(question, curator).total == 0


def test_an_embargo_without_end_and_one_that_ends():
    genre = make.make_genre()
    question = Question(genres=frozenset({genre.pk}))
    document = make.make_published(genre=genre)
    assert answer(question, STRANGER).total == 1
    by_sql("UPDATE archive_document SET public_from = 'infinity' WHERE number = %s", document.pk)
    assert answer(question, STRANGER).total == 0
    by_sql("UPDATE archive_document SET public_from = now() + interval '200 milliseconds'")
    assert answer(question, STRANGER).total == 0
    sleep(0.3)
    assert answer(question, STRANGER).total == 1


def test_all_numbers_are_of_one_moment():
    """Two documents that exchange their genres all the while: one each, whenever one asks."""
    one, other = make.make_genre(), make.make_genre()
    for genre in (one, other):
        make.make_published(genre=genre)
    curator, stop = make.make_curator(), Event()

    def exchange():
        while not stop.is_set():
            by_sql(
                "UPDATE archive_document SET genre_id = CASE genre_id WHEN %s THEN %s ELSE %s END",
                *(one.pk, other.pk, one.pk),
            )
        connection.close()

    thread = Thread(target=exchange)
    thread.start()
    try:
        told = [facet(curator) for _ in range(100)]
    finally:
        stop.set()
        thread.join()
    assert all(each == {one.pk: 1, other.pk: 1} for each in told)


def test_rows_that_came_by_no_watched_door_are_read_anew():
    """As by a copy of data that lets no trigger run."""
    curator = make.make_curator()
    first, other = (make.make_published(title="Letter") for _ in "ab")
    index_words([first.pk, other.pk])
    facet(curator)
    kept = remembered.remembered()
    stale = kept.columns.without(np.array([other.pk]))
    remembered._Kept.memory = replace(kept, columns=stale)
    assert answer(Question(words="letter"), curator).total == 2


def test_a_request_may_be_the_first_to_read_them(client):
    genre = make.make_genre(slug="letter")
    make.make_published(genre=genre, title="To the ministry")
    for words in ("", "not=genre:letter&"):
        forget()
        page = client.get(f"/documents/?{words}has=text")
        assert page.status_code == 200
