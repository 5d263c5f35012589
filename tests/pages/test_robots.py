"""robots.txt, and what single pages tell robots."""

import re
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.django_db


def rules(client):
    """The rules for all robots, as (allowed, pattern, length), as RFC 9309 reads them."""
    response = client.get("/robots.txt")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = [line for line in response.content.decode().splitlines() if line]
    told = [line.split(": ", 1) for line in lines if not line.startswith("#")]
    assert told[0] == ["User-agent", "*"]
    return [
        (
            name == "Allow",
            re.escape(path).replace(r"\*", ".*").replace(r"\$", "$"),
            len(path),
        )
        for name, path in told[1:]
    ]


def may_read(rules, address):
    """Whether a robot may read the address: the longest rule that fits decides."""
    fitting = [(length, allowed) for allowed, rule, length in rules if re.match(rule, address)]
    return max(fitting, default=(0, True))[1]


WELCOME = [
    "/",
    "/documents/",
    "/documents/?page=2",
    "/documents/?person=joseph-stalin",
    "/documents/12/a-cable/",
    "/documents/12/a-cable/?sort=oldest",
    "/documents/feed/",
    "/documents/?format=json",
    "/correspondents/?page=3",
    "/correspondents/joseph-stalin/",
    "/events/a-visit/",
    "/collections/fonds-558/",
    "/static/archive/base.css",
]
NOT_WELCOME = [
    "/admin/",
    "/complete/correspondents/?q=sta",
    "/documents/?person=joseph-stalin&genre=cable",
    "/documents/?page=2&sort=added",
    "/documents/12/a-cable/?person=joseph-stalin&genre=cable",
    "/documents/feed/?q=gold",
    "/documents/correspondents/?q=gold",
    "/documents/?format=csv",
    "/documents/?format=json&q=gold",
    "/documents/?q=gold&format=json",
    "/correspondents/?format=json",
]


@pytest.mark.parametrize("address", WELCOME)
def test_robots_may_read_records_and_lists(client, address):
    assert may_read(rules(client), address)


@pytest.mark.parametrize("address", NOT_WELCOME)
def test_robots_may_not_read_combinations_and_downloads(client, address):
    assert not may_read(rules(client), address)


def test_a_robot_that_obeys_finds_every_document(client, archive):
    allowed = rules(client)
    todo, seen, documents = ["/"], {"/"}, set()
    while todo:
        here = todo.pop()
        if found := re.match(r"/documents/(\d+)/", here):
            documents.add(int(found[1]))
        page = client.get(here).getvalue().decode()
        for link in re.findall(r'<a (?![^>]*nofollow)[^>]*href="(/[^"#]*|\?[^"#]*)', page):
            address = link.replace("&amp;", "&")
            if address.startswith("?"):
                address = f"{urlsplit(here).path}{address}"
            if address not in seen and may_read(allowed, address):
                seen.add(address)
                todo.append(address)
    assert documents == {archive.cable.pk, archive.draft.pk, archive.later.pk}


def test_robots_are_told_of_no_sitemap_that_is_not_there(client):
    told = client.get("/robots.txt").content.decode()
    assert "Sitemap:" not in told
    for path in re.findall(r"^# (/\S+)", told, flags=re.MULTILINE):
        assert client.get(path).status_code == 200


def head_of(client, query):
    """The canonical address, what robots are told, and the feeds, in the head of a list."""
    page = client.get(f"/documents/{query}").content.decode()
    page = page[: page.index("</head>")].replace("&amp;", "&")
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', page)
    robots = re.findall(r'<meta name="robots" content="([^"]*)"', page)
    return canonical, robots, re.findall(r'<link rel="alternate"[^>]*href="([^"]*)"', page)


def test_a_question_of_one_filter_may_be_kept_by_robots(client, archive):
    for query in ("?genre=cable", f"?person={archive.stalin.address_key}", "?date=1949"):
        canonical, robots, feeds = head_of(client, query)
        assert (canonical, robots) == ([f"/documents/{query}"], [])
        assert feeds == [f"/documents/feed/{query}", "/documents/feed/"]


def test_a_question_of_more_filters_may_not(client, archive):
    person = archive.stalin.address_key
    for query in ("?date=1949&genre=cable", f"?genre=cable&person={person}", "?genre=cable&q=gold"):
        _canonical, robots, _feeds = head_of(client, query)
        assert robots == ["noindex"]


def test_a_question_has_one_address_however_it_is_spelt(client, archive):
    one, two = (
        head_of(client, query)[0]
        for query in (
            "?genre=cable&date=February+1949&sort=oldest&per_page=10&page=1&unknown=1",
            "?date=1949-02&person=&genre=cable&genre=cable",
        )
    )
    assert one == two
    assert head_of(client, "?sort=oldest&per_page=10")[0] == ["/documents/"]


def test_a_question_in_error_names_no_address(client, archive):
    assert head_of(client, "?date=xx") == ([], [], ["/documents/feed/"])
