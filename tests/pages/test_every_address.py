"""Every address of the site: nothing leaks, no link is dead, nothing hostile breaks it."""

import gzip
import random
import re
from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser
from types import SimpleNamespace
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver, resolve
from django.utils import timezone

from archive.urls import urlpatterns
from tests import factories as make

pytestmark = pytest.mark.django_db
CANARY = "Xyzzycanary"
# As many as a run can afford; ten times as many were tried by hand.
HOSTILE = 100


@pytest.fixture
def secrets(archive):
    """Records of every kind that no stranger may see; each carries the canary word."""
    tomorrow = timezone.now() + timedelta(days=1)
    draft = make.make_document(title=f"{CANARY} draft", summary=CANARY, date="1949-02-04")
    embargoed = make.make_published(
        title=f"{CANARY} embargo", date="1949-02-04", public_from=tomorrow
    )
    person = make.make_correspondent(authorised_form=f"{CANARY} person")
    make.make_name(correspondent=person, form=f"{CANARY} name")
    event = make.make_event(title=f"{CANARY} event", date="1949")
    repository = make.make_repository(name=f"{CANARY} repository")
    collection = make.make_collection(
        title=f"{CANARY} collection", repository=repository, creator=archive.stalin
    )
    place = make.make_place(name=f"{CANARY} place", within=archive.cable.place)
    event.places.add(archive.cable.place)
    for hidden in (draft, embargoed):
        type(hidden).objects.filter(pk=hidden.pk).update(place=place)
    for hidden in (draft, embargoed):
        make.make_participation(document=hidden, correspondent=person, name_as_written=CANARY)
        make.make_holding(document=hidden, repository=repository, collection=collection)
        make.make_document_event(document=hidden, event=event)
        make.make_document_event(document=hidden, event=archive.visit)
        make.make_relation(source=hidden, target=archive.cable, note=CANARY)
        make.make_relation(source=archive.cable, target=hidden, note=CANARY)
        make.make_participation(
            document=hidden, correspondent=archive.stalin, name_as_written=CANARY
        )
    make.make_text(document=archive.cable, body=f"<p>{CANARY}</p>", status="draft", order=3)
    make.make_link(source=archive.stalin, target=person, note=CANARY)
    make.make_event(title=f"{CANARY} part", part_of=archive.visit)
    make.make_event_participation(event=event, correspondent=archive.stalin, role=CANARY)
    make.make_collection(title=f"{CANARY} file", parent=archive.fonds)
    return SimpleNamespace(
        draft=draft,
        embargoed=embargoed,
        person=person,
        event=event,
        place=place,
        repository=repository,
        collection=collection,
    )


