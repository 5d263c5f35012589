"""The values by which the list can be narrowed: each number is what one gets after the click."""

import re
from urllib.parse import urljoin

import lxml.html
import pytest

from archive.search import index_words
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/documents/"
GROUPS = (
    "Genre",
    "Repository",
    "Collection",
    "Language",
    "Correspondent",
    "Role",
    "Date",
    "Place of writing",
    "Event",
    "With",
)


@pytest.fixture
def several(archive):
    """The archive with documents that differ from its cable in every group."""
    report = make.make_genre(name="Report", slug="report")
    for number in range(3):
        more = make.make_published(title=f"Report {number}", date="1953", genre=report)
        more.languages.add(make.make_language("zh", name="Chinese"))
        make.make_participation(document=more, correspondent=archive.mikoyan, role="author")
    both = make.make_published(title="Letter and cable", date="1949/1953", genre=report)
    make.make_participation(document=both, correspondent=archive.stalin)
    make.make_participation(document=both, correspondent=archive.mikoyan, role="recipient", order=1)
    make.make_holding(document=both, collection=archive.fonds, repository=archive.repository)
    make.make_text(document=both, kind="translation")
    make.make_published(title="Undated", place=make.make_place(name="Beijing"))
    index_words()
    return archive


def panel(client, address=LIST):
    """The groups of the page by name, each a list of rows."""
    response = client.get(address)
    assert response.status_code == 200, address
    page = lxml.html.fromstring(response.content.decode())
    return {
        group.find("summary").text.strip(): group.findall("ul/li")
        for group in page.xpath("//nav[@class='facets']/details")
    }


def total(client, address):
    response = client.get(urljoin(LIST, address))
    assert response.status_code == 200, address
    return response.context["answer"].total


def name_of(row):
    """What the row is called, without the words for those who do not see it."""
    what = row.xpath(".//*[@class='what']")[0]
    return (what.xpath("string()")).removeprefix("Only ")


def row_of(client, group, name, address=LIST):
    [row] = [row for row in panel(client, address)[group] if name_of(row) == name]
    return row


def links(row):
    """The addresses of a row by the first word of their names."""
    return {
        re.match(r"\w+", one.text_content().strip())[0]: one.get("href") for one in row.iter("a")
    }


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?genre=report",
        "?genre=report&genre=cable",
        "?date=1949",
        "?date=1949&certainty=possible",
        "?certainty=undated",
        "?person={stalin}&role=sender",
        "?not=genre:report",
        "?not=person:{mikoyan}&collection={fonds}",
        "?q=cable&per_page=25&sort=newest",
        "?role=author&has=text&not=has:translation",
        "?part=sender:{stalin}&part=recipient:{mikoyan}",
    ],
)
def test_the_number_beside_a_value_is_that_of_the_list_it_leads_to(client, several, asked):
    keys = {name: getattr(several, name).address_key for name in ("stalin", "mikoyan", "fonds")}
    followed = 0
    for group, rows in panel(client, LIST + asked.format(**keys)).items():
        for row in rows:
            for link in row.xpath("./a[span[@class='n']]"):
                number = int(link.xpath("span[@class='n']")[0].text)
                assert total(client, link.get("href")) == number, (group, name_of(row))
                followed += 1
    assert followed


def test_every_group_has_its_values(client, several):
    groups = panel(client)
    assert tuple(groups) == GROUPS
    assert [name_of(row) for row in groups["Genre"]] == ["Report", "Cable"]
    assert [name_of(row) for row in groups["Date"]] == ["1940s", "1950s", "Undated"]


def test_a_collection_stands_below_the_one_it_is_part_of(client, several):
    rows = panel(client)["Collection"]
    assert [(name_of(row), row.get("class")) for row in rows] == [
        ("Fonds 558", None),
        ("File 331", "below1"),
    ]


def test_values_of_a_group_are_joined_with_or_and_dropped_one_by_one(client, several):
    row = row_of(client, "Genre", "Report")
    assert "or" not in links(row)
    address = LIST + links(row)["Only"]
    assert total(client, links(row)["Only"]) == 4
    other = links(row_of(client, "Genre", "Cable", address))
    assert total(client, other["or"]) == 5
    address = LIST + other["or"]
    chosen = row_of(client, "Genre", "Report", address)
    assert chosen.get("class") == "in"
    assert chosen.find("a").get("aria-current") == "true"
    assert total(client, links(chosen)["Remove"]) == 1


def test_a_value_is_left_out_and_allowed_again(client, several):
    everything = total(client, "")
    row = row_of(client, "Genre", "Report")
    assert total(client, links(row)["not"]) == everything - 4
    address = LIST + links(row)["not"]
    left_out = row_of(client, "Genre", "not Report", address)
    assert total(client, links(left_out)["Allow"]) == everything


def test_groups_in_which_something_is_chosen_stand_open(client, several):
    address = f"{LIST}?language=zh&not=role:mentioned"
    page = lxml.html.fromstring(client.get(address).content.decode())
    opened = [
        group.find("summary").text.strip()
        for group in page.xpath("//details[@class='facet'][@open]")
    ]
    assert opened == ["Genre", "Language", "Role"]


def test_no_robot_is_led_into_the_combinations(client, several):
    page = lxml.html.fromstring(client.get(f"{LIST}?genre=report").content.decode())
    addresses = page.xpath(
        "//nav[@class='facets']//a | //figure//a | //p[contains(@class, 'counts')]//a"
    )
    assert len(addresses) > 20
    assert {one.get("rel") for one in addresses} == {"nofollow"}


def test_links_say_what_they_do(client, several):
    row = row_of(client, "Genre", "Cable", f"{LIST}?genre=report")
    said = [" ".join(one.text_content().split()) for one in row.iter("a")]
    assert said == ["Only Cable 1 document", "or Cable", "not Cable"]


def test_what_only_drafts_have_is_in_no_group(client, several):
    draft = make.make_document(
        genre=make.make_genre(name="Canary", slug="canary"),
        place=make.make_place(name="Canary Wharf"),
    )
    nobody = make.make_correspondent(authorised_form="Canary", status="published")
    make.make_participation(document=draft, correspondent=nobody)
    assert b"Canary" not in client.get(LIST).content
