"""The tour in the README can be walked, and shows what it says."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.dates.languages import LANGUAGES
from archive.models import Document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
README = Path(__file__).resolve().parent.parent.parent / "README.md"


def tour() -> str:
    section = README.read_text(encoding="utf-8").split("## A tour")[1].split("\n## ")[0]
    return " ".join(section.split())


def words_of(answer) -> str:
    assert answer.status_code == 200
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def test_the_day_of_the_tour_has_the_certain_and_possible_documents_it_names(client):
    day, certain, possible = re.search(
        r"[Ww]rite `(.+?)`.*?(\d+) certain, (\d+) possible", tour()
    ).groups()
    shown = words_of(client.get("/documents/", {"date": day}))
    assert f"{certain} certain" in shown
    assert f"{possible} possible" in shown


def test_the_dates_of_the_tour_are_understood(client):
    dates = re.findall("`(.+?)`", tour().split("or in EDTF:")[1].split("Of `")[0])
    assert len(dates) == 5
    assert [
        one for one in dates if client.get("/documents/", {"date": one}).status_code != 200
    ] == []


def test_as_many_languages_are_read_as_the_tour_says():
    number = {"six": 6, "seven": 7, "eight": 8}[re.search(r"words of (\w+) languages", tour())[1]]
    assert len(LANGUAGES) == number


def test_the_ambiguous_date_of_the_tour_is_asked_back(client):
    assert "`03/02/1949`" in tour()
    answer = client.get("/documents/", {"date": "03/02/1949"})
    assert answer.status_code == 400
    assert "3 February 1949" in answer.content.decode()


def test_the_titles_of_the_tour_are_those_of_documents():
    titles = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", tour()))
    assert titles
    assert titles <= set(Document.objects.values_list("title", flat=True))


def test_each_name_of_the_tour_finds_mao(client):
    names = re.search(r"look for (.+?): each finds Mao", tour()).group(1)
    for name in re.findall(r"`(.+?)`", names):
        assert "Mao Zedong" in words_of(client.get("/correspondents/", {"q": name})), name


def test_the_histogram_of_the_tour_leads_to_its_months(client):
    month = re.search("Ask for `(.+?)`", tour()).group(1)
    page = client.get("/documents/", {"date": month}).content.decode()
    bars = [unescape(href) for href in re.findall(r'href="(\?[^"]*date=1955-\d\d[^"]*)"', page)]
    assert bars
    assert words_of(client.get(f"/documents/{bars[0]}"))


def test_what_the_tour_says_is_held_back_is_there_and_not_seen(client):
    assert "in review, under embargo and withdrawn" in tour()
    seen = Document.objects.visible_to(AnonymousUser())
    hidden = Document.objects.exclude(pk__in=seen.values("pk"))
    assert set(hidden.values_list("status", flat=True)) >= {"in-review", "withdrawn", "published"}
    codes = {client.get(f"/documents/{one.pk}/", follow=True).status_code for one in hidden}
    assert codes <= {404, 410}


def test_the_sample_is_as_large_as_the_tour_says():
    assert "some ninety documents" in tour()
    assert 85 <= Document.objects.count() <= 95