# For every named address: the paths to try with the records given, and with what answer.
TABLE = {
    "home": lambda a, s: {"/": 200},
    "robots": lambda a, s: {"/robots.txt": 200},
    "about": lambda a, s: {"/about/": 200},
    "help": lambda a, s: {"/help/": 200},
    "import_help": lambda a, s: {"/help/import/": 200},
    "import_template": lambda a, s: {
        "/help/import/documents.csv": 200,
        f"/help/import/{CANARY}.csv": 404,
    },
    "document_list": lambda a, s: {
        "/documents/?per_page=100": 200,
        f"/documents/?q={CANARY}": 200,
        "/documents/?date=1949": 200,
        f"/documents/?person={CANARY}": 400,
        f"/documents/?person={s.person.address_key}": 400,
        f"/documents/?event={s.event.address_key}": 400,
    },
    "document_feed": lambda a, s: {
        "/documents/feed/": 200,
        f"/documents/feed/?q={CANARY}": 200,
        f"/documents/feed/?person={s.person.address_key}": 400,
    },
    "values_found": lambda a, s: {
        "/documents/correspondents/": 200,
        f"/documents/correspondents/?called={CANARY}": 200,
        f"/documents/correspondents/?q={CANARY}": 200,
        f"/documents/correspondents/?person={s.person.address_key}": 400,
        "/documents/correspondents/?called=%00": 200,
        "/documents/correspondents/?page=99": 404,
        "/documents/events/": 200,
        f"/documents/collections/?q={CANARY}": 200,
        f"/documents/places/?event={s.event.address_key}": 400,
    },
    "document_by_number": lambda a, s: {f"/documents/{s.draft.pk}/": 404},
    "document_detail": lambda a, s: {
        a.cable.get_absolute_url(): 200,
        f"{a.cable.get_absolute_url()}?sort=added": 200,
        f"{a.cable.get_absolute_url()}?q={CANARY}": 200,
        f"{a.cable.get_absolute_url()}?person={s.person.address_key}": 400,
        f"{a.cable.get_absolute_url()}?text=transcription-en-2": 404,
        a.draft.get_absolute_url(): 200,
        s.draft.get_absolute_url(): 404,
        s.embargoed.get_absolute_url(): 404,
        f"/documents/{s.draft.pk}/x/": 404,
    },
    "correspondent_list": lambda a, s: {
        "/correspondents/": 200,
        f"/correspondents/?q={CANARY}": 200,
        "/correspondents/?letter=x": 200,
    },
    "correspondent_completion": lambda a, s: {
        f"/complete/correspondents/?q={CANARY}": 200,
        "/complete/correspondents/?q=—": 400,
    },
    "correspondent_detail": lambda a, s: {
        a.stalin.get_absolute_url(): 200,
        s.person.get_absolute_url(): 404,
    },
    "event_list": lambda a, s: {"/events/": 200},
    "event_detail": lambda a, s: {
        a.visit.get_absolute_url(): 200,
        s.event.get_absolute_url(): 404,
    },
    "collection_list": lambda a, s: {"/collections/": 200},
    "collection_detail": lambda a, s: {
        a.fonds.get_absolute_url(): 200,
        a.file.get_absolute_url(): 200,
        s.collection.get_absolute_url(): 404,
    },
    "repository_list": lambda a, s: {"/repositories/": 200},
    "repository_detail": lambda a, s: {
        a.repository.get_absolute_url(): 200,
        s.repository.get_absolute_url(): 404,
    },
    "place_list": lambda a, s: {"/places/": 200, "/places/?letter=x": 200},
    "place_detail": lambda a, s: {
        a.cable.place.get_absolute_url(): 200,
        s.place.get_absolute_url(): 404,
    },
}


def test_every_address_is_in_the_table():
    assert {pattern.name for pattern in urlpatterns} == set(TABLE)
    prefixes = {str(entry.pattern) for entry in get_resolver().url_patterns}
    assert prefixes == {"", "admin/"}


@pytest.mark.parametrize("name", TABLE)
def test_no_address_tells_a_stranger_of_what_is_not_public(client, archive, secrets, name):
    for path, status in TABLE[name](archive, secrets).items():
        response = client.get(path)
        assert response.status_code == status, path
        told = response.content.decode().replace(f'value="{CANARY}"', "").replace(f"“{CANARY}”", "")
        told = told.replace(f"q={CANARY}", "").replace(f"person={CANARY}", "")
        assert CANARY not in told, path
        assert CANARY.lower() not in response.get("Location", "").lower()


def test_the_canary_would_be_heard_by_a_curator(client, archive, secrets):
    client.force_login(make.make_curator())
    lists = ("documents", "correspondents", "events", "collections", "repositories", "places")
    for path in (*(f"/{name}/" for name in lists), archive.cable.get_absolute_url()):
        assert CANARY in client.get(path).content.decode()


MOST_ALIKE = 10


class Links(HTMLParser):
    """The addresses that a page links to, and the ids in it."""

    def __init__(self, page):
        super().__init__()
        self.hrefs, self.ids = [], set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.hrefs.append(values["href"])
        self.ids.add(values.get("id"))


