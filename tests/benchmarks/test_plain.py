"""The plain page finds what Chancery finds, and shows a page of the same content."""

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from html import unescape

import pytest
from django.conf import settings
from django.db import transaction

from archive.search import index_words
from benchmarks.collection import vocabulary
from benchmarks.collection.authorities import make_authorities
from benchmarks.collection.documents import make_documents
from benchmarks.copying import copy
from benchmarks.homes import ROOT
from benchmarks.peers.flat import flat_documents, labels
from benchmarks.peers.plain_tables import PlainTables
from benchmarks.questions import questions
from benchmarks.running import Asker

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.EMBEDDED, reason="The plain page has a database beside ours."),
]
DOCUMENTS = 300
GET = """
import json, sys, django
django.setup()
from django.test import Client
reader = Client(headers={"host": "127.0.0.1"})
for address in sys.stdin:
    page = reader.get(address.strip())
    print(json.dumps([page.status_code, page.content.decode()]), flush=True)
"""


@pytest.fixture
def plain(monkeypatch):
    """Some documents in the archive and in the plain project's own database."""
    monkeypatch.setattr(vocabulary, "INVENTED", 2000)
    vocabulary.vocabularies.cache_clear()
    with transaction.atomic():
        copy(make_documents(range(1, DOCUMENTS + 1), make_authorities(DOCUMENTS)))
        index_words()
    tables = PlainTables(labels(), jobs=1)
    tables.write(list(flat_documents()))
    tables.finish()
    yield
    vocabulary.vocabularies.cache_clear()


@contextmanager
def running(*arguments):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.plain.settings"}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
        text=True,
    )
    with process:
        yield process
        process.stdin.close()


def get(process, address):
    process.stdin.write(f"{address}\n")
    process.stdin.flush()
    status, page = json.loads(process.stdout.readline())
    return status, page


def links(page, words):
    """The addresses of the links that begin with these words."""
    found = re.findall(r'<a[^>]* href="([^"]*)"[^>]*>(.*?)</a>', page)
    said = ((address, re.sub(r"<[^>]*>", "", inside)) for address, inside in found)
    return [unescape(address) for address, inside in said if inside.startswith(words)]


def total(page):
    (found,) = re.findall(r'id="res">\d+–\d+ of (\d+)', page)
    return int(found)


def test_plain_page_finds_as_many_and_leads_on(plain):
    """In one test, for the documents take longer to make than everything else."""
    from benchmarks.contestants import chancery

    asked = questions(1)
    with running("-m", "benchmarks.contestants.plain") as process:
        assert process.stdout.readline() == "ready\n"
        asker = Asker(process)
        found = {one: asker.ask(one)[1] for one in asked}
    assert found == {one: chancery.answer(one) for one in asked}
    with running("-c", GET) as process:
        page = _list_of_all(process, found[asked[0]])
        _facet_leads_on(process, page)
        _dates_are_counted(process)


def _list_of_all(process, documents):
    status, page = get(process, "/documents/")
    assert status == 200
    assert total(page) == documents
    assert page.count('class="entry"') == 10
    (following,) = links(page, "Next")
    assert "11–20 of" in get(process, f"/documents/{following}")[1]
    return page


def _facet_leads_on(process, page):
    number = int(re.search(r'Cable <span class="n">(\d+)', page).group(1))
    (only,) = links(page, "Cable ")
    cables = get(process, f"/documents/{only}")[1]
    assert total(cables) == number
    (left,) = links(cables, "Remove filter: Genre: Cable")
    assert total(get(process, f"/documents/{left}")[1]) == total(page)
    (without,) = links(page, "not Cable")
    assert total(get(process, f"/documents/{without}")[1]) == total(page) - number


def _dates_are_counted(process):
    decade = get(process, "/documents/?date=195X")[1]
    for certainty in ("certain", "undated"):
        (number,) = re.findall(rf"(\d+) {certainty}</a>", decade)
        (address,) = links(decade, f"{number} {certainty}")
        assert total(get(process, f"/documents/{address}")[1]) == int(number)
    assert get(process, "/documents/?date=blah")[0] == 400
