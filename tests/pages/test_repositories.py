"""The repositories and the page of one."""

import pytest

from archive.curation import publish, renew_address
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/repositories/"


def show(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def make_known(**fields):
    """A repository that holds a public document."""
    repository = make.make_repository(**fields)
    make.make_holding(document=make.make_published(date="1950"), repository=repository)
    return repository


def test_an_empty_list_says_so(client):
    assert "No repository is described yet" in show(client, LIST)


def test_the_list_gives_code_place_address_and_number(client):
    place = make.make_place(name="Kew")
    make_known(name="National Archives", code="TNA", place=place, website="https://example.org/")
    page = show(client, LIST)
    for words in ("National Archives", "TNA", "Kew", 'href="https://example.org/"', "1 document<"):
        assert words in page


def test_a_place_is_linked_only_where_it_has_a_page(client):
    place = make.make_place(name="Kew")
    repository = make_known(place=place)
    address = place.get_absolute_url()
    assert f'href="{address}"' not in show(client, LIST) + show(
        client, repository.get_absolute_url()
    )
    make.make_published(place=place)
    assert f'href="{address}"' in show(client, LIST)
    assert f'href="{address}"' in show(client, repository.get_absolute_url())


def test_a_repository_tells_its_names_collections_and_documents(client):
    repository = make_known(name="Library", other_names="Bibliothek\nBibliothèque")
    fonds = make.make_collection(title="Papers", repository=repository)
    document = make.make_published(title="A letter")
    make.make_holding(document=document, repository=repository, collection=fonds)
    page = show(client, repository.get_absolute_url())
    for words in (">Bibliothek<", ">Bibliothèque<", ">Papers<", "All 2 documents in the list"):
        assert words in page
    assert f'href="{document.get_absolute_url()}?repository={repository.address_key}"' in page


def test_an_old_address_moves_on(client):
    repository = make.make_repository(name="Foreign Office Library")
    document = make.make_document()
    make.make_holding(document=document, repository=repository)
    publish([document])
    repository.refresh_from_db()
    old = repository.get_absolute_url()
    repository.name = "Library of the Ministry"
    repository.save()
    renew_address(repository)
    response = client.get(old)
    assert old == "/repositories/foreign-office-library/"
    assert (response.status_code, response["Location"]) == (301, repository.get_absolute_url())


def test_one_that_holds_only_drafts_is_not_found_and_labelled_for_curators(client):
    repository = make.make_repository(name="Secret vault")
    make.make_holding(document=make.make_document(), repository=repository)
    assert "Secret vault" not in show(client, LIST)
    show(client, repository.get_absolute_url(), status=404)
    client.force_login(make.make_curator())
    assert "not public" in show(client, LIST)
    assert f"/admin/archive/repository/{repository.pk}/change/" in show(
        client, repository.get_absolute_url()
    )


@pytest.mark.parametrize("number", [1, 30])
def test_the_pages_take_at_most_twelve_queries(client, django_assert_max_num_queries, number):
    repository = make_known(place=make.make_place())
    for _ in range(number):
        make_known(place=make.make_place())
        fonds = make.make_collection(repository=repository)
        make.make_holding(document=make.make_published(), repository=repository, collection=fonds)
    for address in (LIST, repository.get_absolute_url()):
        with django_assert_max_num_queries(12):
            show(client, address)
