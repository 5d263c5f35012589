"""Whom the benchmark asks hold the same documents, so that they must find as many."""

import sqlite3

import pytest

from archive.search import index_words
from benchmarks.asked import Asked
from benchmarks.collection import vocabulary
from benchmarks.collection.authorities import make_authorities
from benchmarks.collection.documents import make_documents
from benchmarks.copying import copy
from benchmarks.peers.flat import flat_documents, labels
from benchmarks.peers.lite_tables import LiteTables
from benchmarks.questions import KINDS, questions


@pytest.fixture
def lite(db, monkeypatch, tmp_path):
    """Some documents in the archive and in a file of SQLite."""
    monkeypatch.setattr(vocabulary, "INVENTED", 2000)
    vocabulary.vocabularies.cache_clear()
    copy(make_documents(range(1, 301), make_authorities(300)))
    index_words()
    tables = LiteTables(tmp_path / "archive.db", labels())
    tables.write(list(flat_documents()))
    tables.finish()
    with sqlite3.connect(tmp_path / "archive.db") as opened:
        yield opened
    vocabulary.vocabularies.cache_clear()


def test_all_find_as_many_for_every_kind(lite):
    from benchmarks.contestants import chancery
    from benchmarks.contestants import lite as datasette

    asked = questions(2)
    assert {one.kind for one in asked} == set(KINDS)
    found = {one: chancery.answer(one) for one in asked}
    assert found == {one: datasette.answer(lite, one) for one in asked}
    assert sum(total > 0 for total in found.values()) > len(found) / 2


def test_the_address_asks_the_same(lite, client):
    from benchmarks.contestants import chancery

    for one in questions(1):
        if one.page == 1:
            page = client.get(chancery.address(one))
            assert page.status_code == 200
            assert page.context["answer"].total == chancery.answer(one)


def test_drafts_are_in_no_peer(lite):
    from benchmarks.contestants import chancery

    (total,) = lite.execute("SELECT count(*) FROM documents").fetchone()
    assert total == chancery.answer(Asked("no filter")) < 300
