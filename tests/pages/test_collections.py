"""The tree of collections and the page of one."""

import pytest

from archive.curation import publish
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/collections/"


def show(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def tree(client):
    """Title, depth and number of documents of every collection, repository by repository."""
    groups = client.get(LIST).context["groups"]
    return [
        (str(branch.record), branch.depth, number)
        for _repository, _number, rows in groups
        for branch, number in rows
    ]


@pytest.fixture
def library(db):
    """A fonds, a series with two files in it, and a document in one of the files."""
    repository = make.make_repository(name="Library", code="LIB")
    fonds = make.make_collection(title="Papers", level="fonds", repository=repository)
    series = make.make_collection(
        title="Letters", level="series", parent=fonds, repository=repository, reference_code="1"
    )
    files = [
        make.make_collection(
            title=f"File {code}",
            level="file",
            parent=series,
            repository=repository,
            reference_code=f"1/{code}",
        )
        for code in (10, 2)
    ]
    letter = make.make_published(title="A letter", date="1950")
    for file in files:
        make.make_holding(
            document=letter, repository=repository, collection=file, reference=file.title
        )
    return fonds, series, files, letter


def test_an_empty_archive_says_so(client):
    assert "No collection is described yet" in show(client, LIST)


def test_documents_are_counted_upwards_and_once_whatever_the_holdings(client, library):
    assert tree(client) == [
        ("Papers", 0, 1),
        ("Letters", 1, 1),
        ("File 2", 2, 1),
        ("File 10", 2, 1),
    ]


def test_the_count_is_what_the_link_beside_it_lists(client, library):
    fonds = library[0]
    more = make.make_published()
    make.make_holding(document=more, repository=fonds.repository, collection=fonds)
    make.make_holding(document=make.make_document(), collection=library[1])
    listed = client.get("/documents/", {"collection": fonds.address_key})
    assert tree(client)[0] == ("Papers", 0, listed.context["answer"].total) == ("Papers", 0, 2)


def test_only_what_holds_a_public_document_is_shown(client, library):
    hidden = make.make_collection(title="Secret file", parent=library[0])
    make.make_holding(document=make.make_document(), collection=hidden)
    assert "Secret file" not in show(client, LIST) + show(client, library[0].get_absolute_url())
    show(client, hidden.get_absolute_url(), status=404)
    client.force_login(make.make_curator())
    assert "Secret file" in show(client, LIST)
    assert "not public" in show(client, hidden.get_absolute_url())


def test_a_collection_is_described_by_isad_g(client):
    creator = make.make_correspondent(authorised_form="Foreign Office", status="published")
    fonds = make.make_collection(
        title="Despatches",
        reference_code="FO 371",
        date="1906/1966",
        extent="12 metres",
        creator=creator,
        history="Moved to Kew in 1977.",
        scope="Letters of the ministry.",
    )
    make.make_holding(document=make.make_published(), collection=fonds)
    page = show(client, fonds.get_absolute_url())
    for words in (
        "FO 371",
        "1906–1966",
        "12 metres",
        "Foreign Office",
        "Moved to Kew in 1977.",
        "Letters of the ministry.",
    ):
        assert words in page


def test_a_creator_who_is_not_public_is_not_named(client):
    creator = make.make_correspondent(authorised_form="Hidden creator")
    fonds = make.make_collection(creator=creator)
    make.make_holding(document=make.make_published(), collection=fonds)
    assert "Hidden creator" not in show(client, fonds.get_absolute_url())


def test_the_path_leads_up_and_the_parts_down(client, library):
    _fonds, series, _files, letter = library
    page = show(client, series.get_absolute_url())
    crumbs = page[page.index('class="crumbs"') : page.index("<h1>")]
    assert crumbs.index(">Library<") < crumbs.index(">Papers<")
    assert page.index(">File 2<") < page.index(">File 10<")
    assert f'href="{letter.get_absolute_url()}?collection={series.address_key}"' in page


def test_the_years_of_a_collection_lead_into_the_list(client, library):
    other = make.make_published(date="1953")
    make.make_holding(document=other, collection=library[0])
    page = show(client, library[0].get_absolute_url())
    assert f"/documents/?collection={library[0].address_key}&amp;date=1953" in page


def test_a_number_leads_to_the_slug_once_there_is_one(client, library):
    numbered = library[0].get_absolute_url()
    draft = make.make_document()
    make.make_holding(document=draft, collection=library[2][0])
    publish([draft])
    response = client.get(numbered)
    assert (response.status_code, response["Location"]) == (301, "/collections/papers/")


@pytest.mark.parametrize("key", ["nothing", "collection-0", "collection-" + "9" * 40, "%00"])
def test_an_address_never_given_is_not_found(client, key):
    show(client, f"{LIST}{key}/", status=404)


@pytest.mark.parametrize("number", [1, 30])
def test_the_pages_take_at_most_twelve_queries(
    client, library, django_assert_max_num_queries, number
):
    for _ in range(number):
        part = make.make_collection(parent=library[0], repository=library[0].repository)
        document = make.make_published(date="1950")
        make.make_participation(document=document)
        make.make_holding(document=document, collection=part)
    for address in (LIST, library[0].get_absolute_url()):
        with django_assert_max_num_queries(12):
            show(client, address)


def test_a_tree_of_two_hundred_levels_is_drawn(client):
    part = None
    for _ in range(200):
        part = make.make_collection(parent=part)
    make.make_holding(document=make.make_published(), collection=part)
    assert show(client, LIST).count("<li>") >= 200
    show(client, part.get_absolute_url())


def test_of_a_huge_tree_the_higher_levels_are_drawn(client, library, monkeypatch):
    monkeypatch.setattr("archive.views.collections.MOST_DRAWN", 3)
    assert tree(client) == [("Papers", 0, 1), ("Letters", 1, 1)]
    assert f'<a href="{library[1].get_absolute_url()}">2 parts</a>' in show(client, LIST)
    monkeypatch.setattr("archive.views.collections.MOST_DRAWN", 0)
    assert tree(client) == [("Papers", 0, 1)]