def test_every_link_from_the_first_page_on_arrives(client, archive, secrets):
    make.make_document_event(
        document=make.make_published(title="One more", date="1950?"), event=archive.visit
    )
    todo, seen, asked = ["/"], {"/"}, Counter()

    def is_wanted(parts):
        """Filters combine without end: some of each page with one parameter show every kind of link."""
        if parts.query.count("=") != 1:
            return not parts.query
        kind = resolve(parts.path).url_name, parts.query.partition("=")[0]
        asked[kind] += 1
        return asked[kind] <= MOST_ALIKE

    while todo:
        here = todo.pop()
        response = client.get(here)
        assert response.status_code in (200, 301), here
        if response.status_code == 301:
            targets = [response["Location"]]
        elif not response["Content-Type"].startswith("text/html"):
            assert response.getvalue(), here
            targets = []
        else:
            page = Links(response.content.decode())
            inside = [href[1:] for href in page.hrefs if href.startswith("#")]
            assert set(inside) <= page.ids, here
            targets = page.hrefs
        for href in targets:
            there = urldefrag(urljoin(f"http://testserver{here}", href)).url
            parts = urlsplit(there)
            path = there.removeprefix("http://testserver")
            if parts.netloc == "testserver" and path not in seen and is_wanted(parts):
                seen.add(path)
                todo.append(path)
    assert len(seen) > 100


NAMES = [
    "q",
    "date",
    "date_from",
    "date_to",
    "certainty",
    "person",
    "role",
    "genre",
    "repository",
    "collection",
    "language",
    "event",
    "sort",
    "page",
    "per_page",
    "kind",
    "letter",
    "unknown",
]
VALUES = [
    "", " ", "%00", "a%00b", "%ff%fe", "%C3%28", "%ED%A0%80", "1" * 5000, "9" * 19, "-1", "0", "1e9",
    "%D9%A1", "NaN", "../..", "%27%20OR%201=1--", "%25", "_", "%5C", "%5Cd%2B", "(", "%5B", "*", "a" * 20000,
    "1949", "1949-02", "..%2F..", "%5B1949..%5D", "Y1000000000000", "%2F", "-9999999999", "03%2F02%2F1949",
    "oldest", "certain", "sender", "person-1", "correspondent-1", "correspondent-99999999999999999999",
    "collection-1", "%E6%AF%9B", "%F0%9F%92%A9", "%E2%80%AE", "%0A%0D", "<script>", "%3Cscript%3E", "None",
]  # fmt: skip


def hostile_queries(number):
    """Query strings from a fixed seed: known names, values of every bad kind, repeated at will."""
    chance = random.Random(4)
    for _ in range(number):
        pairs = [
            f"{chance.choice(NAMES)}={chance.choice(VALUES)}" for _ in range(chance.randint(1, 5))
        ]
        yield chance.choice("&&&&;").join(pairs)


@pytest.mark.parametrize("path", ["/documents/", "/correspondents/", "/events/", "/places/"])
def test_hostile_query_strings_break_nothing(archive, path):
    client = Client(raise_request_exception=False)
    for query in hostile_queries(HOSTILE):
        status = client.get(path, QUERY_STRING=query).status_code
        assert status in (200, 400, 404), f"{path}?{query[:200]}"


def test_more_parameters_than_anybody_needs_are_refused(client):
    query = "&".join(f"genre=g{number}" for number in range(2000))
    assert client.get("/documents/", QUERY_STRING=query).status_code == 400
    assert client.get("/documents/", QUERY_STRING=query[:400]).status_code == 400


@pytest.mark.parametrize(
    "path",
    ["/", "/about/", "/documents/", "/correspondents/", "/events/", "/collections/", "/x/"],
)
def test_pages_are_strict_and_ask_nothing_of_other_hosts(client, archive, path):
    response = client.get(path)
    page = response.content.decode()
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?! src=\"/static/)|<style|\sstyle=|\son\w+=", page)
    assert not re.search(r'(?:src|<link[^>]+href)="https?://(?!127\.0\.0\.1)', page)


def test_a_page_of_a_hundred_documents_stays_under_100_kb_compressed(client):
    for number in range(100):
        words = " ".join(f"word{random.Random(number).random()}" for _ in range(60))
        document = make.make_published(title=f"Cable {words[:100]}", summary=words, date="1949")
        make.make_participation(document=document)
    page = client.get("/documents/?per_page=100").content
    assert len(gzip.compress(page)) < 100_000
