"""Whom the benchmark asks hold the same documents, so that they must find as many."""

import sqlite3
from urllib.parse import parse_qsl, urlsplit

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
    by_hand = {one: datasette.answer(lite, one, by_hand=True) for one in asked}
    assert by_hand == found


def test_datasette_is_asked_as_its_own_facets_ask(lite):
    from benchmarks.contestants import lite as datasette

    asked = next(one for one in questions(1) if one.kind == "A to B")
    (sender,) = lite.execute("SELECT name FROM persons WHERE number = ?", [asked.sender]).fetchone()
    parameters = parse_qsl(urlsplit(datasette.address(lite, asked)).query)
    assert ("parts__arraycontains", f"sender: {sender}") in parameters
    written = parse_qsl(urlsplit(datasette.address(lite, asked, by_hand=True)).query)
    assert [name for name, _value in written if "array" in name and "facet" not in name] == []
    assert sum(name == "_where" for name, _value in written) == 2


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
