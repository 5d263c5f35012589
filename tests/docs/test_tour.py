"""The tour in the README can be walked, and shows what it says."""

import re
from html import unescape
from pathlib import Path

import pytest

from archive.curation.sample import load_sample
from archive.models import Document

pytestmark = pytest.mark.django_db
README = Path(__file__).resolve().parent.parent.parent / "README.md"


@pytest.fixture(autouse=True)
def sample():
    load_sample()


def tour() -> str:
    section = README.read_text(encoding="utf-8").split("## A tour")[1].split("\n## ")[0]
    return " ".join(section.split())


def words_of(answer) -> str:
    assert answer.status_code == 200
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def test_the_day_of_the_tour_has_the_certain_and_possible_documents_it_names(client):
    day, certain, possible = re.search(
        r"enter `(.+?)`.*?(\d+) certain, (\d+) possible", tour()
    ).groups()
    shown = words_of(client.get("/documents/", {"date": day}))
    assert f"{certain} certain" in shown
    assert f"{possible} possible" in shown


@pytest.mark.parametrize("words", ["between 3 and 5 February 1949", "spring 1949", "1949-02"])
def test_the_dates_of_the_tour_are_understood(client, words):
    assert f"`{words}`" in tour()
    assert client.get("/documents/", {"date": words}).status_code == 200


def test_the_ambiguous_date_of_the_tour_is_asked_back(client):
    assert "`03/02/1949`" in tour()
    answer = client.get("/documents/", {"date": "03/02/1949"})
    assert answer.status_code == 400
    assert "3 February 1949" in answer.content.decode()


def test_the_titles_of_the_tour_are_those_of_documents():
    titles = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", tour()))
    assert len(titles) == 2
    assert titles <= set(Document.objects.values_list("title", flat=True))


def test_each_name_of_the_tour_finds_mao(client):
    names = re.search(r"look for (.+?): each finds Mao", tour()).group(1)
    for name in re.findall(r"`(.+?)`", names):
        assert "Mao Zedong" in words_of(client.get("/correspondents/", {"q": name})), name


def test_the_eleventh_document_is_not_seen(client):
    assert Document.objects.count() == 11
    assert "Unreviewed" not in words_of(client.get("/documents/"))
